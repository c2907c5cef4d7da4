package stripe

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// compareCustomer compares whom we know the tenant by with what Stripe has of it.
func (t *Till) compareCustomer(row *db.Collection, customers []*stripe.Customer) (found []Difference) {
	at := slices.IndexFunc(customers, func(one *stripe.Customer) bool { return one.ID == row.Customer })
	if at < 0 {
		return []Difference{{Kind: CustomerMissing, Tenant: row.TenantID, What: row.Customer, Ours: row.Customer}}
	}

	one, card := customers[at], ""
	if one.InvoiceSettings != nil && one.InvoiceSettings.DefaultPaymentMethod != nil {
		card = one.InvoiceSettings.DefaultPaymentMethod.ID
	}

	if card != row.Card {
		found = append(found, Difference{
			Kind: CardDiffers, Tenant: row.TenantID, What: row.Customer, Ours: row.Card, Theirs: card,
			repair: func(ctx context.Context) error {
				return t.lookCustomer(viewer.With(ctx, viewer.System("reconcile with Stripe")), row.Customer)
			},
		})
	}

	if one.Balance != 0 {
		found = append(found, Difference{
			Kind: CustomerBalance, Tenant: row.TenantID, What: row.Customer, Ours: "0", Theirs: money(one.Balance, string(one.Currency)),
		})
	}

	return found
}

// customers gives the customers that carry a tenant of ours.
func (t *Till) customers(ctx context.Context) (map[uuid.UUID][]*stripe.Customer, error) {
	params := &stripe.CustomerListParams{}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	found := map[uuid.UUID][]*stripe.Customer{}
	all := t.api.Customers.List(params)

	for all.Next() {
		if tenant, err := id.Parse(id.Tenant, all.Customer().Metadata[tenantKey]); err == nil {
			found[tenant] = append(found[tenant], all.Customer())
		}
	}

	return found, wrapped("customers", all.Err())
}
