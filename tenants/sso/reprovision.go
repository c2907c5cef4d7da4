package sso

import (
	"context"
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

// Reprovision makes a member what change says that the directory now calls them. Who is no longer active loses the sessions in the
// tenant at once. Another address must be of a verified domain, and is given only to somebody who works for no other tenant: it is the
// same account everywhere.
func Reprovision(ctx context.Context, key uuid.UUID, change func(before Profile) (Profile, error)) (*db.Membership, error) {
	err := ent.Tx(ctx, func(ctx context.Context) error {
		if err := rbac.Changed(ctx); err != nil {
			return err
		}

		row, err := Member(ctx, key)
		if err != nil {
			return err
		}

		profile, err := change(Describe(row))
		if err != nil {
			return err
		}

		if err := rename(ctx, row, profile); err != nil {
			return err
		}

		return employ(ctx, row, profile)
	})
	if err != nil {
		return nil, known(err)
	}

	return Member(ctx, key)
}

// Describe is what a directory is told of a member, who comes with the account.
func Describe(row *db.Membership) Profile {
	made := Profile{
		Email: row.Edges.User.Email, Name: row.Edges.User.Name, Given: row.GivenName, Family: row.FamilyName,
		Active: row.State == membership.StateActive,
	}
	if row.ExternalID != nil {
		made.ExternalID = *row.ExternalID
	}

	return made
}

// employ changes the membership.
func employ(ctx context.Context, row *db.Membership, profile Profile) error {
	if !profile.Active {
		if err := spare(ctx, row); err != nil {
			return err
		}
	}

	update := ent.From(ctx).Membership.UpdateOneID(row.ID).SetState(state(profile.Active)).
		SetGivenName(profile.Given).SetFamilyName(profile.Family).AddRevision(1)
	if profile.ExternalID == "" {
		update.ClearExternalID()
	} else {
		update.SetExternalID(profile.ExternalID)
	}

	after, err := update.Save(ctx)
	if err != nil {
		return fmt.Errorf("sso: reprovision: %w", err)
	}

	if !profile.Active {
		if err := end(ctx, row); err != nil {
			return err
		}
	}

	was, is := employed(row), employed(after)
	was["email"], is["email"] = row.Edges.User.Email, profile.Email

	return audit.Record(ctx, audit.Entry{Action: "member.update", Target: id.Format(id.User, row.UserID), Before: was, After: is})
}

// rename changes the account, which tenants share.
func rename(ctx context.Context, row *db.Membership, profile Profile) error {
	address, err := inDomain(ctx, row.TenantID, profile.Email)
	if err != nil {
		return err
	}

	person, name := row.Edges.User, clip(profile.Name)
	if person.Email == address && person.Name == name {
		return nil
	}

	all := machine(ctx)
	update := ent.From(ctx).User.UpdateOneID(person.ID).SetName(name)

	if person.Email != address {
		elsewhere, err := ent.From(ctx).Membership.Query().
			Where(membership.UserID(person.ID), membership.TenantIDNEQ(row.TenantID)).Exist(all)
		if err != nil {
			return fmt.Errorf("sso: rename: %w", err)
		}

		if elsewhere {
			return fault.New(fault.Conflict, "This person works for another tenant too, and changes the address themselves.", nil)
		}

		update.SetEmail(address).ClearEmailVerifiedAt()
	}

	if err := update.Exec(all); err != nil {
		return fmt.Errorf("sso: rename: %w", err)
	}

	return nil
}
