package sso

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/ent/db/domain"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// breakGlass is the role whose people can always sign in by password, so that a broken provider locks no tenant out.
const breakGlass = "owner"

// Require says whether people with an address of a verified domain must come through the tenant's provider. It takes a verified
// domain and an enabled connection; without them it is [fault.Conflict], and so is a revision that is not the latest.
func Require(ctx context.Context, required bool, revision int) (*db.Tenant, error) {
	var row *db.Tenant

	err := ent.Tx(ctx, func(ctx context.Context) error {
		before, err := own(ctx)
		if err != nil {
			return err
		}

		changed, err := ent.From(ctx).Tenant.Update().Where(tenant.ID(before.ID), tenant.Revision(revision)).
			SetSSORequired(required).AddRevision(1).Save(ctx)
		if err != nil {
			return fmt.Errorf("sso: require: %w", err)
		}

		if row, err = own(ctx); err != nil {
			return err
		}

		if changed == 0 {
			return stale(row.Revision)
		}

		if err := possible(ctx); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "sso.require", Target: id.Format(id.Tenant, row.ID),
			Before: map[string]any{"required": before.SSORequired}, After: map[string]any{"required": required},
		})
	})

	return row, err
}

// possible refuses a state in which single sign-on is required and nobody could come by it.
func possible(ctx context.Context) error {
	row, err := own(ctx)
	if err != nil || !row.SSORequired {
		return err
	}

	domains, err := ent.From(ctx).Domain.Query().Where(domain.ClaimNotNil()).Exist(ctx)
	if err != nil {
		return fmt.Errorf("sso: require: %w", err)
	}

	connections, err := ent.From(ctx).Connection.Query().Where(connection.StateEQ(connection.StateActive)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("sso: require: %w", err)
	}

	if !domains || !connections {
		return fault.New(fault.Conflict, "Requiring single sign-on takes a verified domain and an enabled connection.", nil, fault.Code("nothing_to_require"))
	}

	return nil
}

// Demanded tells whether the person must come through an identity provider, because their address is of a domain of a tenant that
// requires it and they are not an owner there. Ask when a password or passkey has been found right, never before: the answer tells
// owners from others.
func Demanded(ctx context.Context, person *db.User) (bool, error) {
	ctx = machine(ctx)

	_, name, ok := Address(person.Email)
	if !ok || person.Operator {
		return false, nil
	}

	held, err := ent.From(ctx).Domain.Query().Where(domain.Claim(name)).Only(ctx)
	if db.IsNotFound(err) {
		return false, nil
	}

	if err != nil {
		return false, fmt.Errorf("sso: demanded: %w", err)
	}

	row, err := ent.From(ctx).Tenant.Get(ctx, held.TenantID)
	if err != nil {
		return false, fmt.Errorf("sso: demanded: %w", err)
	}

	if !row.SSORequired || !working(row) {
		return false, nil
	}

	owns, err := ent.From(ctx).Membership.Query().Where(
		membership.TenantID(held.TenantID), membership.UserID(person.ID),
		membership.Role(breakGlass), membership.StateEQ(membership.StateActive),
	).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("sso: demanded: %w", err)
	}

	return !owns, nil
}

func stale(now int) error {
	return fault.Stale("Somebody else changed it meanwhile. Read it again first.", now)
}
