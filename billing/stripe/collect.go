package stripe

import (
	"context"
	"errors"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
)

// collect has Stripe collect invoices, or leave them be. One that cannot be holds up no other.
func (t *Till) collect(ctx context.Context, row *db.Collection, bills []Bill) (failed error) {
	for _, bill := range bills {
		if err := t.collectOne(ctx, row, bill); err != nil {
			failed = errors.Join(failed, err)

			if gone(err) {
				break
			}
		}
	}

	return failed
}

// collectOne walks one invoice to where it is to be. Each step looks at what is there first, so it may end anywhere and begin again.
func (t *Till) collectOne(ctx context.Context, row *db.Collection, bill Bill) error {
	remote, err := t.draft(ctx, row, bill)
	if err != nil {
		return err
	}

	found, err := t.invoice(ctx, remote)
	if err != nil {
		return err
	}

	if found, err = t.step(ctx, row, bill, found); err != nil {
		return err
	}

	known, err := ent.From(ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice), mirror.Local(bill.ID.String())).Only(ctx)
	if err != nil {
		return wrapped("collect", err)
	}

	return t.follow(ctx, known, bill.ID, bill.State, found)
}

// step does what is next for an invoice: a draft is finished, and an open one collected or ended.
func (t *Till) step(ctx context.Context, row *db.Collection, bill Bill, found *stripe.Invoice) (next *stripe.Invoice, err error) {
	if found.Status == stripe.InvoiceStatusDraft && bill.State == Owed {
		if found, err = t.fill(ctx, row, bill, found); err != nil {
			return nil, err
		}
	}

	switch {
	case found.Status != stripe.InvoiceStatusOpen:
		return found, nil
	case bill.State == Owed:
		return t.carry(ctx, row, bill, found)
	default:
		return t.end(ctx, bill, found.ID)
	}
}

// carry does for an open invoice what came up since it was made: less is to be paid, or there is a card.
func (t *Till) carry(ctx context.Context, row *db.Collection, bill Bill, open *stripe.Invoice) (*stripe.Invoice, error) {
	if err := t.relieve(ctx, bill, open); err != nil {
		return nil, err
	}

	return t.charge(ctx, row, bill, open)
}

// end has Stripe leave an open invoice be: it was voided or written off here, or paid by other means.
func (t *Till) end(ctx context.Context, bill Bill, remote string) (*stripe.Invoice, error) {
	switch bill.State { //nolint:exhaustive // what is owed is not ended
	case Voided:
		params := &stripe.InvoiceVoidInvoiceParams{}

		return call(ctx, t, "", &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.VoidInvoice(remote, params) })
	case WrittenOff:
		params := &stripe.InvoiceMarkUncollectibleParams{}

		return call(ctx, t, "", &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.MarkUncollectible(remote, params) })
	default:
		params := &stripe.InvoicePayParams{PaidOutOfBand: new(true)}

		return call(ctx, t, "", &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.Pay(remote, params) })
	}
}
