package stripe

import (
	"context"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/internal/id"
)

// subscribe sees that the viewer's tenant has one subscription, to every meter at its counting price, so that Stripe and its portal show
// what was used.
func (t *Till) subscribe(ctx context.Context, customer, currency string) error {
	tenant, err := own(ctx)
	if err != nil {
		return err
	}

	_, err = t.ensure(ctx, made{
		kind: mirror.KindSubscription, local: id.Format(id.Tenant, tenant.ID) + "/" + currency,
		find: func(ctx context.Context) (string, error) { return t.findSubscription(ctx, customer) },
		create: func(ctx context.Context, key string) (string, error) {
			params := &stripe.SubscriptionParams{Customer: new(customer)}
			params.AddMetadata(tenantKey, id.Format(id.Tenant, tenant.ID))

			for _, meter := range billing.Meters() {
				params.Items = append(params.Items, &stripe.SubscriptionItemsParams{Price: new(t.rates.prices[meter])})
			}

			made, err := call(ctx, t, key, &params.Params, func() (*stripe.Subscription, error) { return t.api.Subscriptions.New(params) })
			if err != nil {
				return "", err
			}

			return made.ID, nil
		},
	})

	return err
}

func (t *Till) findSubscription(ctx context.Context, customer string) (string, error) {
	params := &stripe.SubscriptionListParams{Customer: new(customer), Status: new("active")}
	params.Context = ctx

	if err := t.pace.wait(ctx); err != nil {
		return "", err
	}

	all := t.api.Subscriptions.List(params)
	for all.Next() {
		if all.Subscription().Metadata[tenantKey] != "" {
			return all.Subscription().ID, nil
		}
	}

	return "", wrapped("subscriptions", all.Err())
}
