package capture

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

// handIn notes the device, which counts attempts, and submits; one transaction, so that a refusal leaves nothing behind.
func (a *API) handIn(w http.ResponseWriter, r *http.Request) (row *db.Verification, err error) {
	from, err := a.device(r)
	if err != nil {
		return nil, err
	}

	err = a.write(w, r, func(ctx context.Context, _ []byte) error {
		key := holder(ctx).Verification

		if row, err = verification.Get(ctx, key); err != nil {
			return err
		}

		if verification.Open(row.State) {
			if err := verification.Device(ctx, key, from); err != nil {
				return err
			}
		}

		submitted, err := verification.Submit(ctx, key)
		if err == nil {
			row = submitted
		}

		return err
	})

	return row, err
}

// submit hands the evidence in: first the commit, then the queue. Submitting again is harmless.
func (a *API) submit(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	row, err := a.handIn(w, r)
	if paused, ok := errors.AsType[*verification.ExhaustedError](err); ok && row != nil {
		a.refusePaused(w, row, paused)

		return
	}

	if err != nil {
		refuse(w, r, err)

		return
	}

	if row.State == where.StateSubmitted {
		if err := a.Enqueue(ctx, row.TenantID, row.ID); err != nil {
			slog.WarnContext(ctx, "a submitted verification waits for the sweep", "verification", id.Format(id.Verification, row.ID), "error", err)
		}
	}

	answer.JSON(w, http.StatusAccepted, struct {
		State state `json:"state"`
	}{stateSubmitted})
}
