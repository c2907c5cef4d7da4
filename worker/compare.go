package worker

import (
	"context"
	"log/slog"
	"time"

	"github.com/honnin/honnin/internal/id"
)

const (
	// compareEvery is the pause between two comparisons of our ledger with Stripe's, and compareFirst how long a worker waits for its first:
	// what was sent before it began is counted by then.
	compareEvery, compareFirst = 24 * time.Hour, time.Hour
	// maxTold bounds how many differences one comparison names in the log; all of them are on the operators' page.
	maxTold = 100
)

// compare compares our ledger with Stripe's, puts right what is safe and says in the log what differed. So nobody has to remember it: a
// webhook that was lost is heard within a day.
func (w *worker) compare(everywhere context.Context) {
	found, err := w.Till.Reconcile(everywhere, true)

	for _, one := range found[:min(len(found), maxTold)] {
		level := slog.LevelWarn
		if one.Repaired {
			level = slog.LevelInfo
		}

		slog.Log(everywhere, level, "our ledger and Stripe's differ", "kind", one.Kind, "tenant", id.Format(id.Tenant, one.Tenant), "what", one.What,
			"here", one.Ours, "there", one.Theirs, "put_right", one.Repaired)
	}

	if err != nil && everywhere.Err() == nil {
		slog.WarnContext(everywhere, "our ledger was not compared with Stripe's as a whole", "error", err)
	}
}
