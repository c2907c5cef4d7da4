package stripe

import (
	"context"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/collection"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/internal/id"
)

// tenantKey is the metadata by which a thing at Stripe is known as ours.
const tenantKey = "honnin_tenant"

// own is the viewer's tenant.
func own(ctx context.Context) (*db.Tenant, error) {
	row, err := ent.From(ctx).Tenant.Query().Only(ctx)

	return row, wrapped("tenant", err)
}

// account gives the row of the viewer's tenant, with its customer at Stripe, which is made on first use.
func (t *Till) account(ctx context.Context) (*db.Collection, error) {
	tenant, err := own(ctx)
	if err != nil {
		return nil, err
	}

	row, err := t.row(ctx)
	if err != nil || row.Customer != "" {
		return row, err
	}

	customer, err := t.ensure(ctx, made{
		kind: mirror.KindCustomer, local: id.Format(id.Tenant, tenant.ID),
		find: func(ctx context.Context) (string, error) { return t.findCustomer(ctx, tenant.ID) },
		create: func(ctx context.Context, key string) (string, error) {
			params := &stripe.CustomerParams{Name: new(tenant.Name), PreferredLocales: []*string{new(tenant.Language)}}
			params.AddMetadata(tenantKey, id.Format(id.Tenant, tenant.ID))

			made, err := call(ctx, t, key, &params.Params, func() (*stripe.Customer, error) { return t.api.Customers.New(params) })
			if err != nil {
				return "", err
			}

			return made.ID, nil
		},
	})
	if err != nil {
		return nil, err
	}

	row, err = ent.From(ctx).Collection.UpdateOneID(row.ID).SetCustomer(customer).AddRevision(1).Save(ctx)

	return row, wrapped("customer", err)
}

// row gives the row of the viewer's tenant.
func (t *Till) row(ctx context.Context) (*db.Collection, error) {
	row, err := ent.From(ctx).Collection.Query().Only(ctx)
	if !db.IsNotFound(err) {
		return row, wrapped("collection", err)
	}

	err = ent.From(ctx).Collection.Create().OnConflictColumns(collection.FieldTenantID).Ignore().Exec(ctx)
	if err != nil {
		return nil, wrapped("collection", err)
	}

	row, err = ent.From(ctx).Collection.Query().Only(ctx)

	return row, wrapped("collection", err)
}

// findCustomer looks for the customer of a tenant; the oldest, should there be several.
func (t *Till) findCustomer(ctx context.Context, tenant uuid.UUID) (found string, err error) {
	params := &stripe.CustomerListParams{}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return "", err
	}

	all := t.api.Customers.List(params)
	for all.Next() {
		if all.Customer().Metadata[tenantKey] == id.Format(id.Tenant, tenant) {
			found = all.Customer().ID
		}
	}

	return found, wrapped("customers", all.Err())
}
