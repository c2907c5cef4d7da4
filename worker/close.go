package worker

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// closeEvery is the pause between two looks for months that are over and budgets that are reached.
	closeEvery = 10 * time.Minute
	// closePage is how many tenants one look takes at once.
	closePage = 200
)

// closing closes months into invoices until the context ends. What one tenant's month cannot do holds up no other's.
func (w *worker) closing(ctx context.Context) error {
	for {
		if closed, err := w.closeAll(ctx); err != nil && ctx.Err() == nil {
			slog.ErrorContext(ctx, "months could not be closed", "error", err)
		} else if closed > 0 {
			slog.InfoContext(ctx, "months closed", "count", closed)
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(closeEvery):
		}
	}
}

// closeAll closes what is over in every tenant, and tells of budgets.
func (w *worker) closeAll(ctx context.Context) (closed int, err error) {
	everywhere, last := viewer.With(ctx, viewer.System("close months")), uuid.Nil

	for ctx.Err() == nil {
		tenants, failed := invoice.Due(everywhere, last, closePage)
		if failed != nil || len(tenants) == 0 {
			return closed, errors.Join(err, failed)
		}

		for _, tenant := range tenants {
			count, failed := w.Invoices.Close(ctx, tenant)
			closed += count

			_, unheard := w.Invoices.Alert(ctx, tenant)
			err = errors.Join(err, failed, unheard)
			last = tenant
		}
	}

	return closed, err
}
