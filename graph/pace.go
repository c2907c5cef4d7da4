package graph

import (
	"net/http"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/limit"
	"github.com/honnin/honnin/internal/viewer"
)

// Pace is how often a tenant may ask.
type Pace struct {
	Limiter *limit.Limiter
	// Caller is how many requests a minute one key or person may make that has no rate of its own; Tenant is how many all those of a
	// tenant may make together.
	Caller, Tenant int
}

// paced counts the request of a known viewer, for the viewer and for its tenant, and says in the headers what is left.
func (a *API) paced(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who, _ := viewer.From(r.Context())
		caller, tenant := limit.Rule{Name: "caller", PerMinute: a.Pace.Caller}, limit.Rule{Name: "tenant", PerMinute: a.Pace.Tenant}

		if who.Rate > 0 {
			caller.PerMinute = who.Rate
		}

		key := who.Tenant.String()
		verdicts := []limit.Verdict{a.Pace.Limiter.Take(r.Context(), key+":"+who.Subject, caller)}

		// What the caller's own limit refuses does not use up the tenant's.
		if verdicts[0].Allowed {
			verdicts = append(verdicts, a.Pace.Limiter.Take(r.Context(), key, tenant))
		}

		if !limit.Write(w.Header(), verdicts...) {
			refuse(w, r, fault.New(fault.RateLimited, "That was too often. Wait as long as Retry-After says.", nil))

			return
		}

		next.ServeHTTP(w, r)
	})
}
