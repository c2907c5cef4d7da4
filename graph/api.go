package graph

import (
	"net/http"
	"time"

	"github.com/go-chi/httprate"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
)

// API is what the routes of a tenant need. All fields must be set.
type API struct {
	DB        *ent.DB
	Blobs     *blob.Store
	Gate      *tenants.Gate
	Authority *rbac.Authority
	Signer    *token.Signer
	// Box seals what waits to be sent by mail.
	Box *seal.Box
	// BaseURL is where the world reaches this installation, without a slash at the end, for example https://id.example.com.
	BaseURL string
	Now     func() time.Time
}

// signInsPerMinute bounds the attempts to sign in from one address.
const signInsPerMinute = 20

// Handler serves /graphql, /session and /evidence/{id}.
func (a *API) Handler() http.Handler {
	routes := http.NewServeMux()
	routes.Handle("/graphql", a.admit(a.graphql()))
	routes.Handle("GET /evidence/{id}", a.admit(http.HandlerFunc(a.image)))
	routes.Handle("DELETE /session", a.admit(http.HandlerFunc(a.signOut)))

	slow := httprate.LimitBy(signInsPerMinute, time.Minute, origin.Caller,
		httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) {
			answer.Error(r.Context(), w, fault.New(fault.RateLimited, "That was too often. Wait a minute.", nil))
		}),
	)
	routes.Handle("POST /session", slow(http.HandlerFunc(a.signIn)))

	return answer.Identify(a.database(a.Gate.Announce(routes)))
}

// database puts the database into every request, and what mails are sealed with.
func (a *API) database(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(post.With(ent.With(r.Context(), a.DB), a.Box)))
	})
}
