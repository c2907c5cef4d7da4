package capture

import (
	"log/slog"
	"net/http"

	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

// submit hands the evidence in: first the commit, then the queue. Submitting again is harmless.
func (a *API) submit(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	row, err := verification.Submit(ctx, holder(ctx).Verification)
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
