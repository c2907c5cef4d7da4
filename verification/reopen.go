package verification

import (
	"context"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
)

const (
	// LeastTime is how much of its time a verification must have left to go back to the person.
	LeastTime = 2 * time.Minute
	// maxHint bounds the word of a hint, in characters.
	maxHint = 40
)

// Again says what the person is asked for once more.
type Again struct {
	// Steps are to be done anew, or for the first time: what was captured for them is discarded, and one that the verification did not
	// ask for so far is added behind the others.
	Steps []schema.Step
	// Hint is what the person can change about the picture, a word of quality; empty for none. It is shown to the person, so it must
	// never come from a judgement of who they are or whether they are alive.
	Hint string
	// Retake says that the picture was not good enough, which can be said as often as the verification was created with.
	Retake bool
}

// Reopen gives a verification that was handed in back to the person, and tells whether it did: not when it was concluded already, when
// its retakes are used up or when its time is as good as over. Nothing is billed, and the attempt does not count against the person.
// A worker that is late with the evidence of before finds the same as the one that called this, and takes at most one retake more.
func Reopen(ctx context.Context, blobs *blob.Store, id uuid.UUID, again Again) (done bool, err error) {
	var unused []*db.Evidence

	err = ent.Tx(ctx, func(ctx context.Context) error {
		unused = nil

		if done, err = move(ctx, id, VerbReopen, where.StateCapturing, again.set); err != nil || !done {
			return err
		}

		row, err := Get(ctx, id)
		if err != nil {
			return err
		}

		if err := ask(ctx, row, again.Steps); err != nil {
			return err
		}

		if unused, err = discard(ctx, id, again.Steps); err != nil {
			return err
		}

		if err := refund(ctx, row); err != nil {
			return err
		}

		return tell(ctx, id, where.StateCapturing)
	})
	if err != nil {
		return false, err
	}

	for _, row := range unused {
		drop(ctx, blobs, placeOf(row), row.Blob)
	}

	return done, nil
}

func (a Again) set(u *db.VerificationUpdate) {
	now := ent.Instant(time.Now())

	u.Where(where.ExpiresAtGT(now.Add(LeastTime))).SetReopenedAt(now).SetAttempts(0).ClearLeasedUntil()

	if a.Retake {
		u.Where(func(s *sql.Selector) { s.Where(sql.ColumnsLT(s.C(where.FieldRetakes), s.C(where.FieldMaxRetakes))) }).AddRetakes(1)
	}

	if a.Hint == "" || !fits(a.Hint, maxHint) {
		u.ClearHint()
	} else {
		u.SetHint(a.Hint)
	}
}

// ask adds the steps that the verification did not ask for so far.
func ask(ctx context.Context, row *db.Verification, steps []schema.Step) error {
	all := slices.Clone(row.Steps)

	for _, step := range steps {
		if !slices.Contains(all, step) {
			all = append(all, step)
		}
	}

	if len(all) == len(row.Steps) {
		return nil
	}

	if err := ent.From(ctx).Verification.UpdateOneID(row.ID).SetSteps(all).Exec(ctx); err != nil {
		return fmt.Errorf("verification: ask for more: %w", err)
	}

	return nil
}

// discard forgets what was captured for the steps and gives it, so that the files can go once that is committed.
func discard(ctx context.Context, id uuid.UUID, steps []schema.Step) ([]*db.Evidence, error) {
	rows, err := ent.From(ctx).Evidence.Query().Where(evidence.VerificationID(id), evidence.StepIn(steps...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: discard: %w", err)
	}

	_, err = ent.From(ctx).Evidence.Delete().Where(evidence.VerificationID(id), evidence.StepIn(steps...)).Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: discard: %w", err)
	}

	return rows, nil
}
