package worker

import (
	"context"
	"log/slog"
	"time"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// collectEvery is the pause between two rounds with Stripe, and so about the most that usage waits to be told of. It doubles up to
	// collectRest while Stripe is away.
	collectEvery, collectRest = 5 * time.Second, time.Minute
)

// collecting brings Stripe up to date until the context ends. The rows are the queue: what could not be done waits in them.
func (w *worker) collecting(ctx context.Context) error {
	everywhere := viewer.With(ctx, viewer.System("collect by Stripe"))
	pause, tidied, compared := collectEvery, time.Time{}, time.Now().Add(compareFirst-compareEvery)

	for {
		if err := w.Till.Round(everywhere); err == nil {
			pause = collectEvery
		} else if ctx.Err() == nil {
			slog.WarnContext(ctx, "Stripe was not brought up to date", "again_in", pause, "error", err)

			pause = min(2*pause, collectRest)
		}

		if time.Since(tidied) >= tidyEvery {
			tidied = time.Now()

			if err := stripe.Tidy(everywhere, tidied); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "what Stripe told of was not forgotten", "error", err)
			}
		}

		if time.Since(compared) >= compareEvery {
			compared = time.Now()
			w.compare(everywhere)
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
	}
}
