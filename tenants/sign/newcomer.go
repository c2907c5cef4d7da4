package sign

import (
	"context"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/password"
)

// Newcomer is somebody without an account.
type Newcomer struct {
	// Email is an address that reaches them, which the caller has made sure of.
	Email string
	// Name is how they are addressed, at most 480 bytes on one line; may be empty.
	Name     string
	Password fault.Secret
}

// Welcome makes an account for somebody who has none, and lets them in. Join is called in the same transaction to make the person a
// member of a tenant; without one nobody comes in. An address that is somebody's already is [fault.Conflict], a name or password that may
// not be used [fault.Invalid], and somebody whose company wants them to come by its identity provider [fault.Forbidden].
func (d *Desk) Welcome(
	ctx context.Context, who Newcomer, came Came, join func(ctx context.Context, person uuid.UUID) error,
) (entered Entered, err error) {
	ctx = machine(ctx)

	if who.Name, err = checkName(who.Name); err != nil {
		return Entered{}, err
	}

	if err := password.Check(who.Password, who.Email, who.Name); err != nil {
		return Entered{}, err
	}

	hash, err := d.Hasher.Hash(ctx, who.Password)
	if err != nil {
		return Entered{}, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		person, err := ent.From(ctx).User.Create().
			SetEmail(fold(who.Email)).SetName(who.Name).SetEmailVerifiedAt(d.now()).SetPasswordHash(hash).SetPasswordSetAt(d.now()).Save(ctx)
		if err != nil {
			return wrapped("welcome", err)
		}

		if err := join(ctx, person.ID); err != nil {
			return err
		}

		// Asked once they are a member, for an owner may come by password even there.
		if err := d.elsewhere(ctx, person); err != nil {
			return err
		}

		entered, err = d.enter(ctx, person, Proof{Method: "password", AAL: 1}, came)

		return err
	})
	if db.IsConstraintError(err) {
		return Entered{}, fault.New(fault.Conflict, "There is an account with this address already. Sign in with it.", err)
	}

	return entered, err
}

// Works tells whether the person can sign in to any tenant as things stand.
func Works(ctx context.Context, person uuid.UUID) (bool, error) {
	_, err := Member(ctx, person, uuid.Nil)
	if fault.Is(err, fault.Forbidden) {
		return false, nil
	}

	return err == nil, err
}

// checkName gives a person's name without space around it; one that is too long or has more than one line is [fault.Invalid].
func checkName(name string) (string, error) {
	name = strings.TrimSpace(name)
	if len(name) > maxPersonName || strings.ContainsFunc(name, unicode.IsControl) {
		return "", fault.New(fault.Invalid, "A name has at most 480 bytes on one line.", nil, fault.Field("name"))
	}

	return name, nil
}
