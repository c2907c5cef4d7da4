package sso

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/identity"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/passkey"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Reasons why somebody whom a provider vouches for is not let in; they stand in the log alone.
var (
	errNameless = errors.New("sso: the provider gave no name that lasts")
	errOutside  = errors.New("sso: no address, or one outside of the tenant's verified domains")
	errOperator = errors.New("sso: an operator belongs to no tenant")
	errFactors  = errors.New("sso: the account has factors and an address that was never confirmed")
)

// Admit gives the account of whom a provider vouches for. Who comes for the first time is tied to the account with the same address,
// or gets one; both only for an address of a verified domain of the provider's tenant. Who is no member becomes one, if the connection
// lets them. Everybody else is [fault.Forbidden].
func (p *Party) Admit(ctx context.Context, came Asserted, from viewer.Origin) (*db.User, error) {
	ctx = machine(ctx)

	if came.Subject == "" || len(came.Subject) > maxIssuer {
		return nil, fault.New(fault.Forbidden, "Your identity provider does not say who you are. Ask your administrator.", errNameless)
	}

	row, err := p.open(ctx, came.Connection)
	if err != nil {
		return nil, err
	}

	person, err := p.letIn(ctx, row, came, from)
	if db.IsConstraintError(err) {
		// The same person came through another window at the same moment, and is known now.
		person, err = p.letIn(ctx, row, came, from)
	}

	return person, err
}

// letIn does it in one transaction.
func (p *Party) letIn(ctx context.Context, row *db.Connection, came Asserted, from viewer.Origin) (person *db.User, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		var fresh bool

		person, fresh, err = p.account(ctx, row, came)
		if err != nil {
			return err
		}

		joined, err := p.join(ctx, row, person, came)
		if err != nil {
			return err
		}

		if fresh {
			err := ent.From(ctx).Identity.Create().SetTenantID(row.TenantID).SetConnectionID(row.ID).SetSubject(came.Subject).
				SetUserID(person.ID).Exec(ctx)
			if err != nil {
				return fmt.Errorf("sso: identity: %w", err)
			}
		}

		return record(ctx, row, person, from, fresh, joined)
	})

	return person, err
}

// account finds the person by the provider's own name for them, or by their address; fresh says that the provider's name is new.
func (p *Party) account(ctx context.Context, row *db.Connection, came Asserted) (person *db.User, fresh bool, err error) {
	known, err := ent.From(ctx).Identity.Query().Where(
		identity.TenantID(row.TenantID), identity.ConnectionID(row.ID), identity.Subject(came.Subject),
	).Only(ctx)
	if err != nil && !db.IsNotFound(err) {
		return nil, false, fmt.Errorf("sso: identity: %w", err)
	}

	if err == nil {
		person, err = ent.From(ctx).User.Get(ctx, known.UserID)
		if err != nil {
			return nil, false, fmt.Errorf("sso: account: %w", err)
		}

		return person, false, welcome(person)
	}

	address, err := vouched(ctx, row.TenantID, came.Email)
	if err != nil {
		return nil, false, err
	}

	person, err = p.tie(ctx, row, address, came.Name)

	return person, true, err
}

// vouched gives the address if the tenant may speak for it.
func vouched(ctx context.Context, tenant uuid.UUID, email string) (string, error) {
	address, name, ok := Address(email)
	if ok {
		held, err := proven(ctx, tenant, name)
		if err != nil {
			return "", err
		}

		ok = held
	}

	if !ok {
		return "", fault.New(fault.Forbidden, "Your company's sign-in gave no address of a domain that it has proven. Ask your administrator.", errOutside)
	}

	return address, nil
}

// tie gives the account with the address, or makes one. An account whose address was never confirmed could have been made by anybody:
// it is taken over only while nobody can sign in to it in another way.
func (p *Party) tie(ctx context.Context, row *db.Connection, address, name string) (*db.User, error) {
	person, err := ent.From(ctx).User.Query().Where(user.Email(address)).Only(ctx)
	if db.IsNotFound(err) {
		if !row.JustInTime {
			return nil, uninvited()
		}

		person, err = ent.From(ctx).User.Create().SetEmail(address).SetName(clip(name)).SetEmailVerifiedAt(p.Now()).Save(ctx)
	}

	if err != nil {
		return nil, fmt.Errorf("sso: account: %w", err)
	}

	if err := welcome(person); err != nil {
		return nil, err
	}

	if err := unclaimed(ctx, person); err != nil || person.EmailVerifiedAt != nil {
		return person, err
	}

	person, err = person.Update().SetEmailVerifiedAt(p.Now()).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("sso: account: %w", err)
	}

	return person, nil
}

// unclaimed refuses an account whose address was never confirmed and that somebody can sign in to.
func unclaimed(ctx context.Context, person *db.User) error {
	if person.EmailVerifiedAt != nil {
		return nil
	}

	keys, err := ent.From(ctx).Passkey.Query().Where(passkey.UserID(person.ID)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("sso: account: %w", err)
	}

	if keys || person.PasswordHash != "" || person.TotpConfirmedAt != nil {
		return fault.New(fault.Forbidden, "Confirm your address first: sign in by password and follow the mail.", errFactors)
	}

	return nil
}

// welcome refuses accounts that cannot come by a tenant's provider.
func welcome(person *db.User) error {
	if person.Operator {
		return fault.New(fault.Forbidden, "Operators sign in by password or passkey.", errOperator)
	}

	if person.DisabledAt != nil {
		return fault.New(fault.Forbidden, "This account is disabled.", nil)
	}

	return nil
}

// join sees to it that the person is an active member, and tells whether they have just become one.
func (*Party) join(ctx context.Context, row *db.Connection, person *db.User, came Asserted) (bool, error) {
	known, err := ent.From(ctx).Membership.Query().Where(membership.TenantID(row.TenantID), membership.UserID(person.ID)).Only(ctx)
	if err != nil && !db.IsNotFound(err) {
		return false, fmt.Errorf("sso: membership: %w", err)
	}

	if err == nil {
		if known.State != membership.StateActive {
			return false, fault.New(fault.Forbidden, "Your membership is suspended. Ask your administrator.", nil)
		}

		return false, nil
	}

	if !row.JustInTime {
		return false, uninvited()
	}

	// An identity of old says who it is, not that the tenant still speaks for the address.
	for _, email := range []string{person.Email, came.Email} {
		if _, err := vouched(ctx, row.TenantID, email); err != nil {
			return false, err
		}
	}

	err = ent.From(ctx).Membership.Create().SetTenantID(row.TenantID).SetUserID(person.ID).SetRole(row.DefaultRole).
		SetSource(membership.SourceSSO).Exec(ctx)
	if err != nil {
		return false, fmt.Errorf("sso: membership: %w", err)
	}

	return true, nil
}

func uninvited() error {
	return fault.New(fault.Forbidden, "You are not a member. Ask your administrator to invite you.", nil)
}

// record tells the tenant's audit log, in the name of who came.
func record(ctx context.Context, row *db.Connection, person *db.User, from viewer.Origin, fresh, joined bool) error {
	subject := id.Format(id.User, person.ID)
	ctx = viewer.With(ctx, viewer.Viewer{Tenant: row.TenantID, Subject: subject, Kind: viewer.User, Origin: from})
	by := map[string]any{"connection": id.Format(id.Connection, row.ID)}

	if fresh {
		if err := audit.Record(ctx, audit.Entry{Action: "identity.create", Target: subject, After: by}); err != nil {
			return err
		}
	}

	if !joined {
		return nil
	}

	by["role"], by["source"] = row.DefaultRole, membership.SourceSSO

	return audit.Record(ctx, audit.Entry{Action: "member.create", Target: subject, After: by})
}

// clip shortens a name to what the column holds, in whole letters.
func clip(name string) string {
	const longest = 480 / 4 // a letter takes four bytes at most

	letters := []rune(name)

	return string(letters[:min(len(letters), longest)])
}
