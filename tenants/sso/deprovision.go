package sso

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/identity"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// Deprovision ends a membership; the account stays, for other tenants. Sessions in the tenant end with it. The last active owner is
// [fault.Forbidden].
func Deprovision(ctx context.Context, key uuid.UUID) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		row, err := Member(ctx, key)
		if err != nil {
			return err
		}

		if err := spare(ctx, row); err != nil {
			return err
		}

		if _, err := ent.From(ctx).Identity.Delete().Where(identity.UserID(row.UserID)).Exec(ctx); err != nil {
			return fmt.Errorf("sso: deprovision: %w", err)
		}

		if _, err := ent.From(ctx).Membership.Delete().Where(membership.ID(key)).Exec(ctx); err != nil {
			return fmt.Errorf("sso: deprovision: %w", err)
		}

		if err := end(ctx, row); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: "member.delete", Target: id.Format(id.User, row.UserID), Before: employed(row)})
	})
}

// end ends the person's sessions in the tenant, and those that have not chosen one yet.
func end(ctx context.Context, row *db.Membership) error {
	_, err := ent.From(ctx).Session.Delete().Where(
		session.UserID(row.UserID), session.KindEQ(session.KindSession),
		session.Or(session.TenantID(row.TenantID), session.TenantIDIsNil()),
	).Exec(machine(ctx))
	if err != nil {
		return fmt.Errorf("sso: end sessions: %w", err)
	}

	return nil
}

// spare keeps a tenant from losing its last active owner: nobody could repair it.
func spare(ctx context.Context, row *db.Membership) error {
	if row.Role != breakGlass || row.State != membership.StateActive {
		return nil
	}

	others, err := ent.From(ctx).Membership.Query().
		Where(membership.Role(breakGlass), membership.StateEQ(membership.StateActive), membership.IDNEQ(row.ID)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("sso: owners: %w", err)
	}

	if !others {
		return fault.New(fault.Forbidden, "This is the last owner of the tenant. Make somebody else an owner first.", nil)
	}

	return nil
}
