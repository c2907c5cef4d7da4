package capture

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/httprate"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/token"
)

// API is what the person's routes need. All fields but Sleep and Stopping must be set.
type API struct {
	DB     *ent.DB
	Blobs  *blob.Store
	Signer *token.Signer
	// Enqueue hands a submitted verification to the workers. When it fails, the sweep does it later.
	Enqueue func(ctx context.Context, tenant, verification uuid.UUID) error
	Hints   Hints
	// Embed names the origins that may hold the page in a frame, by tenant; it may be nil, and then nobody may.
	Embed map[uuid.UUID][]string
	// Motions say how challenges are drawn.
	Motions Motions
	// Pace says when the person hears of what became of the evidence.
	Pace Pace
	Now  func() time.Time
	// Sleep waits and tells whether it waited to the end; nil waits by the clock of the machine.
	Sleep func(ctx context.Context, pause time.Duration) bool
	// Stopping, once closed, ends what is held open; nil never does.
	Stopping <-chan struct{}
}

const (
	// requestsPerMinute bounds one pass; a whole capture with retakes takes about twenty.
	requestsPerMinute = 120
	// uploadTime is how long one upload may take: 15 MB at 1 Mbit/s.
	uploadTime = 2 * time.Minute
	answerTime = 20 * time.Second
)

// Handler serves /capture/v1/.
func (a *API) Handler() http.Handler {
	routes := http.NewServeMux()
	routes.Handle("GET "+looking, quick(a.show))
	routes.Handle("POST /capture/v1/session", quick(a.session))
	routes.Handle("POST /capture/v1/consent", quick(a.consent))
	routes.Handle("POST /capture/v1/questions", quick(a.questions))
	routes.Handle("PUT /capture/v1/evidence/{step}/{frame}", http.HandlerFunc(a.upload))
	routes.Handle("POST /capture/v1/challenge", quick(a.challenge))
	routes.Handle("POST /capture/v1/alternative", quick(a.alternative))
	routes.Handle("POST /capture/v1/submit", quick(a.submit))
	routes.HandleFunc("GET /capture/v1/outcome", a.outcome)
	routes.Handle("GET "+appealing, quick(a.appeal))
	routes.Handle("POST "+appealing, quick(a.object))
	routes.Handle("POST "+appealing+"/session", quick(a.opens))
	routes.Handle("PUT "+appealing+"/evidence/{frame}", http.HandlerFunc(a.enclose))
	routes.Handle("POST /capture/v1/events", quick(a.events))
	routes.HandleFunc("/", nothing)

	return answer.Identify(headers(a.admit(a.slow(a.unsuspended(routes)))))
}

// quick bounds the time of everything but an upload.
func quick(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), answerTime)
		defer cancel()

		next(w, r.WithContext(ctx))
	})
}

// slow bounds the requests of one pass.
func (a *API) slow(next http.Handler) http.Handler {
	return httprate.LimitBy(requestsPerMinute, time.Minute,
		func(r *http.Request) (string, error) {
			bound := holder(r.Context())

			return bound.Tenant.String() + "/" + bound.Verification.String(), nil
		},
		httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) {
			answer.Error(r.Context(), w, fault.New(fault.RateLimited, "That was too often. Wait a minute.", nil))
		}),
	)(next)
}

// headers go on every answer: there is nothing here for a browser to run, keep, frame or tell others of.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range map[string]string{
			"Content-Security-Policy":      "default-src 'none'; frame-ancestors 'none'",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Referrer-Policy":              "no-referrer",
			"X-Content-Type-Options":       "nosniff",
			"Cache-Control":                "no-store",
		} {
			w.Header().Set(name, value)
		}

		next.ServeHTTP(w, r)
	})
}

func nothing(w http.ResponseWriter, r *http.Request) {
	answer.Error(r.Context(), w, fault.New(fault.NotFound, "There is nothing here.", nil))
}
