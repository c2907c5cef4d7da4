package vault

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Rotate gives the viewer's tenant a fresh key for everything that is written from now on, and tells how many keys it has. The old ones
// stay to read with; nothing is encrypted anew. Faults: conflict when the keys were destroyed, when there are [blob.MaxKeys] of them, or
// when somebody else changed the tenant at the same moment.
func Rotate(ctx context.Context, blobs *blob.Store) (keys int, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		row, err := own(ctx)
		if err != nil {
			return err
		}

		rotated, count, err := blobs.Rotate(row.Keyset)
		if err != nil {
			return fault.New(fault.Conflict, "The keys cannot be rotated: they were destroyed, or there are too many of them.", err)
		}

		if err := put(ctx, row, rotated); err != nil {
			return err
		}

		keys = count

		return audit.Record(ctx, audit.Entry{
			Action: "encryption.rotate", Target: id.Format(id.Tenant, row.ID), After: map[string]int{"keys": keys},
		})
	})

	return keys, err
}

// own is the row of the viewer's tenant.
func own(ctx context.Context) (*db.Tenant, error) {
	who, ok := viewer.From(ctx)
	if !ok {
		return nil, fault.New(fault.Unauthenticated, "Sign in first.", nil)
	}

	row, err := ent.From(ctx).Tenant.Get(ctx, who.Tenant)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such tenant.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("vault: tenant: %w", err)
	}

	return row, nil
}

// put stores the keyset if nobody changed the tenant since it was read: of two rotations at once, one would lose the other's key and
// with it what was written under it.
func put(ctx context.Context, row *db.Tenant, keyset []byte) error {
	changed, err := ent.From(ctx).Tenant.Update().
		Where(where.ID(row.ID), where.Revision(row.Revision)).
		SetKeyset(keyset).
		AddRevision(1).
		Save(ctx)
	if err != nil {
		return fmt.Errorf("vault: store the keys: %w", err)
	}

	if changed != 1 {
		return fault.New(fault.Conflict, "The tenant was changed at the same moment. Try again.", nil)
	}

	return nil
}
