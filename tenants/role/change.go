package role

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/ent/db/invitation"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// Update gives a role another description and other permissions; its name stays, for people and keys have the role by it. A revision
// that is not the row's is [fault.Conflict], a role of another tenant [fault.NotFound]; for the rest see [Roles.Create].
func (r *Roles) Update(ctx context.Context, key uuid.UUID, revision int, draft Draft) (row *db.Role, err error) {
	permissions, err := r.check(draft)
	if err != nil {
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := r.hold(ctx, key)
		if err != nil {
			return err
		}

		if before.Revision != revision {
			return fault.Stale("Somebody else has changed the role since. Look at it again.", before.Revision)
		}

		if err := r.Table.Gives(ctx, permissions); err != nil {
			return err
		}

		row, err = ent.From(ctx).Role.UpdateOne(before).
			SetDescription(draft.Description).SetPermissions(permissions).SetRevision(revision + 1).Save(ctx)
		if err != nil {
			return fmt.Errorf("role: update: %w", err)
		}

		return audit.Record(ctx, audit.Entry{Action: "role.update", Target: id.Format(id.Role, key), Before: look(before), After: look(row)})
	})

	return row, err
}

// Delete takes a role away that nobody has. One that a member, an open invitation, a key or an identity provider has is
// [fault.Conflict].
func (r *Roles) Delete(ctx context.Context, key uuid.UUID) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := r.hold(ctx, key)
		if err != nil {
			return err
		}

		if err := unused(ctx, row.Name); err != nil {
			return err
		}

		if err := ent.From(ctx).Role.DeleteOne(row).Exec(ctx); err != nil {
			return fmt.Errorf("role: delete: %w", err)
		}

		return audit.Record(ctx, audit.Entry{Action: "role.delete", Target: id.Format(id.Role, key), Before: look(row)})
	})
}

// hold gives a role that the viewer may change, and keeps the rights of the tenant still until the end of the transaction.
func (r *Roles) hold(ctx context.Context, key uuid.UUID) (*db.Role, error) {
	if err := rbac.Changed(ctx); err != nil {
		return nil, err
	}

	row, err := get(ctx, key)
	if err != nil {
		return nil, err
	}

	return row, r.Table.Gives(ctx, row.Permissions)
}

func unused(ctx context.Context, name string) error {
	client := ent.From(ctx)

	for what, count := range map[string]func(context.Context) (int, error){
		"members":            client.Membership.Query().Where(membership.Role(name)).Count,
		"open invitations":   client.Invitation.Query().Where(invitation.Role(name), invitation.ClaimNotNil()).Count,
		"API keys":           client.APIKey.Query().Where(apikey.Role(name), apikey.RevokedAtIsNil()).Count,
		"identity providers": client.Connection.Query().Where(connection.DefaultRole(name)).Count,
	} {
		used, err := count(ctx)
		if err != nil {
			return fmt.Errorf("role: delete: %w", err)
		}

		if used > 0 {
			return fault.New(fault.Conflict, fmt.Sprintf("The role is in use: %d %s have it.", used, what), nil)
		}
	}

	return nil
}
