package verification

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/verification"
)

// Claim takes a verification that was handed in for one worker alone, until the lease ends, and gives the how-manieth attempt this
// is, from 1. It gives 0 when there is nothing to do: concluded already, or in another worker's hands. The count stands in the row,
// so that evidence which kills its worker is noticed however the worker dies.
func Claim(ctx context.Context, id uuid.UUID, lease time.Duration) (attempt int, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		now := ent.Instant(time.Now())

		claimed, err := ent.From(ctx).Verification.Update().
			Where(
				where.ID(id), where.StateEQ(where.StateSubmitted),
				where.Or(where.LeasedUntilIsNil(), where.LeasedUntilLTE(now)),
			).
			SetLeasedUntil(now.Add(lease)).
			AddAttempts(1).
			Save(ctx)
		if err != nil {
			return fmt.Errorf("verification: claim: %w", err)
		}

		attempt = 0
		if claimed == 0 {
			return nil
		}

		row, err := Get(ctx, id)
		if err != nil {
			return err
		}

		attempt = row.Attempts

		return nil
	})

	return attempt, err
}

// Hold keeps an attempt's verification for another lease from now, as long as it is still this attempt's. Whoever judges calls it more
// often than the lease ends, so that a lease may be short: it is how long a verification is left alone after its worker died.
func Hold(ctx context.Context, id uuid.UUID, attempt int, lease time.Duration) error {
	err := ent.From(ctx).Verification.Update().
		Where(where.ID(id), where.StateEQ(where.StateSubmitted), where.Attempts(attempt)).
		SetLeasedUntil(ent.Instant(time.Now()).Add(lease)).
		Exec(ctx)
	if err != nil {
		return fmt.Errorf("verification: hold: %w", err)
	}

	return nil
}

// Release gives an attempt back that came to nothing: nobody takes the verification up again before the instant given. An attempt
// that was broken off, because the process stops, does not count.
func Release(ctx context.Context, id uuid.UUID, attempt int, again time.Time, counts bool) error {
	// Only the attempt's own lease: when that ran out, another worker may hold the next one.
	update := ent.From(ctx).Verification.Update().
		Where(where.ID(id), where.StateEQ(where.StateSubmitted), where.Attempts(attempt)).
		SetLeasedUntil(again)
	if !counts {
		update.AddAttempts(-1)
	}

	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("verification: release: %w", err)
	}

	return nil
}
