package sign

import (
	"context"
	"encoding/json"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/passkey"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
)

const (
	// mostPasskeys is how many a person has.
	mostPasskeys = 20
	maxName      = 120 // bytes
)

// holder is a person as the WebAuthn library wants to see one.
type holder struct {
	*db.User

	keys []webauthn.Credential
}

// WebAuthnID is the user handle, which tells an authenticator nothing of the person.
func (h holder) WebAuthnID() []byte { return h.ID[:] }

// WebAuthnName is what an authenticator shows.
func (h holder) WebAuthnName() string { return h.Email }

// WebAuthnDisplayName is what an authenticator shows beside it.
func (h holder) WebAuthnDisplayName() string {
	if h.Name != "" {
		return h.Name
	}

	return h.Email
}

// WebAuthnCredentials are the person's passkeys.
func (h holder) WebAuthnCredentials() []webauthn.Credential { return h.keys }

// hold gives a person with their passkeys.
func hold(ctx context.Context, person *db.User) (holder, error) {
	rows, err := ent.From(ctx).Passkey.Query().Where(passkey.UserID(person.ID)).All(ctx)
	if err != nil {
		return holder{}, wrapped("passkeys", err)
	}

	held := holder{User: person, keys: make([]webauthn.Credential, len(rows))}

	for i, row := range rows {
		if err := json.Unmarshal(row.Credential, &held.keys[i]); err != nil {
			return holder{}, wrapped("passkeys", err)
		}
	}

	return held, nil
}

// Ceremony is a question for an authenticator: options for navigator.credentials in the browser, and the token to answer with.
type Ceremony struct {
	Challenge fault.Secret
	// Options is what WebAuthn calls PublicKeyCredentialCreationOptions or …RequestOptions, as JSON, below "publicKey".
	Options json.RawMessage
}

// ceremony writes down what must be remembered until the authenticator answers.
func (d *Desk) ceremony(ctx context.Context, kind string, person *uuid.UUID, options any, session *webauthn.SessionData) (Ceremony, error) {
	data, err := json.Marshal(session)
	if err != nil {
		return Ceremony{}, wrapped("passkey", err)
	}

	shown, err := json.Marshal(options)
	if err != nil {
		return Ceremony{}, wrapped("passkey", err)
	}

	token, err := d.ask(ctx, kind, person, data)

	return Ceremony{Challenge: token, Options: shown}, err
}

// answered closes a ceremony and gives what was remembered of it. It answers once, right or wrong.
func (d *Desk) answered(ctx context.Context, kind string, token fault.Secret) (webauthn.SessionData, *db.Challenge, error) {
	var session webauthn.SessionData

	row, err := d.asked(ctx, kind, token)
	if err != nil {
		return session, nil, err
	}

	if err := d.close(ctx, row); err != nil {
		return session, nil, err
	}

	return session, row, wrapped("passkey", json.Unmarshal(row.Data, &session))
}

func badPasskey(cause error) error {
	return fault.New(fault.Unauthenticated, "This passkey was not accepted. Try again, or use another way to sign in.", cause)
}

// BeginPasskey asks the authenticator of the person of the session for a new passkey. It takes a fresh proof.
func (d *Desk) BeginPasskey(ctx context.Context) (Ceremony, error) {
	row, err := d.fresh(ctx)
	if err != nil {
		return Ceremony{}, err
	}

	ctx = machine(ctx)

	held, err := hold(ctx, row.Edges.User)
	if err != nil {
		return Ceremony{}, err
	}

	if len(held.keys) >= mostPasskeys {
		return Ceremony{}, fault.New(fault.Conflict, "You have 20 passkeys. Remove one first.", nil)
	}

	options, session, err := d.passkeys.BeginRegistration(held,
		webauthn.WithExclusions(webauthn.Credentials(held.keys).CredentialDescriptors()))
	if err != nil {
		return Ceremony{}, wrapped("passkey", err)
	}

	return d.ceremony(ctx, enrol, &row.UserID, options, session)
}

// AddPasskey keeps the passkey that the authenticator made, under a name for the person, and gives the session a new token. An answer
// that does not fit the question is [fault.Unauthenticated].
func (d *Desk) AddPasskey(ctx context.Context, token fault.Secret, name string, answer []byte) (fault.Secret, error) {
	row, err := d.fresh(ctx)
	if err != nil {
		return "", err
	}

	if name == "" || len(name) > maxName {
		return "", fault.New(fault.Invalid, "Give the passkey a name of up to 120 bytes.", nil, fault.Field("name"))
	}

	session, asked, err := d.answered(machine(ctx), enrol, token)
	if err != nil {
		return "", err
	}

	if asked.UserID == nil || *asked.UserID != row.UserID {
		return "", badPasskey(nil)
	}

	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return "", badPasskey(err)
	}

	made, err := d.passkeys.CreateCredential(holder{User: row.Edges.User}, session, parsed)
	if err != nil {
		return "", badPasskey(err)
	}

	stored, err := json.Marshal(made)
	if err != nil {
		return "", wrapped("passkey", err)
	}

	next, err := d.change(ctx, row, "passkey.create", func(ctx context.Context) error {
		err := ent.From(ctx).Passkey.Create().SetUserID(row.UserID).SetName(name).SetCredentialID(made.ID).SetCredential(stored).Exec(ctx)

		return wrapped("passkey", err)
	})
	if db.IsConstraintError(err) {
		return "", fault.New(fault.Conflict, "This passkey is registered already.", nil)
	}

	return next, err
}

// RemovePasskey takes a passkey of the person of the session away. It takes a fresh proof; one that is not theirs is [fault.NotFound].
func (d *Desk) RemovePasskey(ctx context.Context, key string) (fault.Secret, error) {
	row, err := d.fresh(ctx)
	if err != nil {
		return "", err
	}

	unknown := fault.New(fault.NotFound, "You have no such passkey.", nil)

	of, err := id.Parse(id.Passkey, key)
	if err != nil {
		return "", unknown
	}

	return d.change(ctx, row, "passkey.delete", func(ctx context.Context) error {
		removed, err := ent.From(ctx).Passkey.Delete().Where(passkey.ID(of), passkey.UserID(row.UserID)).Exec(ctx)
		if err == nil && removed == 0 {
			return unknown
		}

		return wrapped("passkey", err)
	})
}
