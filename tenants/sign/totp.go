package sign

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
)

// One-time codes as every authenticator app makes them: RFC 6238 with SHA-1, six digits, 30 seconds.
const (
	codeDigits = 6
	codePeriod = 30 // seconds
	// drift is how many steps a phone's clock may be off, either way.
	drift = 1
	// codeSecret is the size of the shared secret in bytes; RFC 4226 clause 4 recommends 20.
	codeSecret = 20
	sealedCode = "totp"
)

// Enrolment is what an authenticator app is set up with.
type Enrolment struct {
	// Secret is the shared secret in base32, to be typed; URI the same and more, to be shown as a QR code.
	Secret, URI fault.Secret
}

// BeginCodes makes the secret of one-time codes for the person of the session. It asks for none until [Desk.ConfirmCodes] has seen one.
// It takes a fresh proof; where codes are on already it is [fault.Conflict].
func (d *Desk) BeginCodes(ctx context.Context) (Enrolment, error) {
	row, err := d.fresh(ctx)
	if err != nil {
		return Enrolment{}, err
	}

	if row.Edges.User.TotpConfirmedAt != nil {
		return Enrolment{}, fault.New(fault.Conflict, "One-time codes are on already. Turn them off first.", nil)
	}

	shared := make([]byte, codeSecret)

	_, _ = rand.Read(shared) // never fails: the process ends instead

	key, err := totp.Generate(totp.GenerateOpts{
		Issuer: "Honnin", AccountName: row.Edges.User.Email, Secret: shared, Period: codePeriod, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1,
	})
	if err != nil {
		return Enrolment{}, wrapped("codes", err)
	}

	sealed, err := d.Box.Seal(sealedCode, row.UserID.String(), shared)
	if err != nil {
		return Enrolment{}, wrapped("codes", err)
	}

	changed, err := ent.From(ctx).User.Update().Where(user.ID(row.UserID), user.TotpConfirmedAtIsNil()).SetTotpSecret(sealed).Save(machine(ctx))
	if err == nil && changed == 0 {
		return Enrolment{}, fault.New(fault.Conflict, "One-time codes are on already. Turn them off first.", nil)
	}

	return Enrolment{Secret: fault.Secret(key.Secret()), URI: fault.Secret(key.URL())}, wrapped("codes", err)
}

// ConfirmCodes turns one-time codes on, once the app has shown a right one. It gives ten recovery codes, which are shown this once, and a
// new token for the session, which has shown two factors now.
func (d *Desk) ConfirmCodes(ctx context.Context, code fault.Secret) (token fault.Secret, recovery []fault.Secret, err error) {
	row, err := d.fresh(ctx)
	if err != nil {
		return "", nil, err
	}

	if len(row.Edges.User.TotpSecret) == 0 || row.Edges.User.TotpConfirmedAt != nil {
		return "", nil, fault.New(fault.Conflict, "There are no codes to confirm.", nil)
	}

	token, err = d.change(ctx, row, "account.codes.enable", func(ctx context.Context) error {
		if err := d.oneTime(ctx, row.Edges.User, string(code)); err != nil {
			return err
		}

		if err := ent.From(ctx).User.UpdateOneID(row.UserID).SetTotpConfirmedAt(d.now()).Exec(ctx); err != nil {
			return wrapped("codes", err)
		}

		if err := ent.From(ctx).Session.UpdateOneID(row.ID).SetAal(2).Exec(ctx); err != nil {
			return wrapped("codes", err)
		}

		recovery, err = d.newRecovery(ctx, row.UserID)

		return err
	})

	return token, recovery, err
}

// RemoveCodes turns one-time codes off, and the recovery codes with them. It takes a fresh proof.
func (d *Desk) RemoveCodes(ctx context.Context) (fault.Secret, error) {
	row, err := d.fresh(ctx)
	if err != nil {
		return "", err
	}

	return d.change(ctx, row, "account.codes.disable", func(ctx context.Context) error {
		err := ent.From(ctx).User.UpdateOneID(row.UserID).ClearTotpSecret().ClearTotpConfirmedAt().Exec(ctx)
		if err != nil {
			return wrapped("codes", err)
		}

		return dropRecovery(ctx, row.UserID)
	})
}

// oneTime accepts the code of a step that is later than the last one accepted, so that each code works once.
func (d *Desk) oneTime(ctx context.Context, person *db.User, code string) error {
	shared, err := d.Box.Open(sealedCode, person.ID.String(), person.TotpSecret)
	if err != nil {
		return wrapped("codes", err)
	}

	step, found, err := d.step(shared, code)
	if err != nil {
		return err
	}

	if !found {
		return badCode()
	}

	accepted, err := ent.From(ctx).User.Update().Where(user.ID(person.ID), user.TotpStepLT(step)).SetTotpStep(step).Save(ctx)
	if err != nil {
		return wrapped("codes", err)
	}

	if accepted == 0 {
		return badCode()
	}

	return nil
}

// step finds the step that the code is of, among the present and its neighbours.
func (d *Desk) step(shared []byte, code string) (int64, bool, error) {
	present := d.now().Unix() / codePeriod
	text := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(shared)
	step, found := int64(0), false

	for near := present - drift; near <= present+drift; near++ {
		want, err := hotp.GenerateCodeCustom(text, uint64(max(near, 0)), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err != nil {
			return 0, false, wrapped("codes", err)
		}

		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			step, found = near, true
		}
	}

	return step, found, nil
}
