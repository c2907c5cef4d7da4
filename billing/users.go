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

// usersPage is how many tenants are looked at in one statement.
const usersPage = 200

// Users gives those of the tenants that have usage which the filter keeps and which does not cancel out, in the order of their ids. Its ends
// are on quarters of an hour, as midnight is in every time zone; it needs a viewer over all tenants.
func Users(ctx context.Context, of []uuid.UUID, kept Filter) (users []uuid.UUID, err error) {
	if err := kept.check(); err != nil {
		return nil, err
	}

	// Each is named, for the sums lie by tenant: all of a month at once would read every sum there is.
	for page := range slices.Chunk(of, usersPage) {
		found, err := usersAmong(ctx, page, kept)
		if err != nil {
			return nil, err
		}

		users = append(users, found...)
	}

	slices.SortFunc(users, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })

	return users, nil
}

func usersAmong(ctx context.Context, of []uuid.UUID, kept Filter) ([]uuid.UUID, error) {
	type part struct {
		Tenant uuid.UUID `json:"tenant_id"`
		Sum    int64     `json:"sum"`
	}

	var sums, unfolded []part

	err := ent.From(ctx).UsageSum.Query().Where(usagesum.TenantIDIn(of...)).Where(kept.whereSums(usagesum.GrainMonth)...).
		GroupBy(usagesum.FieldTenantID).Aggregate(db.Sum(usagesum.FieldQuantity)).Scan(ctx, &sums)
	if err != nil {
		return nil, wrapped("users", err)
	}

	err = ent.From(ctx).Usage.Query().Where(usage.TenantIDIn(of...)).Where(kept.where()...).Where(fresh).
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

	return users, nil
}
