package sign

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/recoverycode"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
)

const (
	// recoveryCodes is how many there are.
	recoveryCodes = 10
	// recoveryLength is their length in letters of five bits each: 80 random bits.
	recoveryLength = 16
)

// RecoveryCodes gives the person of the session ten new recovery codes, which are shown this once; the old ones end. It takes a fresh
// proof; without one-time codes it is [fault.Conflict].
func (d *Desk) RecoveryCodes(ctx context.Context) (token fault.Secret, codes []fault.Secret, err error) {
	row, err := d.fresh(ctx)
	if err != nil {
		return "", nil, err
	}

	if row.Edges.User.TotpConfirmedAt == nil {
		return "", nil, fault.New(fault.Conflict, "Turn one-time codes on first.", nil)
	}

	token, err = d.change(ctx, row, "account.recovery", func(ctx context.Context) error {
		codes, err = d.newRecovery(ctx, row.UserID)

		return err
	})

	return token, codes, err
}

// newRecovery replaces the person's recovery codes.
func (*Desk) newRecovery(ctx context.Context, person uuid.UUID) ([]fault.Secret, error) {
	if err := dropRecovery(ctx, person); err != nil {
		return nil, err
	}

	codes := make([]fault.Secret, recoveryCodes)

	for i := range codes {
		code := secret.New()[:recoveryLength]
		codes[i] = code[:4] + "-" + code[4:8] + "-" + code[8:12] + "-" + code[12:]

		if err := ent.From(ctx).RecoveryCode.Create().SetUserID(person).SetHash(secret.Digest(code)).Exec(ctx); err != nil {
			return nil, wrapped("recovery codes", err)
		}
	}

	return codes, nil
}

func dropRecovery(ctx context.Context, person uuid.UUID) error {
	_, err := ent.From(ctx).RecoveryCode.Delete().Where(recoverycode.UserID(person)).Exec(ctx)

	return wrapped("recovery codes", err)
}
