package verification

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/tally"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
)

// mostMoved is how many rows of a kind are brought nearer at once.
const mostMoved = 10_000

// Advance brings nearer, by so much, what is to come for the viewer's verifications: the end of the person's time, a worker's lease and
// the pause before it tries again, and pauses of subjects and devices. What has happened keeps its time. For test environments; call it
// in the transaction that notes it. Fault: conflict (more than ten thousand are open).
func Advance(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).Verification.Query().
		Where(where.StateIn(append(open(), where.StateSubmitted)...)).Limit(mostMoved + 1).All(ctx)
	if err != nil {
		return wrap("advance", err)
	}

	if len(rows) > mostMoved {
		return fault.New(fault.Conflict, "More than 10,000 verifications are open. Clear the test data first.", nil)
	}

	for _, row := range rows {
		update := ent.From(ctx).Verification.UpdateOneID(row.ID).SetExpiresAt(row.ExpiresAt.Add(-by))
		if row.LeasedUntil != nil {
			update.SetLeasedUntil(row.LeasedUntil.Add(-by))
		}

		if err := update.Exec(ctx); err != nil {
			return wrap("advance", err)
		}
	}

	return advanceTallies(ctx, by)
}

func advanceTallies(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).Tally.Query().Order(tally.ByLastAt()).Limit(mostMoved).All(ctx)
	if err != nil {
		return wrap("advance", err)
	}

	for _, row := range rows {
		update := ent.From(ctx).Tally.UpdateOneID(row.ID).SetLastAt(row.LastAt.Add(-by))
		if row.BlockedUntil != nil {
			update.SetBlockedUntil(row.BlockedUntil.Add(-by))
		}

		if err := update.Exec(ctx); err != nil {
			return wrap("advance", err)
		}
	}

	return nil
}
