package key

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// Holder stands for whoever presented the key itself, in revoked_by and in the audit log.
const Holder = "holder"

// Revoke makes a key refused from now on; doing so twice is harmless. Unlike every other change it is not bound to what the viewer
// could give: to stop a leak must not wait for somebody with more rights. A key of another tenant is [fault.NotFound].
func (r *Ring) Revoke(ctx context.Context, key uuid.UUID) (row *db.APIKey, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		who, _ := viewer.From(ctx)

		if row, err = Get(ctx, key); err != nil || row.RevokedAt != nil {
			return err
		}

		row, err = revoke(ctx, row, who.Subject, r.Now())

		return err
	})

	return row, err
}

// RevokeByHolder makes the key refused that somebody presents, from the origin, and tells nobody whether there was such a key.
func (r *Ring) RevokeByHolder(ctx context.Context, text fault.Secret, from viewer.Origin) error {
	if !WellFormed(text) {
		return nil
	}

	row, err := ent.From(ctx).APIKey.Query().Where(apikey.Hash(secret.Digest(text))).Only(viewer.With(ctx, viewer.System("revoke a key")))
	if db.IsNotFound(err) {
		return nil
	}

	if err != nil {
		return fmt.Errorf("key: revoke: %w", err)
	}

	holder := viewer.For(row.TenantID, Holder)
	holder.Origin = from

	return ent.Tx(viewer.With(ctx, holder), func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		row, err := Get(ctx, row.ID)
		if err != nil || row.RevokedAt != nil {
			return err
		}

		_, err = revoke(ctx, row, Holder, r.Now())

		return err
	})
}

func revoke(ctx context.Context, row *db.APIKey, by string, now time.Time) (*db.APIKey, error) {
	changed, err := ent.From(ctx).APIKey.UpdateOne(row).
		SetRevokedAt(ent.Instant(now)).SetRevokedBy(by).SetRevision(row.Revision + 1).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("key: revoke: %w", err)
	}

	return changed, audit.Record(ctx, audit.Entry{Action: "key.revoke", Target: id.Format(id.Key, row.ID), Before: look(row)})
}

// Get gives a key of the viewer's tenant; [fault.NotFound] when there is none with the id.
func Get(ctx context.Context, key uuid.UUID) (*db.APIKey, error) {
	row, err := ent.From(ctx).APIKey.Get(ctx, key)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such key.", nil)
	}

	if err != nil {
		return nil, fmt.Errorf("key: get: %w", err)
	}

	return row, nil
}
