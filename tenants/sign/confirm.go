package sign

import (
	"context"
	"errors"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
)

// Reconfirm proves once more that it is the person of the session, by the password or by a one-time code, so that what matters can be
// changed for ten minutes. It gives the session a new token. Wrong attempts are braked like those of signing in.
func (d *Desk) Reconfirm(ctx context.Context, given, code fault.Secret, came Came) (fault.Secret, error) {
	row, err := d.own(ctx)
	if err != nil {
		return "", err
	}

	person, ctx := row.Edges.User, machine(ctx)
	brakes := []brake{{
		key: "reconfirm|" + row.ID.String(), free: 5, first: 5 * time.Second, longest: time.Hour,
	}, codes(person.ID, true, Came{Device: fault.Secret(row.ID.String())})}

	if err := d.attempt(ctx, brakes); err != nil {
		return "", err
	}

	if err := d.again(ctx, person, given, code); err != nil {
		if !fault.Is(err, fault.Unauthenticated) {
			err = errors.Join(err, d.forgive(context.WithoutCancel(ctx), brakes, false))
		}

		return "", err
	}

	if err := d.forgive(ctx, brakes, true); err != nil {
		return "", err
	}

	return d.proved(ctx, row, came, "session.confirm")
}

// again is nil when the password, or the code in its absence, is right.
func (d *Desk) again(ctx context.Context, person *db.User, given, code fault.Secret) error {
	if given == "" && person.TotpConfirmedAt != nil {
		return d.check(ctx, person, code)
	}

	if len(given) > maxPassword {
		return wrong()
	}

	right, _, err := d.Hasher.Compare(ctx, person.PasswordHash, given)
	if err == nil && !right {
		return wrong()
	}

	return err
}

// proved notes that the person has just proven who they are.
func (d *Desk) proved(ctx context.Context, row *db.Session, came Came, action string) (token fault.Secret, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		token, err = Rotate(ctx, row, func(update *db.SessionUpdateOne) { update.SetAuthenticatedAt(d.now()) })
		if err != nil {
			return err
		}

		return note(ctx, row, came.From, action, nil)
	})

	return token, err
}
