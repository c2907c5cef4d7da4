package worker

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/review"
)

const (
	// appealEvery is the pause between two looks for photographs of appeals.
	appealEvery = 2 * time.Second
	// appealLease is how long one worker has a photograph to itself, and so the pause before another try.
	appealLease = time.Minute
	// appealPage is how many photographs one round takes.
	appealPage = 20
)

// appeals lets the checks look at the photographs of appeals until the context ends, for the reviewers to see. Nothing is decided by them,
// nothing is billed, and the person's page learns nothing of it. The rows are the queue.
func (w *worker) appeals(ctx context.Context) error {
	everywhere := viewer.With(ctx, viewer.System("appeals"))

	for {
		rows, err := review.Unlooked(everywhere, time.Now(), appealPage)
		if err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "photographs of appeals were held up", "error", err)
		}

		for _, row := range rows {
			// What fails is tried again when the lease ends.
			if err := w.appeal(viewer.With(ctx, viewer.For(row.TenantID, "appeal")), row); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "a photograph of an appeal was not looked at", "verification", row.VerificationID, "try", row.LookTries+1, "error", err)
			}
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(appealEvery):
		}
	}
}

// appeal looks at one photograph.
func (w *worker) appeal(ctx context.Context, row *db.ReviewCase) error {
	mine, err := review.Look(ctx, row, time.Now(), appealLease)
	if err != nil || !mine {
		return err
	}

	ruling, err := w.ruling(ctx, row.VerificationID)
	if err != nil {
		return err
	}

	evidence, err := verification.LoadAppeal(ctx, w.Blobs, row.VerificationID)
	if err != nil {
		return err
	}

	findings, err := w.run(ctx, evidence, ruling.Checks.Thresholds)
	if err != nil {
		return err
	}

	if err := review.Looked(ctx, row, findings); err != nil {
		return fmt.Errorf("worker: appeal: %w", err)
	}

	return nil
}
