package signin

import (
	"cmp"
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/go-chi/httprate"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/tenants/sso"
)

const (
	travelCookie = "honnin_sso" // binds a trip to a provider to the browser
	ssoPerMinute = 60           // requests of one address
)

// SSO is the way in by a tenant's identity provider. All but PerMinute must be set.
type SSO struct {
	DB    *ent.DB
	Party *sso.Party
	// Guard gives the cookie of the session of whom a provider vouches for.
	Guard *browser.Guard
	Now   func() time.Time
	// PerMinute bounds the requests from one address; 60, when zero.
	PerMinute int
}

// Handler serves what is below /sso/.
func (s *SSO) Handler() http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("GET /sso/discover", s.discover)
	routes.HandleFunc("GET /sso/start", s.start)
	routes.HandleFunc("GET "+sso.Callback, s.callback)
	routes.HandleFunc("GET /sso/saml/{connection}/metadata", s.metadata)
	routes.HandleFunc("POST /sso/saml/{connection}/acs", s.land)
	routes.HandleFunc("GET /sso/saml/finish", s.finish)

	slow := httprate.LimitBy(cmp.Or(s.PerMinute, ssoPerMinute), time.Minute, origin.Caller,
		httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) {
			answer.Error(r.Context(), w, fault.New(fault.RateLimited, "That was too often. Wait a minute.", nil))
		}),
	)

	limited := slow(routes)

	return answer.Identify(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Referrer-Policy", "no-referrer")
		limited.ServeHTTP(w, r.WithContext(ent.With(r.Context(), s.DB)))
	}))
}

// admit signs in whom a provider vouches for, and sends them where they wanted to go.
func (s *SSO) admit(w http.ResponseWriter, r *http.Request, came sso.Asserted) {
	from := origin.Of(r)

	person, err := s.Party.Admit(r.Context(), came, from)
	if err != nil {
		turnAway(w, r, err)

		return
	}

	token, err := sign.Begin(r.Context(), sign.Proof{
		User: person.ID, Tenant: came.Tenant, Bound: true, Method: came.Method, AAL: 1, From: from,
	}, s.Now())
	if err != nil {
		turnAway(w, r, err)

		return
	}

	s.Guard.Give(w, browser.Session, token, sign.Life)
	http.Redirect(w, r, within(came.Return), http.StatusSeeOther)
}

// turnAway sends a browser back to the page for signing in, which says why in the person's language.
func turnAway(w http.ResponseWriter, r *http.Request, err error) {
	kind, _ := fault.Of(err)
	answer.Log(r.Context(), kind, err)

	// Whoever sets a connection up finds the cause by the number that the page shows.
	if kind != fault.Internal {
		slog.InfoContext(r.Context(), "a sign-in was refused", "request", answer.RequestID(r.Context()), "kind", string(kind), "error", err)
	}

	why := url.Values{"sso": {string(kind)}, "request": {answer.RequestID(r.Context())}}
	http.Redirect(w, r, "/sign-in?"+why.Encode(), http.StatusSeeOther)
}

// within keeps a redirect inside of our own pages: a path and nothing that a browser could take for another place.
func within(path string) string {
	parsed, err := url.Parse(path)
	if err != nil || parsed.IsAbs() || parsed.Host != "" || parsed.User != nil || !strings.HasPrefix(path, "/") ||
		strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") || len(path) > 1000 {
		return "/"
	}

	return path
}

// browser gives the secret of the browser's cookie, and sets one where there is none. One browser keeps one while it lasts, so that
// two windows do not undo one another.
func (s *SSO) browser(w http.ResponseWriter, r *http.Request) string {
	known, err := r.Cookie(travelCookie)

	secret := rand.Text()
	if err == nil && len(known.Value) == len(secret) {
		secret = known.Value
	}

	http.SetCookie(w, &http.Cookie{ //nolint:gosec // secure wherever the installation is reached by https
		Name: travelCookie, Value: secret, Path: "/sso/", MaxAge: int(sso.TripLife.Seconds()), HttpOnly: true,
		Secure: strings.HasPrefix(s.Party.BaseURL, "https://"), SameSite: http.SameSiteLaxMode,
	})

	return secret
}

// returning is the secret of a browser that comes back.
func returning(r *http.Request) string {
	cookie, err := r.Cookie(travelCookie)
	if err != nil {
		return ""
	}

	return cookie.Value
}
