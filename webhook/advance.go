package webhook

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/internal/fault"
)

// mostMoved is how many deliveries are brought nearer at once.
const mostMoved = 10_000

// Advance brings nearer, by so much, what is to come for the viewer's deliveries and endpoints: the next try, the day on which what was
// sent is forgotten, the end of a secret that was replaced, and the day on which an endpoint that only fails is disabled. For test
// environments; call it in the transaction that notes it. Fault: conflict (more than ten thousand deliveries are kept).
func Advance(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).Delivery.Query().
		Where(where.Or(where.StateEQ(where.StatePending), where.DoneAtNotNil())).Limit(mostMoved + 1).All(ctx)
	if err != nil {
		return wrapped("advance", err)
	}

	if len(rows) > mostMoved {
		return fault.New(fault.Conflict, "More than 10,000 deliveries are kept. Clear the test data first.", nil)
	}

	for _, row := range rows {
		update := ent.From(ctx).Delivery.UpdateOneID(row.ID)

		if row.DoneAt != nil {
			update.SetDoneAt(row.DoneAt.Add(-by))
		} else {
			update.SetNextAt(row.NextAt.Add(-by))
		}

		if err := update.Exec(ctx); err != nil {
			return wrapped("advance", err)
		}
	}

	return advanceEndpoints(ctx, by)
}

func advanceEndpoints(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).Endpoint.Query().Order(endpoint.ByCreatedAt()).All(ctx)
	if err != nil {
		return wrapped("advance", err)
	}

	for _, row := range rows {
		update := ent.From(ctx).Endpoint.UpdateOneID(row.ID)
		if row.FailingSince != nil {
			update.SetFailingSince(row.FailingSince.Add(-by))
		}

		for i := range row.Secrets {
			if ends := row.Secrets[i].Ends; ends != nil {
				row.Secrets[i].Ends = new(ends.Add(-by))
			}
		}

		if err := update.SetSecrets(row.Secrets).Exec(ctx); err != nil {
			return wrapped("advance", err)
		}
	}

	return nil
}
