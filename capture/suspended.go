package capture

import (
	"net/http"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

// looking is the one route that changes nothing for a person who has come already.
const looking = "/capture/v1/verification"

// unsuspended lets nothing be captured for a tenant that is suspended. The person sees a verification that is closed, as after its
// time, and learns nothing of the tenant's affairs.
func (a *API) unsuspended(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		bound := holder(ctx)

		of, err := ent.From(ctx).Tenant.Get(ctx, bound.Tenant)
		if db.IsNotFound(err) {
			err = fault.New(fault.NotFound, "There is no such tenant.", err)
		}

		if err != nil {
			refuse(w, r, err)

			return
		}

		if of.State == tenant.StateActive {
			next.ServeHTTP(w, r)

			return
		}

		row, err := verification.Get(ctx, bound.Verification)
		if err != nil || r.URL.Path != looking {
			refuse(w, r, fault.New(fault.Conflict, "This is closed: nothing more can be captured.", err, fault.State(string(of.State))))

			return
		}

		shown, err := a.progress(ctx, row)
		if err != nil {
			refuse(w, r, err)

			return
		}

		shown.State = stateClosed
		answer.JSON(w, http.StatusOK, shown)
	})
}
