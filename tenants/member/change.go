package member

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// seen is what the audit log keeps of a member.
type seen struct {
	Person string           `json:"person"`
	Role   string           `json:"role"`
	State  membership.State `json:"state"`
}

func look(row *db.Membership) seen {
	return seen{id.Format(id.User, row.UserID), row.Role, row.State}
}

// ChangeRole gives a member another role, from the next request on. A revision that is not the row's, and the last owner, are
// [fault.Conflict]; a role that the viewer could not give, before or after, is [fault.Forbidden]; a member of another tenant is
// [fault.NotFound], a role that does not exist [fault.Invalid].
func (m *Members) ChangeRole(ctx context.Context, key uuid.UUID, revision int, role string) (*db.Membership, error) {
	return m.change(ctx, key, "member.role", func(ctx context.Context, row *db.Membership) (*db.Membership, error) {
		if row.Revision != revision {
			return nil, fault.Stale("Somebody else has changed the member since. Look at them again.", row.Revision)
		}

		permissions, err := m.Table.Of(ctx, role)
		if err == nil {
			err = m.Table.Gives(ctx, permissions)
		}

		if err == nil && role != Owner {
			err = another(ctx, row)
		}

		if err != nil {
			return nil, err
		}

		if err := m.withdraw(ctx, row.UserID, permissions); err != nil {
			return nil, err
		}

		return save(ctx, ent.From(ctx).Membership.UpdateOne(row).SetRole(role), row)
	})
}

// Suspend shuts a member out until they are reinstated; doing so twice is harmless. The last owner is [fault.Conflict].
func (m *Members) Suspend(ctx context.Context, key uuid.UUID) (*db.Membership, error) {
	return m.change(ctx, key, "member.suspend", func(ctx context.Context, row *db.Membership) (*db.Membership, error) {
		if row.State == membership.StateSuspended {
			return row, nil
		}

		if err := another(ctx, row); err != nil {
			return nil, err
		}

		if err := m.withdraw(ctx, row.UserID, nil); err != nil {
			return nil, err
		}

		return save(ctx, ent.From(ctx).Membership.UpdateOne(row).SetState(membership.StateSuspended), row)
	})
}

// Reinstate lets a suspended member in again; doing so twice is harmless.
func (m *Members) Reinstate(ctx context.Context, key uuid.UUID) (*db.Membership, error) {
	return m.change(ctx, key, "member.reinstate", func(ctx context.Context, row *db.Membership) (*db.Membership, error) {
		if row.State == membership.StateActive {
			return row, nil
		}

		return save(ctx, ent.From(ctx).Membership.UpdateOne(row).SetState(membership.StateActive), row)
	})
}

// change runs a move on a member whom the viewer may change, while the rights of the tenant stand still, and records it. A move that
// gives the row itself has changed nothing.
func (m *Members) change(
	ctx context.Context, key uuid.UUID, action string, move func(context.Context, *db.Membership) (*db.Membership, error),
) (after *db.Membership, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := m.hold(ctx, key)
		if err != nil {
			return err
		}

		if after, err = move(ctx, before); err != nil || after == before {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: action, Target: id.Format(id.Membership, key), Before: look(before), After: look(after)})
	})

	return after, err
}

// hold gives a member whom the viewer may change: one who has no more than the viewer.
func (m *Members) hold(ctx context.Context, key uuid.UUID) (*db.Membership, error) {
	if err := rbac.Changed(ctx); err != nil {
		return nil, err
	}

	row, err := get(ctx, key)
	if err != nil {
		return nil, err
	}

	permissions, err := m.Table.Of(ctx, row.Role)
	if fault.Is(err, fault.Invalid) {
		return row, nil // a role that is gone gives nothing
	}

	return row, errors.Join(err, m.Table.Gives(ctx, permissions))
}

func save(ctx context.Context, update *db.MembershipUpdateOne, before *db.Membership) (*db.Membership, error) {
	row, err := update.SetRevision(before.Revision + 1).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("member: change: %w", err)
	}

	row.Edges = before.Edges

	return row, nil
}

// Remove ends a membership; the person stays a person, and a member elsewhere. The last owner is [fault.Conflict].
func (m *Members) Remove(ctx context.Context, key uuid.UUID) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := m.hold(ctx, key)
		if err != nil {
			return err
		}

		return m.remove(ctx, row, "member.remove")
	})
}

// Leave ends the membership of the person who asks. The last owner cannot: [fault.Conflict].
func (m *Members) Leave(ctx context.Context) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		row, err := own(ctx)
		if err != nil {
			return err
		}

		return m.remove(ctx, row, "member.leave")
	})
}

func (m *Members) remove(ctx context.Context, row *db.Membership, action string) error {
	if err := another(ctx, row); err != nil {
		return err
	}

	if err := m.withdraw(ctx, row.UserID, nil); err != nil {
		return err
	}

	if err := ent.From(ctx).Membership.DeleteOne(row).Exec(ctx); err != nil {
		return fmt.Errorf("member: remove: %w", err)
	}

	return audit.Record(ctx, audit.Entry{Action: action, Target: id.Format(id.Membership, row.ID), Before: look(row)})
}
