package sign

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/challenge"
	"github.com/honnin/honnin/ent/db/recoverycode"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
)

// Second answers the question for a second factor with a one-time code, or with a recovery code. A wrong one is [fault.Unauthenticated];
// five close the question, and wrong codes of many questions brake the account's codes, from unknown browsers and from each known one
// apart.
func (d *Desk) Second(ctx context.Context, token, code fault.Secret, came Came) (Entered, error) {
	ctx = machine(ctx)

	row, err := d.asked(ctx, second, token)
	if err != nil {
		return Entered{}, err
	}

	person, err := ent.From(ctx).User.Get(ctx, *row.UserID)
	if err != nil || person.DisabledAt != nil {
		return Entered{}, wrong()
	}

	known, err := d.known(ctx, came.Device, person.ID)
	if err != nil {
		return Entered{}, err
	}

	brakes := []brake{codes(person.ID, known, came)}
	if err := d.attempt(ctx, brakes); err != nil {
		return Entered{}, err
	}

	// Counted first, so that many answers at once are not one.
	counted, err := ent.From(ctx).Challenge.Update().Where(challenge.ID(row.ID), challenge.TriesLT(mostTries)).AddTries(1).Save(ctx)
	if err != nil {
		return Entered{}, wrapped("second factor", err)
	}

	if counted == 0 {
		return Entered{}, wrong()
	}

	var entered Entered

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := d.check(ctx, person, code); err != nil {
			return err
		}

		if err := d.close(ctx, row); err != nil {
			return err
		}

		if err := d.forgive(ctx, brakes, true); err != nil {
			return err
		}

		entered, err = d.enter(ctx, person, Proof{Method: "password", AAL: 2}, came)

		return err
	})

	return entered, err
}

// codes is the brake on one-time codes.
func codes(person uuid.UUID, known bool, came Came) brake {
	key := "code|" + person.String()
	if known {
		key += "|" + secret.Digest(came.Device)
	}

	return brake{key: key, free: 5, first: 5 * time.Second, longest: time.Hour}
}

// check accepts a one-time code or a recovery code, each once.
func (d *Desk) check(ctx context.Context, person *db.User, code fault.Secret) error {
	typed := strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}

		return r
	}, strings.ToLower(string(code)))

	switch len(typed) {
	case codeDigits:
		return d.oneTime(ctx, person, typed)
	case recoveryLength:
		return d.recover(ctx, person.ID, fault.Secret(typed))
	default:
		return badCode()
	}
}

func badCode() error {
	return fault.New(fault.Unauthenticated, "This code is wrong, or was used already. Wait for the next one.", nil, fault.Field("code"))
}

// recover uses up a recovery code.
func (d *Desk) recover(ctx context.Context, person uuid.UUID, code fault.Secret) error {
	used, err := ent.From(ctx).RecoveryCode.Update().Where(
		recoverycode.UserID(person), recoverycode.Hash(secret.Digest(code)), recoverycode.UsedAtIsNil(),
	).SetUsedAt(d.now()).Save(ctx)
	if err != nil {
		return wrapped("recovery code", err)
	}

	if used == 0 {
		return badCode()
	}

	return nil
}
