package signin

import (
	"net/http"

	"github.com/honnin/honnin/tenants/sso"
)

// callback is where an OpenID provider sends the browser back to.
func (s *SSO) callback(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()

	came, err := s.Party.FinishOIDC(r.Context(), sso.Returned{
		State: query.Get("state"), Code: query.Get("code"), Error: query.Get("error"), Issuer: query.Get("iss"), Browser: returning(r),
	})
	if err != nil {
		turnAway(w, r, err)

		return
	}

	s.admit(w, r, came)
}
