package graph

import (
	"net/http"
	"strings"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	cookieName = "honnin_session"
	csrfHeader = "X-Honnin-Csrf"
	bearer     = "Bearer "
)

// admit lets nobody in without a credential: an API key in the Authorization header, or a session's cookie together with the
// header by which a browser proves that the request is not another site's doing. A request with both is the key's.
func (a *API) admit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who, err := a.identify(r)
		who.Origin = origin.Of(r)
		if err != nil {
			refuse(w, r, err)

			return
		}

		next.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), who)))
	})
}

func (a *API) identify(r *http.Request) (viewer.Viewer, error) {
	if header := r.Header.Get("Authorization"); header != "" {
		key, ok := strings.CutPrefix(header, bearer)
		if !ok {
			return viewer.Viewer{}, fault.New(fault.Unauthenticated, "Send the API key as: Authorization: Bearer hk_….", nil)
		}

		return a.Gate.Key(r.Context(), fault.Secret(key), origin.Address(r))
	}

	cookie, err := r.Cookie(cookieName)
	if err != nil {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "Send an API key, or sign in.", nil)
	}

	if err := sameSite(r); err != nil {
		return viewer.Viewer{}, err
	}

	return a.Gate.Session(r.Context(), fault.Secret(cookie.Value))
}

// sameSite refuses what another site could make a browser send: a cross-site page cannot add a header of its own without our
// leave, and gets none. Reading an image changes nothing and needs no header.
func sameSite(r *http.Request) error {
	if r.Method == http.MethodGet || r.Header.Get(csrfHeader) == "1" {
		return nil
	}

	return fault.New(fault.Forbidden, "A request with a cookie needs the header X-Honnin-CSRF: 1.", nil)
}

// refuse answers in the shape that the route's callers read.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	if r.URL.Path == "/graphql" {
		refuseGraphQL(w, r, err)

		return
	}

	answer.Error(r.Context(), w, err)
}
