package signin

import (
	"net/http"
	"net/url"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/sso"
)

// metadata is what a SAML provider must know of us.
func (s *SSO) metadata(w http.ResponseWriter, r *http.Request) {
	key, err := connection(r)
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	text, err := s.Party.Metadata(r.Context(), key)
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	w.Header().Set("Content-Type", "application/samlmetadata+xml")
	_, _ = w.Write(text) //nolint:gosec // encoding/xml escapes
}

// land takes a response that a provider had the browser post. The post comes from another site and so without our cookie: what was
// found true waits for the browser's next request, which has it.
func (s *SSO) land(w http.ResponseWriter, r *http.Request) {
	key, err := connection(r)
	if err != nil {
		turnAway(w, r, err)

		return
	}

	r.Body = http.MaxBytesReader(w, r.Body, 2*sso.MaxResponse)
	if err := r.ParseForm(); err != nil {
		turnAway(w, r, fault.New(fault.Invalid, "The answer of your identity provider cannot be read.", nil))

		return
	}

	token, err := s.Party.LandSAML(r.Context(), key, r.PostForm.Get("RelayState"), r.PostForm.Get("SAMLResponse"))
	if err != nil {
		turnAway(w, r, err)

		return
	}

	http.Redirect(w, r, "/sso/saml/finish?"+url.Values{"token": {token}}.Encode(), http.StatusSeeOther)
}

// finish signs in whom the response spoke of, in the browser that asked for it.
func (s *SSO) finish(w http.ResponseWriter, r *http.Request) {
	came, err := s.Party.FinishSAML(r.Context(), r.URL.Query().Get("token"), returning(r))
	if err != nil {
		turnAway(w, r, err)

		return
	}

	s.admit(w, r, came)
}

func connection(r *http.Request) (uuid.UUID, error) {
	key, err := id.Parse(id.Connection, r.PathValue("connection"))
	if err != nil {
		return uuid.Nil, fault.New(fault.NotFound, "There is no such connection.", err)
	}

	return key, nil
}
