package review

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification"
)

// MaxReason bounds the words for which a case is reopened, in characters.
const MaxReason = 2000

// Reopen brings a decided case back with a new round, and its verification back to review. The same key with the same reason is harmless.
// It is for those who may do what takes a senior reviewer: the caller knows. Faults: not found, invalid, conflict (it is not decided, a
// [StaleError], [ErrReused], a [RefusedError]).
func Reopen(ctx context.Context, blobs *blob.Store, key uuid.UUID, revision int, idempotency, reason string) (row *db.ReviewCase, err error) {
	opinion := Opinion{Key: idempotency, Verdict: said.VerdictReopen, Note: reason}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = Get(ctx, key); err != nil {
			return err
		}

		if err := reopenable(ctx, opinion); err != nil {
			return err
		}

		if again, err := repeated(ctx, blobs, key, opinion); again || err != nil {
			return err
		}

		if row.Revision != revision {
			return stale(row)
		}

		if err := renew(ctx, row, VerbReopen, func(u *db.ReviewCaseUpdate) { u.SetCause(where.CauseReopened) }); err != nil {
			return err
		}

		if err := say(ctx, blobs, row, row.Round+1, opinion); err != nil {
			return err
		}

		if row, err = Get(ctx, key); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "review.reopen", Target: id.Format(id.ReviewCase, key),
			After: map[string]any{"round": row.Round, "verification": id.Format(id.Verification, row.VerificationID)},
		})
	})

	return row, err
}

func reopenable(ctx context.Context, opinion Opinion) error {
	if acting(ctx) == "" {
		return refusal(NotAReviewer)
	}

	if err := keyed(opinion.Key); err != nil {
		return err
	}

	if !written(opinion.Note, 1, MaxReason) {
		return invalid("reason", "The reason must have 1 to 2000 characters.")
	}

	return nil
}

// renew begins another round of a decided case, and moves its verification back to review.
func renew(ctx context.Context, row *db.ReviewCase, verb Verb, set func(*db.ReviewCaseUpdate)) error {
	next, ok := to(verb, row.State)
	if !ok {
		return fault.New(fault.Conflict, "This case is not decided yet.", nil, fault.Code("state"), fault.State(string(row.State)))
	}

	update := ent.From(ctx).ReviewCase.Update().
		Where(where.ID(row.ID), where.Revision(row.Revision), where.StateEQ(row.State)).
		SetState(next).AddRound(1).SetDueAt(time.Now().Add(time.Duration(row.DueIn) * time.Second)).
		SetAssignee("").SetHolder("").ClearLeasedUntil().ClearOutcome().ClearDecidedAt().SetTruth(where.TruthUnknown).AddRevision(1)
	set(update)

	moved, err := update.Save(ctx)
	if err != nil {
		return wrap(string(verb), err)
	}

	if moved == 0 {
		return stale(row)
	}

	return verification.Recall(ctx, row.VerificationID)
}
