package sign

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/passkey"
	"github.com/honnin/honnin/internal/fault"
)

var (
	errHandle = errors.New("sign: the user handle names nobody who may come in")
	errCloned = errors.New("sign: the counter of a passkey went back: there may be a copy of it")
)

// AskPasskey asks for any passkey of this installation: the authenticator says whose it is.
func (d *Desk) AskPasskey(ctx context.Context) (Ceremony, error) {
	ctx = machine(ctx)

	options, session, err := d.passkeys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Ceremony{}, wrapped("passkey", err)
	}

	return d.ceremony(ctx, enter, nil, options, session)
}

// Passkey lets a person in by a passkey, which is two factors at once: the device, and what unlocks it. No brake holds it up, as it
// cannot be guessed. One that does not fit is [fault.Unauthenticated].
func (d *Desk) Passkey(ctx context.Context, token fault.Secret, answer []byte, came Came) (entered Entered, err error) {
	ctx = machine(ctx)

	person, err := d.verify(ctx, enter, token, answer, nil)
	if err != nil {
		return Entered{}, err
	}

	if err := d.elsewhere(ctx, person); err != nil {
		return Entered{}, err
	}

	return d.enter(ctx, person, Proof{Method: "passkey", AAL: 2}, came)
}

// AskAgain asks for a passkey of the person of the session, to prove once more who they are.
func (d *Desk) AskAgain(ctx context.Context) (Ceremony, error) {
	row, err := d.own(ctx)
	if err != nil {
		return Ceremony{}, err
	}

	ctx = machine(ctx)

	options, session, err := d.passkeys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Ceremony{}, wrapped("passkey", err)
	}

	return d.ceremony(ctx, reconfirm, &row.UserID, options, session)
}

// Again proves once more that it is the person of the session, by a passkey, and gives the session a new token.
func (d *Desk) Again(ctx context.Context, token fault.Secret, answer []byte, came Came) (fault.Secret, error) {
	row, err := d.own(ctx)
	if err != nil {
		return "", err
	}

	ctx = machine(ctx)

	if _, err := d.verify(ctx, reconfirm, token, answer, &row.UserID); err != nil {
		return "", err
	}

	return d.proved(ctx, row, came, "session.confirm")
}

// verify gives the person whose passkey answered; only may be nil for anybody.
func (d *Desk) verify(ctx context.Context, kind string, token fault.Secret, answer []byte, only *uuid.UUID) (*db.User, error) {
	session, asked, err := d.answered(ctx, kind, token)
	if err != nil {
		return nil, err
	}

	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return nil, badPasskey(err)
	}

	found, used, err := d.passkeys.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) { return d.handled(ctx, handle) }, session, parsed)
	if err != nil {
		return nil, badPasskey(err)
	}

	held, ok := found.(holder)
	if !ok || used.Authenticator.CloneWarning {
		return nil, badPasskey(errCloned)
	}

	if only != nil && (held.ID != *only || asked.UserID == nil || *asked.UserID != *only) {
		return nil, badPasskey(errHandle)
	}

	stored, err := json.Marshal(used)
	if err != nil {
		return nil, wrapped("passkey", err)
	}

	err = ent.From(ctx).Passkey.Update().Where(passkey.CredentialID(used.ID), passkey.UserID(held.ID)).
		SetCredential(stored).SetUsedAt(d.now()).Exec(ctx)

	return held.User, wrapped("passkey", err)
}

// handled gives the person of a user handle.
func (*Desk) handled(ctx context.Context, handle []byte) (webauthn.User, error) {
	of, err := uuid.FromBytes(handle)
	if err != nil {
		return nil, errHandle
	}

	person, err := ent.From(ctx).User.Get(ctx, of)
	if err != nil || person.DisabledAt != nil {
		return nil, errHandle
	}

	return hold(ctx, person)
}
