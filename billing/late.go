package billing

import (
	"context"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/usage"
)

// MaxLate is the most that [CountLate] counts.
const MaxLate = 1000

// CountLate counts the rows that the filter keeps and that came after their own period was closed, up to [MaxLate]. Such a row is booked
// where an open period began, so the filter's time is only looked at where one of the given instants lies within it: those at which the
// tenant's months begin.
func CountLate(ctx context.Context, kept Filter, begins []time.Time) (int, error) {
	if err := kept.check(); err != nil {
		return 0, err
	}

	at := make([]time.Time, len(begins))
	for i, begin := range begins {
		at[i] = ent.Instant(begin)
	}

	rows, err := ent.From(ctx).Usage.Query().Where(kept.where()...).Where(usage.BookedAtIn(at...), usage.QuantityNEQ(0)).
		Where(func(s *sql.Selector) { s.Where(sql.ColumnsNEQ(s.C(usage.FieldAt), s.C(usage.FieldBookedAt))) }).
		Limit(MaxLate).IDs(ctx)

	return len(rows), wrapped("late usage", err)
}
