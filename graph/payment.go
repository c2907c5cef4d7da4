package graph

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/platform"
)

// maxLinkKey bounds an idempotency key in bytes: Stripe's own takes 255, and we put something before it.
const maxLinkKey = 200

// cardPage is where Stripe's pages lead back to: it looks for a card that we hear of in a moment.
const cardPage = "/billing?card=new"

// PaymentAccount says how the viewer's tenant pays.
func (query) PaymentAccount(ctx context.Context) (*db.Collection, error) { return stripe.Standing(ctx) }

// PaymentDifferences compares with Stripe; nil where there is none.
func (q query) PaymentDifferences(ctx context.Context) ([]*gen.PaymentDifference, error) {
	if q.api.Till == nil {
		return nil, nil
	}

	// The operator may read every tenant's money; the comparison itself is the machine's.
	found, err := q.api.Till.Reconcile(viewer.With(ctx, viewer.System("an operator compares with Stripe")), false)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "Stripe does not answer just now. Please try again in a moment.", err)
	}

	owners := make([]uuid.UUID, len(found))
	for i, one := range found {
		owners[i] = one.Tenant
	}

	known, err := platform.Names(ctx, owners)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.PaymentDifference, len(found))

	for i, one := range found {
		shown[i] = &gen.PaymentDifference{
			Kind: gen.PaymentDifferenceKind(strings.ToUpper(string(one.Kind))), Tenant: known[one.Tenant], What: one.What, Ours: one.Ours,
			Theirs: one.Theirs, Safe: one.Safe(),
		}
	}

	return shown, nil
}

// CreateCheckoutLink gives a page to register a card at.
func (m mutation) CreateCheckoutLink(ctx context.Context, input gen.CreateCheckoutLinkInput) (gen.CreateCheckoutLinkResult, error) {
	url, err := m.linked(input.IdempotencyKey, func(till *stripe.Till) (string, error) {
		return till.Checkout(ctx, input.IdempotencyKey, m.api.BaseURL+cardPage, m.api.BaseURL+"/billing")
	})
	if err != nil {
		return refused[gen.CreateCheckoutLinkResult](err)
	}

	return gen.CreateCheckoutLinkPayload{URL: url}, nil
}

// CreatePaymentPortalLink gives a page to change the card at.
func (m mutation) CreatePaymentPortalLink(ctx context.Context, input gen.CreatePaymentPortalLinkInput) (gen.CreatePaymentPortalLinkResult, error) {
	url, err := m.linked(input.IdempotencyKey, func(till *stripe.Till) (string, error) { return till.Portal(ctx, m.api.BaseURL+cardPage) })
	if err != nil {
		return refused[gen.CreatePaymentPortalLinkResult](err)
	}

	return gen.CreatePaymentPortalLinkPayload{URL: url}, nil
}

// linked asks the till for a page, where there is a till and the key is one.
func (m mutation) linked(key string, ask func(*stripe.Till) (string, error)) (string, error) {
	if key == "" || len(key) > maxLinkKey {
		return "", fault.New(fault.Invalid, "An idempotency key has 1 to 200 bytes.", nil, fault.Field("input.idempotencyKey"))
	}

	if m.api.Till == nil {
		return "", fault.New(fault.Conflict, "This installation does not collect by card. Invoices are paid by transfer.", nil, fault.Code("no_cards"))
	}

	return ask(m.api.Till)
}
