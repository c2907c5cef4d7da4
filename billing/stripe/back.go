package stripe

import (
	"context"
	"time"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/internal/viewer"
)

// Back is money that Stripe collected and that went back: a refund, or what a bank took because the person objected.
type Back struct {
	// Reference is what Stripe calls it, re_… or dp_….
	Reference string
	// Amount is above 0, in the currency's smallest unit.
	Amount int64
	// At is when it was begun.
	At time.Time
	// Gone tells whether the money is away now. A refund may fail, and an objection be won: then it came again.
	Gone bool
}

// refund is a refund as money that went back.
func refund(of *stripe.Refund) Back {
	failed := of.Status == stripe.RefundStatusFailed || of.Status == stripe.RefundStatusCanceled

	return Back{of.ID, of.Amount, time.Unix(of.Created, 0), !failed}
}

// dispute is an objection as money that went back: banks take it when they ask, and give it again when the answer convinces them. A warning
// asks and takes nothing.
func dispute(of *stripe.Dispute) Back {
	taken := of.Status == stripe.DisputeStatusNeedsResponse || of.Status == stripe.DisputeStatusUnderReview || of.Status == stripe.DisputeStatusLost

	return Back{of.ID, of.Amount, time.Unix(of.Created, 0), taken}
}

// lookRefund follows a refund to its charge.
func (t *Till) lookRefund(ctx context.Context, about string) error {
	params := &stripe.RefundParams{}

	found, err := call(ctx, t, "", &params.Params, func() (*stripe.Refund, error) { return t.api.Refunds.Get(about, params) })
	if err != nil || found.Charge == nil {
		return err
	}

	return t.lookCharge(ctx, found.Charge.ID)
}

// lookDispute follows an objection to its charge.
func (t *Till) lookDispute(ctx context.Context, about string) error {
	params := &stripe.DisputeParams{}

	found, err := call(ctx, t, "", &params.Params, func() (*stripe.Dispute, error) { return t.api.Disputes.Get(about, params) })
	if err != nil || found.Charge == nil {
		return err
	}

	return t.lookCharge(ctx, found.Charge.ID)
}

// lookCharge notes what went back of the charge of an invoice of ours, after the money itself: so it does not matter what was told first.
func (t *Till) lookCharge(ctx context.Context, about string) error {
	params := &stripe.ChargeParams{}

	found, err := call(ctx, t, "", &params.Params, func() (*stripe.Charge, error) { return t.api.Charges.Get(about, params) })
	if err != nil || found.Invoice == nil {
		return err
	}

	row, err := ent.From(ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice), mirror.Remote(found.Invoice.ID)).Only(ctx)
	if db.IsNotFound(err) {
		return nil // not ours
	}

	if err != nil {
		return wrapped("charge", err)
	}

	if err := t.lookInvoice(ctx, found.Invoice.ID); err != nil {
		return err
	}

	return t.takeBack(viewer.With(ctx, viewer.For(row.TenantID, "hear from Stripe")), row, about)
}

// takeBack has the ledger note what went back of a charge.
func (t *Till) takeBack(ctx context.Context, row *db.Mirror, charge string) error {
	bill, err := billOf(row)
	if err != nil || t.ledger == nil {
		return err
	}

	all, err := t.backs(ctx, charge)
	if err != nil {
		return err
	}

	for _, one := range all {
		if err := t.ledger.Return(ctx, bill, one); err != nil {
			return err
		}
	}

	return nil
}

// backs gives what ever went back of a charge.
func (t *Till) backs(ctx context.Context, charge string) (found []Back, err error) {
	refunds := &stripe.RefundListParams{Charge: new(charge)}
	refunds.Context, refunds.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	returned := t.api.Refunds.List(refunds)
	for returned.Next() {
		found = append(found, refund(returned.Refund()))
	}

	if returned.Err() != nil {
		return nil, wrapped("refunds", returned.Err())
	}

	disputes := &stripe.DisputeListParams{Charge: new(charge)}
	disputes.Context, disputes.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	objected := t.api.Disputes.List(disputes)
	for objected.Next() {
		found = append(found, dispute(objected.Dispute()))
	}

	return found, wrapped("disputes", objected.Err())
}
