package stripe

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/internal/viewer"
)

var (
	errStillOwed = errors.New("it is owed here still")
	errNotNoted  = errors.New("it could not be noted here")
)

// returned is what of an invoice's money is away at Stripe, and of which charges.
type returned struct {
	sum     int64
	charges map[string]bool
}

// returns gives the money that went back since [recent], by what Stripe calls the invoice.
func (t *Till) returns(ctx context.Context) (map[string]returned, error) {
	found, since := map[string]returned{}, &stripe.RangeQueryParams{GreaterThanOrEqual: t.now().Add(-recent).Unix()}

	add := func(charge *stripe.Charge, of Back) {
		if charge == nil || charge.Invoice == nil {
			return
		}

		one := found[charge.Invoice.ID]
		if one.charges == nil {
			one.charges = map[string]bool{}
		}

		if one.charges[charge.ID] = true; of.Gone {
			one.sum += of.Amount
		}

		found[charge.Invoice.ID] = one
	}

	refunds := &stripe.RefundListParams{CreatedRange: since}
	refunds.Context, refunds.Limit = ctx, new(int64(100))
	refunds.AddExpand("data.charge")

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	all := t.api.Refunds.List(refunds)
	for all.Next() {
		add(all.Refund().Charge, refund(all.Refund()))
	}

	if all.Err() != nil {
		return nil, wrapped("refunds", all.Err())
	}

	disputes := &stripe.DisputeListParams{CreatedRange: since}
	disputes.Context, disputes.Limit = ctx, new(int64(100))
	disputes.AddExpand("data.charge")

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	objected := t.api.Disputes.List(disputes)
	for objected.Next() {
		add(objected.Dispute().Charge, dispute(objected.Dispute()))
	}

	return found, wrapped("disputes", objected.Err())
}

// compareBack compares the money that went back of an invoice, and what was taken back of it by a credit note.
func (t *Till) compareBack(tenant uuid.UUID, bill Bill, there *stripe.Invoice, away returned) (found []Difference) {
	if away.sum != bill.Back {
		found = append(found, Difference{
			Kind: InvoiceReturned, Tenant: tenant, What: bill.Number, Ours: money(bill.Back, bill.Currency), Theirs: money(away.sum, bill.Currency),
			repair: func(ctx context.Context) error { return t.hearBack(ctx, bill.ID, away) },
		})
	}

	if there.PostPaymentCreditNotesAmount > bill.Noted {
		found = append(found, Difference{
			Kind: InvoiceCredited, Tenant: tenant, What: bill.Number, Ours: money(bill.Noted, bill.Currency), Theirs: money(there.PostPaymentCreditNotesAmount, bill.Currency),
		})
	}

	return found
}

// hearBack notes what went back, and holds that it is noted then. Without a charge that we know of, there is nothing to hear.
func (t *Till) hearBack(ctx context.Context, of uuid.UUID, away returned) error {
	for charge := range away.charges {
		if err := t.lookCharge(viewer.With(ctx, viewer.System("reconcile with Stripe")), charge); err != nil {
			return err
		}
	}

	now, err := t.bill(ctx, of)
	if err == nil && now.Back != away.sum {
		return errNotNoted
	}

	return err
}

// bill gives one as it stands now; an empty one when it is none of the tenant's.
func (t *Till) bill(ctx context.Context, of uuid.UUID) (Bill, error) {
	all, err := t.ledger.Bills(ctx, t.now().Add(-recent))
	for _, one := range all {
		if one.ID == of {
			return one, nil
		}
	}

	return Bill{}, wrapped("bill", err)
}
