package verification

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/tenants/audit"
)

// filmed is the challenge that a film on its way in answers.
type filmed struct {
	nonce     string
	challenge motion.Challenge
	bytes     int
}

// film reads the beginning of a film: whole is its size by its own header. A film that answers no challenge of this verification is a
// conflict with [CodeChallenge].
func film(signer *token.Signer, to place, head []byte) (*filmed, error) {
	header, whole, err := motion.Peek(head)
	if err != nil {
		return nil, fault.New(fault.Unsupported, "This is no film of motions.", err)
	}

	got := &filmed{bytes: whole}
	got.nonce, got.challenge, err = answered(signer, to.verification, header.Challenge)

	return got, err
}

// spend uses the challenge up, in the transaction that notes the film: of two films for one challenge, the first counts.
func (f *filmed) spend(ctx context.Context, to place) error {
	spent, err := ent.From(ctx).Verification.Update().
		Where(where.ID(to.verification), where.Challenge(f.nonce)).
		ClearChallenge().
		Save(ctx)
	if err != nil {
		return fmt.Errorf("verification: spend a challenge: %w", err)
	}

	if spent != 1 {
		return unanswered(nil)
	}

	return nil
}

// asked is what the film's row keeps of the challenge.
func (f *filmed) asked() (json.RawMessage, error) {
	text, err := json.Marshal(f.challenge)
	if err != nil {
		return nil, fmt.Errorf("verification: challenge: %w", err)
	}

	return text, nil
}

// Forgo leaves the motions to a person's judgement, for people who cannot make them: the step is done, and nothing is approved without
// somebody's look. Faults: invalid (no motion is asked for), conflict (nothing can be captured any more).
func Forgo(ctx context.Context, key uuid.UUID) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := Get(ctx, key)
		if err != nil {
			return err
		}

		if !slices.Contains(row.Steps, schema.StepMotion) {
			return fault.New(fault.Invalid, "This verification asks for no motion.", nil, fault.Field("step"))
		}

		if err := touch(ctx, key, func(u *db.VerificationUpdate) { u.SetMotionless(true) }); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{Action: "motion.forgo", Target: id.Format(id.Verification, key)})
	})
}
