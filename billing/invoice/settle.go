package invoice

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/payment"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// Void takes an invoice back as a whole: it is owed no longer, and what it used of credit is given back. Its number stays. What was paid
// must have gone back before. Faults: invalid (no reason), not found, conflict (another revision, a state that does not allow it, money
// that came in).
func (d *Desk) Void(ctx context.Context, of uuid.UUID, revision int, reason string) (*db.Invoice, error) {
	return d.end(ctx, of, revision, reason, Voided)
}

// WriteOff gives up what was not paid of an invoice.
func (d *Desk) WriteOff(ctx context.Context, of uuid.UUID, revision int, reason string) (*db.Invoice, error) {
	return d.end(ctx, of, revision, reason, WrittenOff)
}

func (d *Desk) end(ctx context.Context, of uuid.UUID, revision int, reason string, to State) (row *db.Invoice, err error) {
	if reason, err = because(reason); err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = d.take(ctx, of, revision); err != nil {
			return err
		}

		if err := allowed(row.State, to); err != nil {
			return err
		}

		if to == Voided && (row.Paid != 0 || row.Noted != 0) {
			return fault.New(fault.Conflict, "Money came in for this invoice, or a credit note was written. Put that right first.", nil, fault.Code("paid"))
		}

		if to == Voided {
			if err := restore(ctx, row); err != nil {
				return err
			}
		}

		row, err = row.Update().SetState(to).SetReason(reason).SetSettledAt(d.Now()).AddRevision(1).Save(ctx)
		if err != nil {
			return fmt.Errorf("invoice: %s: %w", to, err)
		}

		return d.record(ctx, row, map[State]string{Voided: "void", WrittenOff: "write-off"}[to], map[string]any{"reason": reason})
	})

	return row, err
}

// take holds everything owed of the tenant and gives an invoice of the revision; another revision is a [StaleError].
func (d *Desk) take(ctx context.Context, of uuid.UUID, revision int) (*db.Invoice, error) {
	if _, err := hold(ctx); err != nil {
		return nil, err
	}

	row, err := Get(ctx, of)
	if err != nil {
		return nil, err
	}

	if row.Revision != revision {
		return nil, &StaleError{row.Revision}
	}

	return row, nil
}

// Receipt is money that came in for an invoice, or went back.
type Receipt struct {
	IdempotencyKey string
	Method         payment.Method
	// Amount is in smallest units, below 0 for what went back; at most what is left to be paid, and back at most what came in.
	Amount int64
	// At is when.
	At time.Time
	// Reference is what the bank calls it, up to 200 bytes.
	Reference string
}

// Pay notes a payment. An invoice of which nothing is left to pay is paid; one of which something went back is issued again. The same key
// with the same receipt gives the payment of the first time. Faults: invalid (names the field), not found, conflict (a state that does not
// allow it, more than is left).
func (d *Desk) Pay(ctx context.Context, of uuid.UUID, receipt Receipt) (row *db.Payment, err error) {
	if err := receipt.check(); err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := hold(ctx); err != nil {
			return err
		}

		row, err = ent.From(ctx).Payment.Query().Where(payment.IdempotencyKey(receipt.IdempotencyKey)).Only(ctx)
		if err == nil {
			if row.InvoiceID != of || row.Amount != receipt.Amount || row.Method != receipt.Method {
				return ErrReused
			}

			return nil
		}

		if !db.IsNotFound(err) {
			return fmt.Errorf("invoice: payment: %w", err)
		}

		row, err = d.pay(ctx, of, receipt)

		return err
	})

	return row, err
}

func (r Receipt) check() error {
	if err := checkKey(r.IdempotencyKey); err != nil {
		return err
	}

	switch {
	case payment.MethodValidator(r.Method) != nil:
		return invalid("method", "A payment is by transfer, Stripe or another way.")
	case r.Amount == 0 || r.Amount > MaxAmount || r.Amount < -MaxAmount:
		return invalid("amount", "An amount is not 0, and within 1000000000000 of the currency's smallest unit.")
	case len(r.Reference) > 200:
		return invalid("reference", "A reference has up to 200 bytes.")
	default:
		return nil
	}
}

func (d *Desk) pay(ctx context.Context, of uuid.UUID, receipt Receipt) (*db.Payment, error) {
	bill, err := Get(ctx, of)
	if err != nil {
		return nil, err
	}

	if bill.State == Drafted || bill.State == Voided {
		return nil, allowed(bill.State, Paid)
	}

	if receipt.Amount > left(bill) || bill.Paid+receipt.Amount < 0 {
		return nil, fault.New(fault.Conflict, "That is more than is left to be paid, or than came in. Note the rest as credit.", nil, fault.Code("amount"))
	}

	row, err := ent.From(ctx).Payment.Create().SetInvoiceID(bill.ID).SetMethod(receipt.Method).SetCurrency(bill.Currency).SetAmount(receipt.Amount).
		SetReceivedAt(receipt.At).SetReference(receipt.Reference).SetIdempotencyKey(receipt.IdempotencyKey).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("invoice: payment: %w", err)
	}

	bill.Paid += receipt.Amount

	if err := d.settle(ctx, bill); err != nil {
		return nil, err
	}

	return row, audit.Record(ctx, audit.Entry{
		Action: "invoice.pay", Target: id.Format(id.Invoice, bill.ID), At: d.Now(),
		After: map[string]any{"payment": id.Format(id.Payment, row.ID), "method": row.Method, "currency": row.Currency, "amount": row.Amount},
	})
}

// left is what is left to be paid; never below 0.
func left(row *db.Invoice) int64 { return max(row.Due-row.Paid-row.Noted, 0) }

// Left is what is left to be paid of an invoice, in smallest units: nothing of one that is not owed.
func Left(row *db.Invoice) int64 {
	if row.State != Issued {
		return 0
	}

	return left(row)
}

// settle writes what was paid and noted, and the state that follows.
func (d *Desk) settle(ctx context.Context, bill *db.Invoice) error {
	becomes := ent.From(ctx).Invoice.UpdateOneID(bill.ID).SetPaid(bill.Paid).SetNoted(bill.Noted).AddRevision(1)

	switch over := left(bill) == 0; {
	case over && bill.State != Paid:
		becomes.SetState(Paid).SetSettledAt(d.Now())
	case !over && bill.State == Paid:
		becomes.SetState(Issued).ClearSettledAt()
	}

	return wrapped("settle", becomes.Where(invoice.StateEQ(bill.State)).Exec(ctx))
}
