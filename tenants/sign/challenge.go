package sign

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/challenge"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
)

// The questions that a person may be in the midst of.
const (
	second    = "second"           // the password was right, a second factor is asked for
	enter     = "passkey"          // a passkey is asked for, whosever it is
	enrol     = "passkey-register" // a new passkey is to be made
	reconfirm = "passkey-confirm"  // a passkey of the person who is signed in is asked for
)

const (
	// askFor is how long a question may take to answer.
	askFor = 10 * time.Minute
	// mostTries is how often one question may be answered wrongly.
	mostTries = 5
)

// ask writes a question down and gives the token that it is answered with.
func (d *Desk) ask(ctx context.Context, kind string, person *uuid.UUID, data []byte) (fault.Secret, error) {
	token := secret.New()
	err := ent.From(ctx).Challenge.Create().
		SetKind(kind).SetHash(secret.Digest(token)).SetNillableUserID(person).SetData(data).SetExpiresAt(d.now().Add(askFor)).Exec(ctx)

	return token, wrapped("ask", err)
}

// asked gives a question that is open still.
func (d *Desk) asked(ctx context.Context, kind string, token fault.Secret) (*db.Challenge, error) {
	row, err := ent.From(ctx).Challenge.Query().Where(
		challenge.Hash(secret.Digest(token)), challenge.Kind(kind), challenge.ExpiresAtGT(d.now()), challenge.TriesLT(mostTries),
	).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.Unauthenticated, "This took too long, or was tried too often. Begin again.", nil)
	}

	return row, wrapped("ask", err)
}

// close ends a question; of several who answer it at once, one does.
func (d *Desk) close(ctx context.Context, row *db.Challenge) error {
	closed, err := ent.From(ctx).Challenge.Delete().Where(challenge.ID(row.ID)).Exec(ctx)
	if err == nil && closed == 0 {
		return fault.New(fault.Unauthenticated, "This was answered already. Begin again.", nil)
	}

	return wrapped("ask", err)
}
