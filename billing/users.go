package billing

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/usagesum"
)

// Users gives the tenants with usage that the filter keeps and that does not cancel out, in the order of their ids. Its ends are on quarters
// of an hour, as midnight is in every time zone; it needs a viewer over all tenants.
func Users(ctx context.Context, kept Filter) ([]uuid.UUID, error) {
	if err := kept.check(); err != nil {
		return nil, err
	}

	type part struct {
		Tenant uuid.UUID `json:"tenant_id"`
		Sum    int64     `json:"sum"`
	}

	var sums, unfolded []part

	err := ent.From(ctx).UsageSum.Query().Where(kept.whereSums(usagesum.GrainMonth)...).
		GroupBy(usagesum.FieldTenantID).Aggregate(db.Sum(usagesum.FieldQuantity)).Scan(ctx, &sums)
	if err != nil {
		return nil, wrapped("users", err)
	}

	err = ent.From(ctx).Usage.Query().Where(kept.where()...).Where(fresh).
		GroupBy(usage.FieldTenantID).Aggregate(db.Sum(usage.FieldQuantity)).Scan(ctx, &unfolded)
	if err != nil {
		return nil, wrapped("users", err)
	}

	quantity := map[uuid.UUID]int64{}
	for _, one := range append(sums, unfolded...) {
		quantity[one.Tenant] += one.Sum
	}

	users := make([]uuid.UUID, 0, len(quantity))

	for tenant, used := range quantity {
		if used != 0 {
			users = append(users, tenant)
		}
	}

	slices.SortFunc(users, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })

	return users, nil
}
