package sign

import (
	"context"
	"regexp"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/passkey"
	"github.com/honnin/honnin/ent/db/recoverycode"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

const maxPersonName = 480 // bytes

// Own gives the session of the viewer, with its person.
func (d *Desk) Own(ctx context.Context) (*db.Session, error) { return d.own(ctx) }

// SetName says how the person of the session is addressed, and in which language mails reach them: empty leaves it to the tenant.
func (d *Desk) SetName(ctx context.Context, name, language string) error {
	row, err := d.own(ctx)
	if err != nil {
		return err
	}

	name = strings.TrimSpace(name)
	if err := named(name); err != nil {
		return err
	}

	if language != "" && !regexp.MustCompile(`^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$`).MatchString(language) {
		return fault.New(fault.Invalid, "Name a language, for example ja or en-GB.", nil, fault.Field("language"))
	}

	who, _ := viewer.From(ctx)

	return ent.Tx(ctx, func(ctx context.Context) error {
		ctx = machine(ctx)
		if err := ent.From(ctx).User.UpdateOneID(row.UserID).SetName(name).SetLanguage(language).Exec(ctx); err != nil {
			return wrapped("name", err)
		}

		return note(ctx, row, who.Origin, "account.update", nil)
	})
}

// Sessions lists the live sessions of the person of the session, the newest first.
func (d *Desk) Sessions(ctx context.Context) ([]*db.Session, error) {
	row, err := d.own(ctx)
	if err != nil {
		return nil, err
	}

	rows, err := ent.From(ctx).Session.Query().Where(
		session.UserID(row.UserID), session.KindEQ(session.KindSession),
		session.ExpiresAtGT(d.now()), session.UsedAtGT(d.now().Add(-Idle)),
	).Order(db.Desc(session.FieldCreatedAt), session.ByID()).All(machine(ctx))

	return rows, wrapped("sessions", err)
}

// End ends one session of the person of the session, or every other one for the key "others". One that is not theirs is
// [fault.NotFound].
func (d *Desk) End(ctx context.Context, key string) error {
	row, err := d.own(ctx)
	if err != nil {
		return err
	}

	of, err := id.Parse(id.Session, key)
	if err != nil && key != "others" {
		return fault.New(fault.NotFound, "You have no such session.", nil)
	}

	who, _ := viewer.From(ctx)

	return ent.Tx(ctx, func(ctx context.Context) error {
		ctx = machine(ctx)

		if of == uuid.Nil {
			if err := d.endOthers(ctx, row); err != nil {
				return err
			}

			return note(ctx, row, who.Origin, "session.revoke", map[string]any{"session": key})
		}

		ended, err := ent.From(ctx).Session.Delete().
			Where(session.ID(of), session.UserID(row.UserID), session.KindEQ(session.KindSession)).Exec(ctx)
		if err != nil {
			return wrapped("end a session", err)
		}

		if ended == 0 {
			return fault.New(fault.NotFound, "You have no such session.", nil)
		}

		return note(ctx, row, who.Origin, "session.revoke", map[string]any{"session": key})
	})
}

// Belonging is a tenant that a person works for, and as what.
type Belonging struct {
	Tenant *db.Tenant
	Role   string
}

// Memberships lists the tenants that the person of the session can work for, in the order in which they joined; the test environment of
// one comes right behind it.
func (d *Desk) Memberships(ctx context.Context) ([]Belonging, error) {
	row, err := d.own(ctx)
	if err != nil {
		return nil, err
	}

	ctx = machine(ctx)

	rows, err := ent.From(ctx).Membership.Query().
		Where(membership.UserID(row.UserID), membership.StateEQ(membership.StateActive), working()).
		Order(membership.ByCreatedAt(), membership.ByID()).All(ctx)
	if err != nil {
		return nil, wrapped("memberships", err)
	}

	ids := make([]uuid.UUID, len(rows))
	for i, each := range rows {
		ids[i] = each.TenantID
	}

	tenants, err := ent.From(ctx).Tenant.Query().Where(tenant.Or(tenant.IDIn(ids...), tenant.TestOfIn(ids...))).All(ctx)
	if err != nil {
		return nil, wrapped("memberships", err)
	}

	of, tests := make(map[uuid.UUID]*db.Tenant, len(tenants)), map[uuid.UUID]*db.Tenant{}
	for _, each := range tenants {
		if of[each.ID] = each; each.TestOf != nil {
			tests[*each.TestOf] = each
		}
	}

	found := make([]Belonging, 0, len(rows))

	for _, each := range rows {
		if at, ok := of[each.TenantID]; ok {
			found = append(found, Belonging{Tenant: at, Role: each.Role})
		}

		if test, ok := tests[each.TenantID]; ok {
			found = append(found, Belonging{Tenant: test, Role: each.Role})
		}
	}

	return found, nil
}

// Factors is what a person can prove themselves with.
type Factors struct {
	Password bool
	// Codes tells whether one-time codes are asked for; Recovery is how many recovery codes are left.
	Codes    bool
	Recovery int
	Passkeys []*db.Passkey
}

// Factors lists what the person of the session can prove themselves with.
func (d *Desk) Factors(ctx context.Context) (Factors, error) {
	row, err := d.own(ctx)
	if err != nil {
		return Factors{}, err
	}

	ctx = machine(ctx)

	keys, err := ent.From(ctx).Passkey.Query().Where(passkey.UserID(row.UserID)).Order(passkey.ByCreatedAt(), passkey.ByID()).All(ctx)
	if err != nil {
		return Factors{}, wrapped("factors", err)
	}

	left, err := ent.From(ctx).RecoveryCode.Query().Where(recoverycode.UserID(row.UserID), recoverycode.UsedAtIsNil()).Count(ctx)
	if err != nil {
		return Factors{}, wrapped("factors", err)
	}

	person := row.Edges.User

	return Factors{Password: person.PasswordHash != "", Codes: person.TotpConfirmedAt != nil, Recovery: left, Passkeys: keys}, nil
}
