package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/sandbox"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/review"
	"github.com/honnin/honnin/webhook"
)

const (
	// clearEvery is the pause between two looks for test environments that are to be emptied.
	clearEvery = time.Second
	// clearPage is how many verifications, or deliveries, go in one transaction.
	clearPage = 100
	// clearTenants is how many environments one look takes, each by a page, so that a full one holds up no other.
	clearTenants = 20
)

// clearing empties test environments until the context ends. The rows are the queue: what a killed worker left is gone on with.
func (w *worker) clearing(ctx context.Context) error {
	for {
		left, err := w.clearAll(ctx)
		if err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "test data could not be cleared", "error", err)
		}

		pause := clearEvery
		if left && err == nil {
			pause = 0
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
	}
}

// clearAll takes a page out of every environment that is to be emptied, and tells whether anything is left.
func (w *worker) clearAll(ctx context.Context) (left bool, err error) {
	rows, viewers, err := sandbox.Unfinished(viewer.With(ctx, viewer.System("clear test data")), clearTenants)
	if err != nil {
		return false, fmt.Errorf("worker: clear: %w", err)
	}

	for i, row := range rows {
		done, failed := w.clear(viewer.With(ctx, viewers[i]), row)
		err = errors.Join(err, failed)
		left = left || !done
	}

	return left, err
}

// clear takes a page of what was made until the clearing was asked for, and tells whether that was all. The files go first: whatever
// happens then, a row leads to them that is found again.
func (w *worker) clear(ctx context.Context, of *db.Clearing) (done bool, err error) {
	ids, files, err := verification.Oldest(ctx, of.CreatedAt, clearPage)
	if err != nil {
		return false, err
	}

	if len(ids) == 0 {
		return w.clearRest(ctx, of)
	}

	if err := verification.Erase(ctx, w.Blobs, files); err != nil {
		return false, err
	}

	return false, ent.Tx(ctx, func(ctx context.Context) (err error) {
		gone := sandbox.Gone{}

		// What others hung on them goes first.
		if gone.Deliveries, err = webhook.Clear(ctx, ids); err != nil {
			return err
		}

		if err := errors.Join(billing.Clear(ctx, ids), review.Clear(ctx, ids)); err != nil {
			return err
		}

		if gone.Verifications, gone.Files, err = verification.Clear(ctx, ids, files); err != nil {
			return err
		}

		return sandbox.Cleared(ctx, of.ID, gone)
	})
}

// clearRest takes what hangs on no verification.
func (w *worker) clearRest(ctx context.Context, of *db.Clearing) (done bool, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		gone, err := webhook.ClearTests(ctx, of.CreatedAt, clearPage)
		if err != nil {
			return err
		}

		if err := sandbox.Cleared(ctx, of.ID, sandbox.Gone{Deliveries: gone}); err != nil {
			return err
		}

		if done = gone < clearPage; !done {
			return nil
		}

		return errors.Join(verification.ClearTallies(ctx), billing.ClearSums(ctx), sandbox.Finish(ctx, of.ID))
	})

	return done, err
}
