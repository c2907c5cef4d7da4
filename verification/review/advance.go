package review

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/fault"
)

// mostMoved is how many cases are brought nearer at once.
const mostMoved = 10_000

// Advance brings nearer, by so much, what is to come for the viewer's cases that wait: when they are due, and the end of their holder's
// lease. For test environments; call it in the transaction that notes it. Fault: conflict (more than ten thousand wait).
func Advance(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).ReviewCase.Query().Where(where.StateIn(Waiting()...)).Limit(mostMoved + 1).All(ctx)
	if err != nil {
		return wrap("advance", err)
	}

	if len(rows) > mostMoved {
		return fault.New(fault.Conflict, "More than 10,000 cases wait. Clear the test data first.", nil)
	}

	for _, row := range rows {
		update := ent.From(ctx).ReviewCase.UpdateOneID(row.ID).SetDueAt(row.DueAt.Add(-by))
		if row.LeasedUntil != nil {
			update.SetLeasedUntil(row.LeasedUntil.Add(-by))
		}

		if err := update.Exec(ctx); err != nil {
			return wrap("advance", err)
		}
	}

	return nil
}
