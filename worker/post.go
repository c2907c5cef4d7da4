package worker

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/honnin/honnin/tenants/sign"
)

const (
	// postEvery is the pause between two looks for mails that are due, and so about the most that a mail waits.
	postEvery = time.Second
	// tidyEvery is the pause between two looks for mails, sessions and counts that need not be remembered any more.
	tidyEvery = time.Hour
)

// posting sends the mails that are due, until the context ends. The rows are the queue: a mail is rare and may wait a second.
func (w *worker) posting(ctx context.Context) error {
	tidied := time.Time{}

	for {
		// A round that fails is not the end: the next one finds the same rows.
		if _, err := w.Post.Deliver(ctx); err != nil && ctx.Err() == nil {
			slog.WarnContext(ctx, "mails were held up", "error", err)
		}

		if time.Since(tidied) >= tidyEvery {
			tidied = time.Now()

			if err := errors.Join(w.Post.Tidy(ctx), sign.Tidy(ctx, time.Now())); err != nil && ctx.Err() == nil {
				slog.WarnContext(ctx, "what is over was not forgotten", "error", err)
			}
		}

		select {
		case <-ctx.Done():
			return nil
		case <-time.After(postEvery):
		}
	}
}
