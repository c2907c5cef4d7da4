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
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/lawful"
)

// Decide gives the viewer's opinion on a case that they have in hand, and moves it to where that leads; a decided case moves its
// verification. The same key with the same opinion is harmless. Faults: not found, invalid, conflict with a [RefusedError], [ErrLost], a
// [StaleError] or [ErrReused].
func Decide(ctx context.Context, blobs *blob.Store, key uuid.UUID, senior bool, opinion Opinion) (row *db.ReviewCase, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = Get(ctx, key); err != nil {
			return err
		}

		if err := opinion.check(); err != nil {
			return err
		}

		if again, err := repeated(ctx, blobs, key, opinion); again || err != nil {
			return err
		}

		if err := ready(ctx, row, senior, opinion.Revision); err != nil {
			return err
		}

		if err := decide(ctx, blobs, row, opinion); err != nil {
			return err
		}

		row, err = Get(ctx, key)

		return err
	})

	return row, err
}

// ready says what stands against the viewer's deciding it now.
func ready(ctx context.Context, row *db.ReviewCase, senior bool, revision int) error {
	against, err := Hindered(ctx, row, senior)
	if err != nil {
		return err
	}

	switch {
	case against != None:
		return refusal(against)
	case row.Holder != acting(ctx) || !held(row, time.Now()):
		return lost()
	case row.Revision != revision:
		return stale(row)
	default:
		return nil
	}
}

// decide moves the case and all that hangs on it.
func decide(ctx context.Context, blobs *blob.Store, row *db.ReviewCase, opinion Opinion) error {
	earlier, err := spoken(ctx, row)
	if err != nil {
		return err
	}

	next, ok := to(leads(row, earlier, opinion.Verdict), row.State)
	if !ok {
		return invalid("verdict", "Nobody is above the senior reviewers: approve or decline.")
	}

	if err := allowed(ctx, row, next, opinion.Verdict); err != nil {
		return err
	}

	if err := move(ctx, row, next, opinion, earlier); err != nil {
		return err
	}

	if err := say(ctx, blobs, row, row.Round, opinion); err != nil {
		return err
	}

	if next == where.StateDecided {
		if err := verification.Settle(ctx, row.VerificationID, verification.State(outcome(opinion.Verdict))); err != nil {
			return err
		}
	}

	return audit.Record(ctx, audit.Entry{
		Action: "review.decide", Target: id.Format(id.ReviewCase, row.ID),
		Before: map[string]any{"state": row.State},
		After: map[string]any{
			"state": next, "round": row.Round, "verdict": opinion.Verdict, "reasons": opinion.Reasons,
			"verification": id.Format(id.Verification, row.VerificationID),
		},
	})
}

// allowed holds an approval to the law on the day on which it completes the confirmation.
func allowed(ctx context.Context, row *db.ReviewCase, next State, verdict Verdict) error {
	if next != where.StateDecided || verdict != said.VerdictApprove {
		return nil
	}

	of, err := verification.Get(ctx, row.VerificationID)
	if err != nil {
		return wrap("verification", err)
	}

	against, err := lawful.Of(ctx, of, time.Now())
	if err == nil && len(against) > 0 {
		err = refusal(NotLawful)
	}

	return err
}

// spoken are the reviews of the round so far, the oldest first.
func spoken(ctx context.Context, row *db.ReviewCase) ([]*db.Review, error) {
	rows, err := ent.From(ctx).Review.Query().
		Where(said.CaseID(row.ID), said.Round(row.Round), said.VerdictNEQ(said.VerdictReopen)).
		Order(said.ByCreatedAt(), said.ByID()).All(ctx)

	return rows, wrap("reviews", err)
}

// leads says which verb of the table a verdict is.
func leads(row *db.ReviewCase, earlier []*db.Review, verdict Verdict) Verb {
	switch {
	case verdict == said.VerdictEscalate:
		return VerbEscalate
	case row.State == where.StateEscalated:
		return VerbSettle
	case row.State == where.StateOpen && row.FourEyes:
		return VerbFirst
	case row.State == where.StateSecond && earlier[0].Verdict != verdict:
		return VerbDispute
	default:
		return VerbDecide
	}
}

// move writes the new state if the case is as it was read and still in the viewer's hands.
func move(ctx context.Context, row *db.ReviewCase, next State, opinion Opinion, earlier []*db.Review) error {
	now := ent.Instant(time.Now())

	update := ent.From(ctx).ReviewCase.Update().
		Where(where.ID(row.ID), where.Revision(row.Revision), where.StateEQ(row.State), where.Holder(acting(ctx)), where.LeasedUntilGT(now)).
		SetState(next).SetHolder("").ClearLeasedUntil().SetAssignee("").AddRevision(1)

	if next == where.StateDecided {
		truths := []Truth{truthOf(words(opinion.Reasons))}
		if row.State == where.StateSecond {
			truths = append(truths, truthOf(earlier[0].Reasons))
		}

		update.SetOutcome(outcome(opinion.Verdict)).SetDecidedAt(now).SetTruth(agreed(truths...))
	}

	moved, err := update.Save(ctx)
	if err != nil {
		return wrap("decide", err)
	}

	if moved == 0 {
		return lost()
	}

	return nil
}

func outcome(verdict Verdict) where.Outcome {
	if verdict == said.VerdictApprove {
		return where.OutcomeApproved
	}

	return where.OutcomeDeclined
}
