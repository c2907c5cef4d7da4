package key

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// Update changes what can be changed of a key. A revision that is not the row's, or a key that is revoked, is [fault.Conflict]; one of
// another tenant is [fault.NotFound]. Whoever may not give what the key can do, before or after, may not change it either:
// [fault.Forbidden].
func (r *Ring) Update(ctx context.Context, key uuid.UUID, revision int, wanted Settings) (row *db.APIKey, err error) {
	if err := wanted.check(r.Table, r.Now()); err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := r.hold(ctx, key)
		if err != nil {
			return err
		}

		if before.Revision != revision {
			return fault.Stale("Somebody else has changed the key since. Look at it again.", before.Revision)
		}

		if err := r.gives(ctx, before.Role, wanted.Scopes); err != nil {
			return err
		}

		update := ent.From(ctx).APIKey.UpdateOne(before).
			SetName(wanted.Name).SetScopes(wanted.Scopes).SetFlows(wanted.Flows).SetNetworks(wanted.Networks).SetRate(wanted.Rate).
			SetRevision(revision + 1)
		if wanted.ExpiresAt == nil {
			update.ClearExpiresAt()
		} else {
			update.SetExpiresAt(*wanted.ExpiresAt)
		}

		if row, err = update.Save(ctx); err != nil {
			return fmt.Errorf("key: update: %w", err)
		}

		return audit.Record(ctx, audit.Entry{Action: "key.update", Target: id.Format(id.Key, key), Before: look(before), After: look(row)})
	})

	return row, err
}

// hold gives a key that works and that the viewer may change, and keeps the rights of the tenant still until the end of the
// transaction.
func (r *Ring) hold(ctx context.Context, key uuid.UUID) (*db.APIKey, error) {
	if err := rbac.Changed(ctx); err != nil {
		return nil, err
	}

	row, err := Get(ctx, key)
	if err != nil {
		return nil, err
	}

	if row.RevokedAt != nil || row.ExpiresAt != nil && !r.Now().Before(*row.ExpiresAt) {
		return nil, fault.New(fault.Conflict, "The key has been revoked or has expired.", nil)
	}

	return row, r.gives(ctx, row.Role, row.Scopes)
}
