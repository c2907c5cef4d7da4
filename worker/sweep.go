package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/platform"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/review"
	"github.com/honnin/honnin/verification/roster"
)

// sweepPage is how many rows one look of the sweep takes.
const sweepPage = 200

// sweeping sweeps at the start, when everything that waits is rung for, and then every now and again.
func (w *worker) sweeping(ctx context.Context) error {
	ctx = viewer.With(ctx, viewer.System("sweep"))
	patience, tidied := time.Duration(0), time.Time{}

	for {
		// A sweep that fails is not the end: the next one finds the same rows.
		if err := w.sweep(ctx, patience); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "the sweep was cut short", "error", err)
		} else {
			patience = w.Patience
		}

		if time.Since(tidied) >= tidyEvery {
			tidied = time.Now()

			if err := errors.Join(verification.Tidy(ctx, tidied), w.seal(ctx), roster.Tidy(ctx, tidied)); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "what is over was not forgotten", "error", err)
			}
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(w.SweepEvery):
		}
	}
}

// seal seals what reviewers and persons wrote before that was sealed.
func (w *worker) seal(ctx context.Context) error {
	for {
		sealed, err := review.SealRemarks(ctx, w.Blobs, sweepPage)
		if err != nil || sealed == 0 {
			return err
		}
	}
}

// sweep rings again for what has waited longer than the patience and is in nobody's hands, closes what is overdue, and finds
// appeals for which there is nobody.
func (w *worker) sweep(ctx context.Context, patience time.Duration) error {
	if err := w.expire(ctx); err != nil {
		return err
	}

	if _, err := platform.CloseOverdue(ctx, time.Now(), sweepPage); err != nil {
		return fmt.Errorf("worker: sweep: %w", err)
	}

	if err := w.strand(ctx); err != nil {
		return err
	}

	var last *verification.Ticket

	for before := time.Now().Add(-patience); ; {
		waiting, err := verification.Waiting(ctx, before, last, sweepPage)
		if err != nil || len(waiting) == 0 {
			return err
		}

		for _, ticket := range waiting {
			task := queue.Task{Tenant: ticket.Tenant, Verification: ticket.ID, Attempt: ticket.Attempts}
			if err := w.Queue.Enqueue(ctx, task); err != nil {
				return fmt.Errorf("worker: sweep: %w", err)
			}
		}

		last = &waiting[len(waiting)-1]
	}
}

func (w *worker) expire(ctx context.Context) error {
	for {
		expired, err := verification.Expire(ctx, time.Now(), sweepPage)
		if err != nil {
			return fmt.Errorf("worker: sweep: %w", err)
		}

		if expired > 0 {
			slog.InfoContext(ctx, "verifications expired", "count", expired)
		}

		if expired < sweepPage {
			return nil
		}
	}
}
