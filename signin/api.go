package signin

import (
	"net/http"
	"time"

	"github.com/go-chi/httprate"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/member"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
)

// API is what the routes of signing in need. All fields must be set but Mails.
type API struct {
	DB        *ent.DB
	Box       *seal.Box
	Gate      *tenants.Gate
	Authority *rbac.Authority
	Desk      *sign.Desk
	Guard     *browser.Guard
	Members   *member.Members
	// Mails is the folder where mails stay that nobody sends; nil where they are sent, and then nobody can read them here.
	Mails *mail.Folder
}

// perMinute bounds what one caller asks of the routes that are open to everybody.
const perMinute = 60

// Handler serves /session, /account and /mail.
func (a *API) Handler() http.Handler {
	routes := http.NewServeMux()

	for path, do := range a.open() {
		routes.Handle("POST "+path, limited(a.strangers(do)))
	}

	for path, do := range a.own() {
		routes.Handle("POST "+path, a.admit(do))
	}

	routes.Handle("DELETE /session", a.admit(http.HandlerFunc(a.signOut)))
	routes.Handle("GET /mail", a.admit(http.HandlerFunc(a.mails)))
	routes.Handle("GET /mail/{id}", a.admit(http.HandlerFunc(a.mail)))

	return answer.Identify(a.database(routes))
}

// open are the routes for whoever comes.
func (a *API) open() map[string]http.Handler {
	return map[string]http.Handler{
		"/session":              take(a.link),
		"/session/password":     take(a.password),
		"/session/second":       take(a.second),
		"/session/passkey/ask":  take(a.askPasskey),
		"/session/passkey":      take(a.passkey),
		"/session/reset":        slowly(take(a.reset)),
		"/session/reset/finish": take(a.finishReset),
		"/session/address":      take(a.address),
		"/session/invitation":   take(a.invitation),
		"/session/join":         take(a.join),
	}
}

// own are the routes for a person who is signed in.
func (a *API) own() map[string]http.Handler {
	return map[string]http.Handler{
		"/session/confirm":             take(a.confirm),
		"/session/confirm/passkey/ask": take(a.askAgain),
		"/session/confirm/passkey":     take(a.again),
		"/session/tenant":              take(a.tenant),
		"/session/visit":               take(a.visit),
		"/session/leave":               take(a.leave),
		"/account/name":                take(a.name),
		"/account/address":             take(a.sendAddress),
		"/account/password":            take(a.setPassword),
		"/account/codes/begin":         take(a.beginCodes),
		"/account/codes/confirm":       take(a.confirmCodes),
		"/account/codes/remove":        take(a.removeCodes),
		"/account/recovery":            take(a.recovery),
		"/account/passkeys/begin":      take(a.beginPasskey),
		"/account/passkeys/add":        take(a.addPasskey),
		"/account/passkeys/remove":     take(a.removePasskey),
		"/account/sessions/end":        take(a.end),
	}
}

// limited slows down one caller's stream of requests in this process; what counts wrong attempts in all processes is the desk.
func limited(next http.Handler) http.Handler {
	return httprate.LimitBy(perMinute, time.Minute, origin.Caller,
		httprate.WithLimitHandler(func(w http.ResponseWriter, r *http.Request) {
			answer.Error(r.Context(), w, fault.New(fault.RateLimited, "That was too often. Wait a minute.", nil))
		}),
	)(next)
}

// strangers lets everybody in but what another site makes a browser send.
func (a *API) strangers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := a.Guard.Own(r); err != nil {
			answer.Error(r.Context(), w, err)

			return
		}

		next.ServeHTTP(w, r)
	})
}

// admit lets in who has a session, by a page of ours.
func (a *API) admit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, err := a.Guard.Credential(r)
		if err != nil {
			answer.Error(r.Context(), w, err)

			return
		}

		who, err := a.Gate.Session(r.Context(), token)
		if err != nil {
			answer.Error(r.Context(), w, err)

			return
		}

		who.Origin = origin.Of(r)
		next.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), who)))
	})
}

// database puts the database into every request, and what mails are sealed with.
func (a *API) database(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(post.With(ent.With(r.Context(), a.DB), a.Box)))
	})
}
