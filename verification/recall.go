package verification

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
)

// Settle moves a verification from review to what reviewers decided, approved or declined, and tells of it as theirs. The report of the
// policy stays as it is. It is a conflict where it is not in review. Call it inside the transaction that decides the case.
func Settle(ctx context.Context, id uuid.UUID, to State) error {
	done, err := move(ctx, id, VerbReview, to, func(u *db.VerificationUpdate) { u.SetConcludedAt(time.Now()) })
	if err != nil {
		return err
	}

	row, err := Get(ctx, id)
	if err != nil {
		return err
	}

	if !done {
		return closed(row)
	}

	if to == where.StateApproved {
		if err := absolve(ctx, row); err != nil {
			return err
		}
	}

	return announce(ctx, id, Event(to), true)
}

// Recall brings a verification that was decided back to review, and tells of it. It is a conflict where it was not decided. Call it
// inside the transaction that opens the case again.
func Recall(ctx context.Context, id uuid.UUID) error {
	done, err := move(ctx, id, VerbRecall, where.StateReview, nil)
	if err != nil {
		return err
	}

	if !done {
		return fault.New(fault.Conflict, "The verification is not decided.", nil)
	}

	return announce(ctx, id, Event(where.StateReview), true)
}

// Announce tells that something happened to a verification that is no state, for example appeal.opened.
func Announce(ctx context.Context, id uuid.UUID, kind string) error {
	return announce(ctx, id, kind, false)
}
