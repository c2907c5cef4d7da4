package invoice

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/credit"
	"github.com/honnin/honnin/ent/db/creditnote"
	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/payment"
	"github.com/honnin/honnin/internal/cursor"
)

// Page says which part of a list is meant: First is 1 to 100, After the cursor of the row behind which it begins, empty for the newest.
type Page struct {
	First int
	After string
}

// apply checks a page and narrows a query to what lies behind it.
func (p Page) apply(where func(func(*sql.Selector))) error {
	if err := cursor.Length(p.First); err != nil {
		return err
	}

	if p.After == "" {
		return nil
	}

	at, id, err := cursor.Parse(p.After)
	if err != nil {
		return err
	}

	where(func(s *sql.Selector) {
		s.Where(sql.CompositeLT([]string{s.C("created_at"), s.C("id")}, at, id))
	})

	return nil
}

// List gives invoices that the viewer may see, newest first: of its tenant, or of every tenant for a viewer over all. A state keeps those
// in it; nil keeps all.
func List(ctx context.Context, page Page, state *State) (rows []*db.Invoice, more bool, err error) {
	query := ent.From(ctx).Invoice.Query().Order(invoice.ByCreatedAt(sql.OrderDesc()), invoice.ByID(sql.OrderDesc())).Limit(page.First + 1)
	if state != nil {
		query.Where(invoice.StateEQ(*state))
	}

	if err := page.apply(func(p func(*sql.Selector)) { query.Where(p) }); err != nil {
		return nil, false, err
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("invoice: list: %w", err)
	}

	rows, more = cursor.Cut(rows, page.First)

	return rows, more, nil
}

// Credits gives the ledger of credit of the viewer's tenant, newest first.
func Credits(ctx context.Context, page Page) (rows []*db.Credit, more bool, err error) {
	query := ent.From(ctx).Credit.Query().Order(credit.ByCreatedAt(sql.OrderDesc()), credit.ByID(sql.OrderDesc())).Limit(page.First + 1)

	if err := page.apply(func(p func(*sql.Selector)) { query.Where(p) }); err != nil {
		return nil, false, err
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("invoice: credits: %w", err)
	}

	rows, more = cursor.Cut(rows, page.First)

	return rows, more, nil
}

// Payments gives the payments of an invoice, the oldest first.
func Payments(ctx context.Context, of uuid.UUID) ([]*db.Payment, error) {
	rows, err := ent.From(ctx).Payment.Query().Where(payment.InvoiceID(of)).Order(payment.ByCreatedAt(), payment.ByID()).Limit(maxVersions).All(ctx)

	return rows, wrapped("payments", err)
}

// Notes gives the credit notes of an invoice, the oldest first.
func Notes(ctx context.Context, of uuid.UUID) ([]*db.CreditNote, error) {
	rows, err := ent.From(ctx).CreditNote.Query().Where(creditnote.InvoiceID(of)).Order(creditnote.ByCreatedAt(), creditnote.ByID()).Limit(maxVersions).All(ctx)

	return rows, wrapped("notes", err)
}
