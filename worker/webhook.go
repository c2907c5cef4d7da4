package worker

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/webhook"
)

// sideBySide is how many messages are on their way to one endpoint at once.
const sideBySide = 4

// telling puts events in order and delivers messages until the context ends, then lets what is under way finish. The rows are the queue.
func (w *worker) telling(ctx context.Context) error {
	everywhere := viewer.With(ctx, viewer.System("deliver webhooks"))
	riders, tidied := newCouriers(), time.Time{}

	defer riders.wait()

	for {
		// A round that fails is not the end: the next one finds the same rows.
		if err := w.round(ctx, everywhere, riders); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "webhooks were held up", "error", err)
		}

		if time.Since(tidied) >= tidyEvery {
			tidied = time.Now()

			if err := webhook.Tidy(ctx, tidied); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "old deliveries were not forgotten", "error", err)
			}
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(tellEvery):
		}
	}
}

// round numbers what happened, then sends a courier to every endpoint that something is due for.
func (w *worker) round(ctx, everywhere context.Context, riders *couriers) error {
	tenants, err := webhook.Unnumbered(everywhere, tellPage)
	for _, tenant := range tenants {
		err = errors.Join(err, w.Webhooks.Number(ctx, tenant))
	}

	due, failed := w.Webhooks.Due(everywhere, tellPage)

	for _, to := range due {
		riders.send(ctx, to.Endpoint, func(ctx context.Context) (bool, error) { return w.tell(ctx, to) })
	}

	return errors.Join(err, failed)
}

// tell delivers what is due for an endpoint, a few side by side, as long as it answers well. What has begun is finished, so that the
// receiver is not left in doubt.
func (w *worker) tell(ctx context.Context, to webhook.Receiver) (bool, error) {
	finishing := context.WithoutCancel(ctx)

	for ctx.Err() == nil {
		rows, err := w.Webhooks.Next(finishing, to, sideBySide)
		if err != nil || len(rows) == 0 {
			return true, err
		}

		lame := atomic.Bool{}
		group := errgroup.Group{}

		for _, row := range rows {
			group.Go(func() error {
				well, err := w.Webhooks.Deliver(finishing, row)
				if !well {
					lame.Store(true)
				}

				return err
			})
		}

		if err := group.Wait(); err != nil || lame.Load() {
			return false, err //nolint:wrapcheck // says where it comes from
		}
	}

	return true, nil
}
