package sign

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
)

// LinkLife is how long a one-time link works.
const LinkLife = 24 * time.Hour

// Link makes the token of a one-time link by which the person with the e-mail address comes in. It works once, for 24 hours, and asks
// for nothing else: who can make one has the installation in their hands. An unknown address is [fault.NotFound].
func Link(ctx context.Context, email string, now time.Time) (fault.Secret, error) {
	ctx = machine(ctx)

	person, err := ent.From(ctx).User.Query().Where(user.Email(fold(email))).Only(ctx)
	if db.IsNotFound(err) {
		return "", fault.New(fault.NotFound, "There is nobody with this e-mail address.", nil)
	}

	if err != nil {
		return "", wrapped("link", err)
	}

	return issue(ctx, person.ID, session.KindLink, now.Add(LinkLife))
}

// issue makes a token that does one thing for the person, once, until it expires.
func issue(ctx context.Context, person uuid.UUID, kind session.Kind, expires time.Time) (fault.Secret, error) {
	token := secret.New()
	err := ent.From(ctx).Session.Create().
		SetKind(kind).SetHash(secret.Digest(token)).SetUserID(person).SetExpiresAt(expires).Exec(ctx)

	return token, wrapped(string(kind), err)
}

// redeem uses such a token up and gives its person; of several who come with one at once, one gets it. What is unknown, used or over is
// [fault.Unauthenticated], and so is one of somebody whose account is disabled.
func redeem(ctx context.Context, token fault.Secret, kind session.Kind, now time.Time) (*db.User, error) {
	refused := fault.New(fault.Unauthenticated, "This link has been used or has expired. Ask for a new one.", nil)
	of := session.Hash(secret.Digest(token))

	used, err := ent.From(ctx).Session.Update().
		Where(of, session.KindEQ(kind), session.UsedAtIsNil(), session.ExpiresAtGT(now)).SetUsedAt(now).Save(ctx)
	if err != nil {
		return nil, wrapped(string(kind), err)
	}

	if used == 0 {
		return nil, refused
	}

	row, err := ent.From(ctx).Session.Query().Where(of).WithUser().Only(ctx)
	if err != nil {
		return nil, wrapped(string(kind), err)
	}

	if row.Edges.User.DisabledAt != nil {
		return nil, refused
	}

	return row.Edges.User, nil
}

// Link trades a one-time link for a session.
func (d *Desk) Link(ctx context.Context, link fault.Secret, came Came) (entered Entered, err error) {
	ctx = machine(ctx)

	err = ent.Tx(ctx, func(ctx context.Context) error {
		person, err := redeem(ctx, link, session.KindLink, d.now())
		if err != nil {
			return err
		}

		entered, err = d.enter(ctx, person, Proof{Method: "link", AAL: 1}, came)

		return err
	})

	return entered, err
}
