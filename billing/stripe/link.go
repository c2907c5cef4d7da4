package stripe

import (
	"context"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
)

// Checkout gives a page of Stripe's at which somebody of the viewer's tenant registers a card, and which leads on when that is done, or back
// when it is not. The same key gives the same page for a day. Faults: unavailable (Stripe does not answer).
func (t *Till) Checkout(ctx context.Context, key, done, back string) (url string, err error) {
	row, err := t.account(ctx)
	if err != nil {
		return "", public(err)
	}

	params := &stripe.CheckoutSessionParams{
		Mode: new("setup"), Currency: new(baseCurrency), Customer: new(row.Customer), SuccessURL: new(done), CancelURL: new(back),
	}
	params.AddMetadata(tenantKey, id.Format(id.Tenant, row.TenantID))

	made, err := call(ctx, t, "honnin/checkout/"+row.TenantID.String()+"/"+key, &params.Params, func() (*stripe.CheckoutSession, error) {
		return t.api.CheckoutSessions.New(params)
	})
	if err != nil {
		return "", public(err)
	}

	return made.URL, nil
}

// Portal gives a page of Stripe's at which somebody of the viewer's tenant changes the card and sees what was paid. Faults: conflict (no
// card was registered yet), unavailable (Stripe does not answer).
func (t *Till) Portal(ctx context.Context, back string) (url string, err error) {
	row, err := Standing(ctx)
	if err != nil {
		return "", err
	}

	if row == nil || row.Customer == "" {
		return "", fault.New(fault.Conflict, "Register a card first.", nil)
	}

	params := &stripe.BillingPortalSessionParams{Customer: new(row.Customer), ReturnURL: new(back)}

	made, err := call(ctx, t, "", &params.Params, func() (*stripe.BillingPortalSession, error) { return t.api.BillingPortalSessions.New(params) })
	if err != nil {
		return "", public(err)
	}

	return made.URL, nil
}

// public says what a person may know of an error.
func public(err error) error {
	if wrong := said(err); wrong != nil && wrong.Type == stripe.ErrorTypeIdempotency {
		return fault.New(fault.Conflict, "The idempotency key was used for something else.", err)
	}

	if said(err) != nil && !away(err) {
		return err
	}

	return fault.New(fault.Unavailable, "The payment service does not answer just now. Please try again in a moment.", err)
}
