package sign

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/password"
)

const (
	maxEmail    = 320 // bytes
	maxPassword = 512 // bytes; none that was ever set is longer
)

// fold gives an e-mail address as it is stored.
func fold(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// Password lets a person in by e-mail address and password, or asks for the second factor if they have one. Whatever is wrong, the answer
// and the work for it are the same: one hash, also for nobody. Too many wrong attempts are [fault.RateLimited] with [BrakeError].
func (d *Desk) Password(ctx context.Context, email string, given fault.Secret, came Came) (Outcome, error) {
	ctx, email = machine(ctx), fold(email)

	if len(email) > maxEmail || len(given) > maxPassword {
		return Outcome{}, fault.New(fault.Invalid, "An e-mail address or a password of this length is none.", nil)
	}

	person, err := d.find(ctx, email)
	if err != nil {
		return Outcome{}, err
	}

	known, err := d.known(ctx, came.Device, person.ID)
	if err != nil {
		return Outcome{}, err
	}

	brakes := d.brakes(email, known, came)
	if err := d.attempt(ctx, brakes); err != nil {
		return Outcome{}, err
	}

	right, stale, err := d.Hasher.Compare(ctx, person.PasswordHash, given)
	if err != nil {
		return Outcome{}, errors.Join(err, d.forgive(context.WithoutCancel(ctx), brakes, false))
	}

	if !right {
		return Outcome{}, wrong()
	}

	if err := d.forgive(ctx, brakes, true); err != nil {
		return Outcome{}, err
	}

	if stale {
		if err := d.store(ctx, person.ID, given); err != nil {
			return Outcome{}, err
		}
	}

	return d.proven(ctx, person, came)
}

// find gives the person of an address; one without a password, and with an id of nobody, when there is none or none that may come in.
func (d *Desk) find(ctx context.Context, email string) (*db.User, error) {
	person, err := ent.From(ctx).User.Query().Where(user.Email(email), user.DisabledAtIsNil()).Only(ctx)
	if db.IsNotFound(err) {
		return &db.User{ID: uuid.New(), Email: email}, nil
	}

	return person, wrapped("person", err)
}

// proven goes on after a right password.
func (d *Desk) proven(ctx context.Context, person *db.User, came Came) (Outcome, error) {
	if err := d.elsewhere(ctx, person); err != nil {
		return Outcome{}, err
	}

	if person.TotpConfirmedAt != nil {
		challenge, err := d.ask(ctx, second, &person.ID, nil)

		return Outcome{Challenge: challenge}, err
	}

	entered, err := d.enter(ctx, person, Proof{Method: "password", AAL: 1}, came)

	return Outcome{Entered: entered}, err
}

// elsewhere refuses somebody who must come by an identity provider.
func (d *Desk) elsewhere(ctx context.Context, person *db.User) error {
	if d.Demanded == nil {
		return nil
	}

	demanded, err := d.Demanded(ctx, person)
	if err != nil {
		return err
	}

	if demanded {
		return fault.New(fault.Forbidden, "Your company wants you to sign in by its identity provider.", nil)
	}

	return nil
}

// store keeps a password as a hash of today's cost.
func (d *Desk) store(ctx context.Context, person uuid.UUID, given fault.Secret) error {
	hash, err := d.Hasher.Hash(ctx, given)
	if err != nil {
		return err
	}

	return wrapped("password", ent.From(ctx).User.UpdateOneID(person).SetPasswordHash(hash).SetPasswordSetAt(d.now()).Exec(ctx))
}

// SetPassword gives the person of the session a new password. It takes a fresh proof, ends every other session, and gives this one a new
// token. A password that may not be used is [fault.Invalid].
func (d *Desk) SetPassword(ctx context.Context, given fault.Secret) (token fault.Secret, err error) {
	row, err := d.fresh(ctx)
	if err != nil {
		return "", err
	}

	if err := password.Check(given, row.Edges.User.Email, row.Edges.User.Name); err != nil {
		return "", err
	}

	hash, err := d.Hasher.Hash(ctx, given)
	if err != nil {
		return "", err
	}

	return d.change(ctx, row, "account.password", func(ctx context.Context) error {
		err := ent.From(ctx).User.UpdateOneID(row.UserID).SetPasswordHash(hash).SetPasswordSetAt(d.now()).Exec(ctx)
		if err != nil {
			return wrapped("password", err)
		}

		return d.endOthers(ctx, row)
	})
}
