package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// foldEvery is the pause between two looks for usage that is in no sum yet. Whoever reads sums adds it by themselves, so it is not urgent.
	foldEvery = time.Second
	// lookEvery is the pause between two looks whether the meters count what they should.
	lookEvery = 5 * time.Minute
	// foldTenants is how many tenants one look takes.
	foldTenants = 200
)

// metering adds usage to the sums, until the context ends. The rows are the queue.
func (w *worker) metering(ctx context.Context) error {
	for {
		// A round that fails is not the end: the next one finds the same rows.
		if err := fold(ctx); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "usage was not added up", "error", err)
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(foldEvery):
		}
	}
}

// watching looks at every meter, until the context ends.
func (w *worker) watching(ctx context.Context) error {
	ctx = viewer.With(ctx, viewer.System("usage heartbeat"))

	for {
		if err := w.Monitor.Look(ctx); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "not every meter was looked at", "error", err)
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(lookEvery):
		}
	}
}

// fold adds up what is there. What goes wrong with one tenant does not keep the others waiting.
func fold(ctx context.Context) error {
	tenants, err := billing.Stale(viewer.With(ctx, viewer.System("meter")), foldTenants)
	if err != nil {
		return fmt.Errorf("worker: meter: %w", err)
	}

	var errs []error
	for _, tenant := range tenants {
		errs = append(errs, foldTenant(ctx, tenant))
	}

	return errors.Join(errs...)
}

func foldTenant(ctx context.Context, tenant uuid.UUID) error {
	ctx = viewer.With(ctx, viewer.For(tenant, "meter"))

	for {
		folded, err := billing.Fold(ctx)
		if err != nil {
			return fmt.Errorf("worker: meter of tenant %s: %w", tenant, err)
		}

		if folded < billing.FoldPage {
			return nil
		}
	}
}
