package feature

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Initial turns features on for a tenant that is being made, in the same transaction and without a letter to anybody.
func Initial(ctx context.Context, tenant uuid.UUID, keys ...Key) error {
	return initial(ctx, tenant, nil, keys)
}

// Bounded turns every feature on for a test environment that is being made, each for so many uses a month and no more.
func Bounded(ctx context.Context, tenant uuid.UUID, quota int64) error {
	all := Catalogue()

	keys := make([]Key, len(all))
	for i, one := range all {
		keys[i] = one.Key
	}

	return initial(ctx, tenant, &quota, keys)
}

func initial(ctx context.Context, tenant uuid.UUID, quota *int64, keys []Key) error {
	who, _ := viewer.From(ctx)
	who.Tenant = tenant
	ctx = viewer.With(ctx, who)

	entries := make([]audit.Entry, len(keys))

	for i, key := range keys {
		err := ent.From(ctx).Grant.Create().SetFeature(string(key)).SetState(grant.StateOn).SetNillableQuota(quota).SetGrantedBy(who.Subject).Exec(ctx)
		if err != nil {
			return fmt.Errorf("feature: initial: %w", err)
		}

		entries[i] = audit.Entry{Action: "feature.grant", Target: string(key), After: map[string]any{"state": grant.StateOn}}
	}

	return audit.Record(ctx, entries...)
}
