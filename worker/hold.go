package worker

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/verification"
)

// hold renews the attempt's lease while it is judged, until let go. A renewal that fails is tried again; if the lease runs out all the
// same, two workers may judge, and the first to conclude does.
func (w *worker) hold(ctx context.Context, id uuid.UUID, attempt int) (letGo func()) {
	ctx, cancel := context.WithCancel(ctx)

	var renewing sync.WaitGroup

	renewing.Go(func() {
		ticker := time.NewTicker(w.Lease / 4)
		defer ticker.Stop()

		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				if err := verification.Hold(ctx, id, attempt, w.Lease); err != nil && ctx.Err() == nil {
					slog.WarnContext(ctx, "a lease was not renewed", "verification", id, "error", err)
				}
			}
		}
	})

	return func() {
		cancel()
		renewing.Wait()
	}
}
