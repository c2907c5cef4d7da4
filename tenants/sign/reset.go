package sign

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/ent/db/throttle"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/password"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/tenants/post"
)

// ResetLife is how long a mail to set a new password works.
const ResetLife = time.Hour

// Reset sends a mail with which the person of the address sets a new password. Whether there is such a person shows nowhere: the answer is
// the same, and the edge answers after the same time. One address gets a few mails an hour, and one network asks for a few; more from one
// network is [fault.RateLimited].
func (d *Desk) Reset(ctx context.Context, email string, came Came) error {
	ctx, email = machine(ctx), fold(email)

	if len(email) > maxEmail || !mail.Valid(email) {
		return fault.New(fault.Invalid, "This is no e-mail address.", nil, fault.Field("email"))
	}

	if err := d.attempt(ctx, []brake{{key: "reset-network|" + came.Network, free: 20, first: time.Minute, longest: time.Hour}}); err != nil {
		return err
	}

	err := d.attempt(ctx, []brake{{key: "reset-account|" + email, free: 3, first: 15 * time.Minute, longest: time.Hour}})
	if fault.Is(err, fault.RateLimited) {
		return nil
	}

	if err != nil {
		return err
	}

	person, err := d.find(ctx, email)
	if err != nil || person.CreatedAt.IsZero() {
		return err
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		token, err := issue(ctx, person.ID, session.KindReset, d.now().Add(ResetLife))
		if err != nil {
			return err
		}

		language, err := tongue(ctx, person)
		if err != nil {
			return err
		}

		return post.Send(ctx, post.Message{Template: "reset", To: person.Email, Language: language, Data: map[string]string{
			"URL": d.BaseURL + "/sign-in/reset#" + string(token), "Expires": d.now().Add(ResetLife).Format(minuteForm),
		}})
	})
}

// FinishReset sets a new password with the token of a mail. Every session of the person ends, the brakes on guessing at them begin anew,
// and this browser is one that they are known by. A second factor stays as it is, and is asked for at the next sign-in.
func (d *Desk) FinishReset(ctx context.Context, token, given fault.Secret, came Came) (device fault.Secret, err error) {
	ctx = machine(ctx)

	person, err := d.resetting(ctx, token)
	if err != nil {
		return "", err
	}

	if err := password.Check(given, person.Email, person.Name); err != nil {
		return "", err
	}

	hash, err := d.Hasher.Hash(ctx, given)
	if err != nil {
		return "", err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := redeem(ctx, token, session.KindReset, d.now()); err != nil {
			return err
		}

		update := ent.From(ctx).User.UpdateOneID(person.ID).SetPasswordHash(hash).SetPasswordSetAt(d.now())
		if person.EmailVerifiedAt == nil {
			update.SetEmailVerifiedAt(d.now())
		}

		if err := update.Exec(ctx); err != nil {
			return wrapped("reset", err)
		}

		_, err := ent.From(ctx).Session.Delete().
			Where(session.UserID(person.ID), session.KindIn(session.KindSession, session.KindReset, session.KindLink)).Exec(ctx)
		if err != nil {
			return wrapped("reset", err)
		}

		if err := d.release(ctx, person.Email); err != nil {
			return err
		}

		device, err = d.remember(ctx, person, came)

		return err
	})

	return device, err
}

// resetting gives the person of a token that is still good, before the work of a new hash.
func (d *Desk) resetting(ctx context.Context, token fault.Secret) (*db.User, error) {
	row, err := ent.From(ctx).Session.Query().Where(
		session.Hash(secret.Digest(token)), session.KindEQ(session.KindReset), session.UsedAtIsNil(), session.ExpiresAtGT(d.now()),
	).WithUser().Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.Unauthenticated, "This link has been used or has expired. Ask for a new one.", nil)
	}

	if err != nil {
		return nil, wrapped("reset", err)
	}

	return row.Edges.User, nil
}

// release lets the account-wide brake go.
func (*Desk) release(ctx context.Context, email string) error {
	_, err := ent.From(ctx).Throttle.Delete().Where(throttle.Key(secret.Digest(fault.Secret(account + email)))).Exec(ctx)

	return wrapped("reset", err)
}
