package invoice

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/credit"
	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/invoiceline"
	"github.com/honnin/honnin/ent/db/payment"
)

// Since gives the invoices of the viewer's tenant that were issued since an instant, in that order, with their lines, credit notes and
// payments.
func Since(ctx context.Context, at time.Time) ([]*db.Invoice, error) {
	rows, err := ent.From(ctx).Invoice.Query().Where(invoice.IssuedAtGTE(ent.Instant(at))).Order(invoice.ByIssuedAt(), invoice.ByID()).
		WithLines(func(q *db.InvoiceLineQuery) { q.Order(invoiceline.ByPosition()) }).WithNotes().WithPayments().Limit(maxVersions).All(ctx)

	return rows, wrapped("since", err)
}

// Collect notes money that somebody collected for an invoice, whatever has become of the invoice meanwhile: what is left of it is paid,
// and the rest becomes credit, so that nothing that came in is lost. The same key notes nothing more. Faults: invalid (names the field),
// not found.
func (d *Desk) Collect(ctx context.Context, of uuid.UUID, receipt Receipt) error {
	if err := receipt.check(); err != nil {
		return err
	}

	if receipt.Amount < 0 {
		return invalid("amount", "What was collected is above 0.")
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := hold(ctx); err != nil {
			return err
		}

		known, err := collected(ctx, receipt.IdempotencyKey)
		if err != nil || known {
			return err
		}

		bill, err := Get(ctx, of)
		if err != nil {
			return err
		}

		rest := receipt.Amount

		if bill.State != Drafted && bill.State != Voided && left(bill) > 0 {
			part := receipt
			part.Amount = min(receipt.Amount, left(bill))
			rest -= part.Amount

			if _, err := d.pay(ctx, of, part); err != nil {
				return err
			}
		}

		if rest == 0 {
			return nil
		}

		_, err = d.Prepay(ctx, Gift{
			IdempotencyKey: receipt.IdempotencyKey, Currency: price.Currency(bill.Currency), Amount: rest,
			Reason: "more came in for an invoice than was left to be paid: " + receipt.Reference,
		})

		return err
	})
}

// collected tells whether money of this key was noted before.
func collected(ctx context.Context, key string) (bool, error) {
	paid, err := ent.From(ctx).Payment.Query().Where(payment.IdempotencyKey(key)).Exist(ctx)
	if err != nil || paid {
		return paid, wrapped("collected", err)
	}

	kept, err := ent.From(ctx).Credit.Query().Where(credit.IdempotencyKey(given(key))).Exist(ctx)

	return kept, wrapped("collected", err)
}

// given is the key in the ledger of credit for what is given by a key of the caller's.
func given(key string) string { return "gift:" + key }
