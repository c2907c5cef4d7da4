package worker

import (
	"context"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/viewer"
)

const (
	// tellEvery is the pause between two looks for what is to be delivered, and so about the most that a delivery waits to begin.
	tellEvery = 500 * time.Millisecond
	// tellPage is how many receivers one look takes.
	tellPage = 1000
)

// streaming delivers tenants' audit logs until the context ends, then lets the deliveries under way finish. The rows are the queue.
func (w *worker) streaming(ctx context.Context) error {
	everywhere := viewer.With(ctx, viewer.System("stream audit logs"))
	riders := newCouriers()

	defer riders.wait()

	for {
		due, err := w.Streams.Due(everywhere, tellPage)
		if err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "audit logs were held up", "error", err)
		}

		for _, row := range due {
			riders.send(ctx, row.ID, func(ctx context.Context) (bool, error) { return w.stream(ctx, row.TenantID) })
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(tellEvery):
		}
	}
}

// stream delivers what a tenant's log has, one message after another, as long as the webhook takes them. What has begun is finished, so
// that the webhook is not left in doubt.
func (w *worker) stream(ctx context.Context, tenant uuid.UUID) (well bool, err error) {
	for ctx.Err() == nil {
		came, err := w.Streams.Deliver(context.WithoutCancel(ctx), tenant)
		if err != nil || !came.Taken {
			return !came.Lame, err
		}

		well = !came.Lame
	}

	return well, nil
}
