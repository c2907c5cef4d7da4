package invoice

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/credit"
	"github.com/honnin/honnin/ent/db/creditnote"
	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/payment"
	"github.com/honnin/honnin/internal/id"
)

func ledgerInvoices(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	from, to := ent.Instant(of.From), ent.Instant(of.To)
	made := invoice.Or(
		invoice.And(invoice.IssuedAtGTE(from), invoice.IssuedAtLT(to)),
		invoice.And(invoice.IssuedAtIsNil(), invoice.CreatedAtGTE(from), invoice.CreatedAtLT(to)),
	)

	return pages(
		func(after uuid.UUID) ([]*db.Invoice, error) {
			return ent.From(ctx).Invoice.Query().Where(made, invoice.IDGT(after)).Order(invoice.ByID()).Limit(ledgerPage).All(ctx)
		},
		func(row *db.Invoice) uuid.UUID { return row.ID },
		func(rows []*db.Invoice) ([]Entry, error) { return mapped(rows, entryOfInvoice), nil }, each)
}

func mapped[T any](rows []*T, entry func(*T) Entry) []Entry {
	entries := make([]Entry, len(rows))
	for i, row := range rows {
		entries[i] = entry(row)
	}

	return entries
}

func entryOfInvoice(row *db.Invoice) Entry {
	major := majorOf(row.Currency)

	at := row.CreatedAt
	if row.IssuedAt != nil {
		at = *row.IssuedAt
	}

	return Entry{
		Kind: "invoice", ID: id.Format(id.Invoice, row.ID), At: instant(at), Number: text(row.Number), Month: row.PeriodFrom[:7], State: string(row.State),
		Currency: row.Currency, Amount: major(row.Total), Net: major(row.Net), Tax: major(row.Tax), Credited: major(row.Credited),
		Paid: major(row.Paid), Noted: major(row.Noted), Left: major(Left(row)), DueOn: row.DueOn, Reason: row.Reason,
	}
}

func ledgerNotes(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	return pages(
		func(after uuid.UUID) ([]*db.CreditNote, error) {
			return ent.From(ctx).CreditNote.Query().Where(
				creditnote.CreatedAtGTE(ent.Instant(of.From)), creditnote.CreatedAtLT(ent.Instant(of.To)), creditnote.IDGT(after),
			).Order(creditnote.ByID()).Limit(ledgerPage).All(ctx)
		},
		func(row *db.CreditNote) uuid.UUID { return row.ID },
		func(rows []*db.CreditNote) ([]Entry, error) {
			names, err := numbers(ctx, rows, func(row *db.CreditNote) *uuid.UUID { return &row.InvoiceID })

			return mapped(rows, func(row *db.CreditNote) Entry {
				major := majorOf(row.Currency)

				return Entry{
					Kind: "credit_note", ID: id.Format(id.CreditNote, row.ID), At: instant(row.CreatedAt), Number: row.Number, Invoice: names[row.InvoiceID],
					Currency: row.Currency, Amount: major(-row.Total), Net: major(-row.Net), Tax: major(-row.Tax), Rate: row.Rate, Reason: row.Reason,
				}
			}), err
		}, each)
}

func ledgerPayments(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	return pages(
		func(after uuid.UUID) ([]*db.Payment, error) {
			return ent.From(ctx).Payment.Query().Where(
				payment.ReceivedAtGTE(ent.Instant(of.From)), payment.ReceivedAtLT(ent.Instant(of.To)), payment.IDGT(after),
			).Order(payment.ByID()).Limit(ledgerPage).All(ctx)
		},
		func(row *db.Payment) uuid.UUID { return row.ID },
		func(rows []*db.Payment) ([]Entry, error) {
			names, err := numbers(ctx, rows, func(row *db.Payment) *uuid.UUID { return &row.InvoiceID })

			return mapped(rows, func(row *db.Payment) Entry {
				return Entry{
					Kind: "payment", ID: id.Format(id.Payment, row.ID), At: instant(row.ReceivedAt), Invoice: names[row.InvoiceID], Currency: row.Currency,
					Amount: majorOf(row.Currency)(row.Amount), Method: string(row.Method), Reference: row.Reference,
				}
			}), err
		}, each)
}

func ledgerCredits(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	return pages(
		func(after uuid.UUID) ([]*db.Credit, error) {
			return ent.From(ctx).Credit.Query().Where(
				credit.CreatedAtGTE(ent.Instant(of.From)), credit.CreatedAtLT(ent.Instant(of.To)), credit.IDGT(after),
			).Order(credit.ByID()).Limit(ledgerPage).All(ctx)
		},
		func(row *db.Credit) uuid.UUID { return row.ID },
		func(rows []*db.Credit) ([]Entry, error) {
			names, err := numbers(ctx, rows, func(row *db.Credit) *uuid.UUID { return row.InvoiceID })

			return mapped(rows, func(row *db.Credit) Entry {
				shown := Entry{
					Kind: "credit_" + string(row.Kind), ID: id.Format(id.Credit, row.ID), At: instant(row.CreatedAt), Currency: row.Currency,
					Amount: majorOf(row.Currency)(row.Amount), ExpiresOn: row.ExpiresOn, Reason: row.Reason,
				}
				if row.InvoiceID != nil {
					shown.Invoice = names[*row.InvoiceID]
				}

				return shown
			}), err
		}, each)
}

// numbers gives what the invoices are called that rows belong to.
func numbers[T any](ctx context.Context, rows []*T, of func(*T) *uuid.UUID) (map[uuid.UUID]string, error) {
	var wanted []uuid.UUID

	for _, row := range rows {
		if key := of(row); key != nil {
			wanted = append(wanted, *key)
		}
	}

	found, err := ent.From(ctx).Invoice.Query().Where(invoice.IDIn(wanted...)).Select(invoice.FieldNumber).All(ctx)

	names := make(map[uuid.UUID]string, len(found))
	for _, row := range found {
		if names[row.ID] = text(row.Number); row.Number == nil {
			names[row.ID] = id.Format(id.Invoice, row.ID)
		}
	}

	return names, wrapped("ledger", err)
}

// ledgerUsage gives what was used by day and meter; test environments have none.
func ledgerUsage(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	parts, err := billing.Sum(ctx, billing.Filter{From: of.From, To: of.To}, billing.By{Day: true, Zone: of.Zone})
	if err != nil {
		return err
	}

	for _, part := range parts {
		if err := each(Entry{Kind: "usage", Day: part.Begin.Format(time.DateOnly), Meter: string(part.Meter), Quantity: &part.Quantity}); err != nil {
			return err
		}
	}

	return nil
}
