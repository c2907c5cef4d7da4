package graph

import (
	"net/http"
	"strings"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/viewer"
)

const bearer = "Bearer "

// admit lets nobody in without a credential: an API key in the Authorization header, or a session's cookie in a
// request that is a page's of ours. A request with both is the key's.
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

	if _, err := r.Cookie(browser.Session); err != nil {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "Send an API key, or sign in.", nil)
	}

	token, err := a.Guard.Credential(r)
	if err != nil {
		return viewer.Viewer{}, err
	}

	return a.Gate.Session(r.Context(), token)
}

// refuse answers in the shape that the route's callers read.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	if r.URL.Path == "/graphql" {
		refuseGraphQL(w, r, err)

		return
	}

	answer.Error(r.Context(), w, err)
}
