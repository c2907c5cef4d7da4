package graph

import (
	"crypto/ed25519"
	"net/http"
	"time"

	"github.com/go-chi/httprate"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/tenants/sso"
	"github.com/honnin/honnin/tenants/stream"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/webhook"
)

// API is what the routes of a tenant need. All fields must be set but Till.
type API struct {
	DB        *ent.DB
	Blobs     *blob.Store
	Gate      *tenants.Gate
	Authority *rbac.Authority
	// Desk tells people of their own account; Guard knows the pages of ours.
	Desk   *sign.Desk
	Guard  *browser.Guard
	Signer *token.Signer
	// Party speaks with tenants' identity providers.
	Party *sso.Party
	// Streams sends audit logs on to tenants' webhooks.
	Streams *stream.Carrier
	// Webhooks tells tenants what happened.
	Webhooks *webhook.Carrier
	// Invoices makes invoices and keeps what was paid.
	Invoices *invoice.Desk
	// Till collects by Stripe; nil where nobody does.
	Till *stripe.Till
	Pace Pace
	// Box seals what waits to be sent by mail.
	Box *seal.Box
	// BaseURL is where the world reaches this installation, without a slash at the end, for example https://id.example.com.
	BaseURL string
	// LawPublisher is whose signature a newer catalogue of laws must have; empty for nobody's.
	LawPublisher ed25519.PublicKey
	Now          func() time.Time
	// Checks are those of the engine, of which policies speak.
	Checks []*engine.Check
	// Terms are those of the installation's policy for what it sends to review.
	Terms policy.Terms

	// turns lets one backtest run at a time.
	turns *turns
	// features is what a tenant's contract covers.
	features *feature.Contract
}

// attemptsPerMinute bounds the attempts to revoke keys from one address.
const attemptsPerMinute = 20

// Handler serves /graphql, /keys/revoke, /export/audit, /export/invoice/{id}, /export/ledger, /export/usage and /evidence/{id}.
func (a *API) Handler() http.Handler {
	a.turns = newTurns()
	a.features = feature.Open(a.Now, func() string { return a.BaseURL + "/" })

	routes := http.NewServeMux()
	routes.Handle("/graphql", a.admit(a.paced(a.graphql())))
	routes.Handle("GET /evidence/{id}", a.admit(a.paced(http.HandlerFunc(a.image))))
	routes.Handle("GET /export/invoice/{id}", a.admit(a.paced(http.HandlerFunc(a.exportInvoice))))
	routes.Handle("GET /export/audit", a.admit(a.paced(http.HandlerFunc(a.exportAudit))))
	routes.Handle("GET /export/ledger", a.admit(a.paced(http.HandlerFunc(a.exportLedger))))
	routes.Handle("GET /export/usage", a.admit(a.paced(http.HandlerFunc(a.exportUsage))))
	routes.Handle("POST /keys/revoke", slow(a.revokeKey))

	return answer.Identify(a.database(a.Gate.Announce(routes)))
}

// slow bounds the attempts from one address.
func slow(handler http.HandlerFunc) http.Handler {
	limit := httprate.LimitBy(attemptsPerMinute, time.Minute, origin.Caller,
		httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) {
			answer.Error(r.Context(), w, fault.New(fault.RateLimited, "That was too often. Wait a minute.", nil))
		}),
	)

	return limit(handler)
}

// database puts the database into every request, and what mails are sealed with.
func (a *API) database(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(post.With(ent.With(r.Context(), a.DB), a.Box)))
	})
}
