package verification

import (
	"context"
	"errors"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/moment"
	"github.com/honnin/honnin/ent/db/tally"
)

// keepMoments is for how many days it is known what happened on people's pages.
const keepMoments = 92

// Tidy forgets, of any tenant, tallies that nobody was counted in for long, and what happened on people's pages long ago. It needs a
// viewer over all tenants.
func Tidy(ctx context.Context, now time.Time) error {
	_, tallies := ent.From(ctx).Tally.Delete().Where(tally.LastAtLT(ent.Instant(now.Add(-2 * forgetAfter)))).Exec(ctx)
	_, moments := ent.From(ctx).Moment.Delete().Where(moment.DayLT(dayOf(now.AddDate(0, 0, -keepMoments)))).Exec(ctx)

	return wrap("tidy", errors.Join(tallies, moments))
}
