package sso

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/rbac"
)

// Profile is what a directory says of a person.
type Profile struct {
	Email, Name, Given, Family, ExternalID string
	Active                                 bool
}

// Provision makes the person a member, with the default role of the tenant's first enabled connection, or auditor. An address outside
// of the tenant's verified domains is [fault.Invalid], somebody who is a member already [fault.Conflict].
func Provision(ctx context.Context, profile Profile) (*db.Membership, error) {
	who, _ := viewer.From(ctx)

	address, err := inDomain(ctx, who.Tenant, profile.Email)
	if err != nil {
		return nil, err
	}

	var made uuid.UUID

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		person, err := hire(machine(ctx), address, profile.Name)
		if err != nil {
			return err
		}

		role, err := entryRole(ctx)
		if err != nil {
			return err
		}

		row, err := ent.From(ctx).Membership.Create().SetUserID(person.ID).SetRole(role).SetSource(membership.SourceScim).
			SetState(state(profile.Active)).SetNillableExternalID(optional(profile.ExternalID)).
			SetGivenName(profile.Given).SetFamilyName(profile.Family).Save(ctx)
		if err != nil {
			return fmt.Errorf("sso: provision: %w", err)
		}

		made = row.ID

		return audit.Record(ctx, audit.Entry{Action: "member.create", Target: id.Format(id.User, person.ID), After: employed(row)})
	})
	if err != nil {
		return nil, known(err)
	}

	return Member(ctx, made)
}

// inDomain gives the address if the tenant has proven its domain.
func inDomain(ctx context.Context, tenant uuid.UUID, email string) (string, error) {
	address, err := vouched(ctx, tenant, email)
	if fault.Is(err, fault.Forbidden) {
		return "", fault.New(fault.Invalid, "The userName is not an e-mail address of a verified domain of the tenant.", err, fault.Field("userName"))
	}

	return address, err
}

// hire gives the account with the address, or makes one.
func hire(ctx context.Context, address, name string) (*db.User, error) {
	person, err := ent.From(ctx).User.Query().Where(user.Email(address)).Only(ctx)
	if db.IsNotFound(err) {
		person, err = ent.From(ctx).User.Create().SetEmail(address).SetName(clip(name)).Save(ctx)
	}

	if err != nil {
		return nil, fmt.Errorf("sso: account: %w", err)
	}

	if err := welcome(person); err != nil {
		return nil, err
	}

	return person, unclaimed(ctx, person)
}

// entryRole is what people become whom the directory brings: an administrator has chosen it for a connection.
func entryRole(ctx context.Context) (string, error) {
	rows, err := ent.From(ctx).Connection.Query().Where(connection.StateEQ(connection.StateActive)).
		Order(connection.ByCreatedAt(), connection.ByID()).Limit(1).All(ctx)
	if err != nil {
		return "", fmt.Errorf("sso: role: %w", err)
	}

	if len(rows) == 0 {
		return "auditor", nil
	}

	return rows[0].DefaultRole, nil
}

func state(active bool) membership.State {
	if active {
		return membership.StateActive
	}

	return membership.StateSuspended
}

func optional(text string) *string {
	if text == "" {
		return nil
	}

	return &text
}

// known says that somebody is a member already.
func known(err error) error {
	if db.IsConstraintError(err) {
		return fault.New(fault.Conflict, "There is a user with this userName or externalId.", err)
	}

	return err
}

// employed is what the audit log says of a member.
func employed(row *db.Membership) map[string]any {
	return map[string]any{"role": row.Role, "state": row.State, "source": row.Source, "externalId": row.ExternalID}
}
