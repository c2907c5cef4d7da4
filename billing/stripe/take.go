package stripe

import (
	"context"
	"encoding/binary"
	"time"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/push"
	"github.com/honnin/honnin/ent/db/usage"
)

const (
	// takePage is how many usage rows one transaction takes.
	takePage = 500
	// overlap is how far back a look reaches behind the last one: longer than a transaction that writes usage can take. [Till.Reconcile]
	// looks at all rows, and would say what came later all the same.
	overlap = 10 * time.Minute
)

// take writes a push for every usage row of the viewer's tenant that is to be told of and has none.
func (t *Till) take(ctx context.Context, row *db.Collection) error {
	for {
		// By the machine's clock, as ids are.
		begun := time.Now()

		rows, err := unpushed(ctx, row.SeenTo, t.now(), takePage)
		if err != nil {
			return err
		}

		if len(rows) > 0 {
			creates := make([]*db.PushCreate, len(rows))
			for i, one := range rows {
				creates[i] = ent.From(ctx).Push.Create().SetUsageID(one.ID).SetNextAt(ent.Instant(t.now()))
			}

			// Of two who take the same rows at once, one writes them.
			err = ent.From(ctx).Push.CreateBulk(creates...).OnConflictColumns(push.FieldUsageID).Ignore().Exec(ctx)
			if err != nil {
				return wrapped("take", err)
			}
		}

		if len(rows) < takePage {
			return wrapped("take", ent.From(ctx).Collection.UpdateOneID(row.ID).SetSeenTo(floor(begun.Add(-overlap))).Exec(ctx))
		}
	}
}

// unpushed gives usage rows that Stripe would take and that have no push, oldest first; from an id on, or all.
func unpushed(ctx context.Context, from *uuid.UUID, now time.Time, limit int) ([]*db.Usage, error) {
	query := ent.From(ctx).Usage.Query().
		Where(usage.EnvironmentEQ(usage.EnvironmentLive), usage.QuantityNEQ(0), usage.AtGTE(ent.Instant(now.Add(-backward))), usage.Not(usage.HasPush())).
		Order(usage.ByID()).Limit(limit)
	if from != nil {
		query.Where(func(s *entsql.Selector) { s.Where(entsql.GTE(s.C(usage.FieldID), *from)) })
	}

	rows, err := query.All(ctx)

	return rows, wrapped("unpushed", err)
}

// floor is the lowest id that a row made at the instant can have.
func floor(at time.Time) (lowest uuid.UUID) {
	var stamp [8]byte

	binary.BigEndian.PutUint64(stamp[:], uint64(max(0, at.UnixMilli())))
	copy(lowest[:6], stamp[2:])
	lowest[6], lowest[8] = 0x70, 0x80

	return lowest
}

// Lag is since when the oldest usage row waits that Stripe has not been told of; the zero time when none does. It needs a viewer over all
// tenants, or tells of the viewer's.
func Lag(ctx context.Context) (time.Time, error) {
	oldest, err := ent.From(ctx).Push.Query().Where(push.StateIn(push.StatePending, push.StateDoubtful)).
		Order(push.ByUsageID()).WithUsage().First(ctx)
	if err != nil && !db.IsNotFound(err) {
		return time.Time{}, wrapped("lag", err)
	}

	since := time.Time{}
	if oldest != nil && oldest.Edges.Usage != nil {
		since = oldest.Edges.Usage.CreatedAt
	}

	return since, nil
}
