package billing

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/usagesum"
)

// Used is how much of one meter a tenant used.
type Used struct {
	Tenant   uuid.UUID `json:"tenant_id"`
	Meter    Meter     `json:"meter"`
	Quantity int64     `json:"sum"`
}

// usersPage is how many tenants are looked at in one statement.
const usersPage = 200

// Each gives what each of the tenants used that the filter keeps, by tenant and meter, in the order of their ids and of the meters' names.
// What cancels out is left out. The filter's ends are on quarters of an hour, as midnight is in every time zone; it needs a viewer over all
// tenants.
func Each(ctx context.Context, of []uuid.UUID, kept Filter) (used []Used, err error) {
	if err := kept.check(); err != nil {
		return nil, err
	}

	// Each is named, for the sums lie by tenant: all of a month at once would read every sum there is.
	for page := range slices.Chunk(of, usersPage) {
		found, err := usedBy(ctx, page, kept)
		if err != nil {
			return nil, err
		}

		used = append(used, found...)
	}

	slices.SortFunc(used, func(a, b Used) int {
		return cmp.Or(bytes.Compare(a.Tenant[:], b.Tenant[:]), cmp.Compare(a.Meter, b.Meter))
	})

	return used, nil
}

func usedBy(ctx context.Context, of []uuid.UUID, kept Filter) ([]Used, error) {
	var sums, unfolded []Used

	err := ent.From(ctx).UsageSum.Query().Where(usagesum.TenantIDIn(of...)).Where(kept.whereSums(usagesum.GrainMonth)...).
		GroupBy(usagesum.FieldTenantID, usagesum.FieldMeter).Aggregate(db.Sum(usagesum.FieldQuantity)).Scan(ctx, &sums)
	if err != nil {
		return nil, wrapped("users", err)
	}

	err = ent.From(ctx).Usage.Query().Where(usage.TenantIDIn(of...)).Where(kept.where()...).Where(fresh).
		GroupBy(usage.FieldTenantID, usage.FieldMeter).Aggregate(db.Sum(usage.FieldQuantity)).Scan(ctx, &unfolded)
	if err != nil {
		return nil, wrapped("users", err)
	}

	quantity := map[Used]int64{}
	for _, one := range append(sums, unfolded...) {
		quantity[Used{Tenant: one.Tenant, Meter: one.Meter}] += one.Quantity
	}

	used := make([]Used, 0, len(quantity))

	for one, sum := range quantity {
		if one.Quantity = sum; sum != 0 {
			used = append(used, one)
		}
	}

	return used, nil
}
