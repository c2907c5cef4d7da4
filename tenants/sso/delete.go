package sso

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/ent/db/identity"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// Delete removes a connection with the identities that it tied; the people stay members.
func (*Party) Delete(ctx context.Context, key uuid.UUID, revision int) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		before, err := Get(ctx, key)
		if err != nil {
			return err
		}

		if _, err := ent.From(ctx).Identity.Delete().Where(identity.ConnectionID(key)).Exec(ctx); err != nil {
			return fmt.Errorf("sso: delete: %w", err)
		}

		gone, err := ent.From(ctx).Connection.Delete().Where(connection.ID(key), connection.Revision(revision)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("sso: delete: %w", err)
		}

		if gone == 0 {
			return stale(before.Revision)
		}

		if err := possible(ctx); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: "connection.delete", Target: id.Format(id.Connection, key), Before: shown(before)})
	})
}
