package post

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/invitation"
	where "github.com/honnin/honnin/ent/db/mail"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// shown is how many mails [Recent] gives at most, out of as many of the latest.
	shown = 200
	owner = "owner"
)

// Recent lists the latest mails that the viewer may know of, newest first, without their contents. An operator knows of all. Somebody of
// a tenant knows of those to people who belong to that tenant alone, or are invited to it and have no account; of those to its owners
// only an owner knows: who reads a mail with a link can become its recipient.
func Recent(ctx context.Context) ([]*db.Mail, error) {
	who, _ := viewer.From(ctx)

	system := viewer.With(ctx, viewer.System("mail"))
	latest := ent.From(ctx).Mail.Query().Order(db.Desc(where.FieldCreatedAt, where.FieldID)).Limit(shown)

	if who.Kind == viewer.Operator && who.Tenant == uuid.Nil {
		rows, err := latest.All(system)

		return rows, wrapped(err)
	}

	if who.Kind != viewer.User || who.Tenant == uuid.Nil {
		return nil, nil
	}

	known, err := addresses(system, who)
	if err != nil {
		return nil, err
	}

	rows, err := latest.Where(where.RecipientIn(known...)).All(system)

	return rows, wrapped(err)
}

// addresses are those that the viewer may know the mails of.
func addresses(ctx context.Context, who viewer.Viewer) ([]string, error) {
	all, err := ent.From(ctx).User.Query().
		Where(user.HasMembershipsWith(membership.TenantID(who.Tenant)), user.Operator(false)).WithMemberships().All(ctx)
	if err != nil {
		return nil, wrapped(err)
	}

	var known []string

	for _, person := range all {
		if len(person.Edges.Memberships) == 1 && (person.Edges.Memberships[0].Role != owner || slices.Contains(who.Roles, owner)) {
			known = append(known, person.Email)
		}
	}

	invited, err := ent.From(ctx).Invitation.Query().Where(invitation.TenantID(who.Tenant)).Select(invitation.FieldEmail).Strings(ctx)
	if err != nil {
		return nil, wrapped(err)
	}

	accounts, err := ent.From(ctx).User.Query().Where(user.EmailIn(invited...)).Select(user.FieldEmail).Strings(ctx)
	if err != nil {
		return nil, wrapped(err)
	}

	return append(known, slices.DeleteFunc(invited, func(email string) bool { return slices.Contains(accounts, email) })...), nil
}
