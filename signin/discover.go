package signin

import (
	"net/http"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/sso"
)

// choice is a provider as the page for signing in shows it.
type choice struct {
	Connection string `json:"connection"`
	Name       string `json:"name"`
	Protocol   string `json:"protocol"`
}

// discover says by which providers an address can come in: GET /sso/discover?email=…. It depends on the domain alone.
func (*SSO) discover(w http.ResponseWriter, r *http.Request) {
	found, err := sso.Find(r.Context(), r.FormValue("email"))
	if err != nil {
		answer.Error(r.Context(), w, err)

		return
	}

	choices := make([]choice, len(found.Choices))
	for i, each := range found.Choices {
		choices[i] = choice{id.Format(id.Connection, each.Connection), each.Name, string(each.Protocol)}
	}

	answer.JSON(w, http.StatusOK, map[string]any{"connections": choices, "required": found.Required})
}

// start sends a browser to a provider: GET /sso/start?email=… to the first of the address's domain, ?connection=con_… to that one.
// return= is where to go in the end.
func (s *SSO) start(w http.ResponseWriter, r *http.Request) {
	key, err := chosen(r)
	if err != nil {
		turnAway(w, r, err)

		return
	}

	to, err := s.Party.Begin(r.Context(), key, sso.Start{
		Browser: s.browser(w, r), Hint: hint(r.FormValue("email")), Return: within(r.FormValue("return")),
	})
	if err != nil {
		turnAway(w, r, err)

		return
	}

	http.Redirect(w, r, to, http.StatusSeeOther) //nolint:gosec // the page that the tenant named, checked at the time
}

func chosen(r *http.Request) (uuid.UUID, error) {
	unknown := fault.New(fault.NotFound, "There is no sign-in by an identity provider for this address.", nil)

	if text := r.FormValue("connection"); text != "" {
		key, err := id.Parse(id.Connection, text)
		if err != nil {
			return uuid.Nil, unknown
		}

		return key, nil
	}

	found, err := sso.Find(r.Context(), r.FormValue("email"))
	if err != nil {
		return uuid.Nil, err
	}

	if len(found.Choices) == 0 {
		return uuid.Nil, unknown
	}

	return found.Choices[0].Connection, nil
}

// hint passes on nothing but an address.
func hint(email string) string {
	address, _, _ := sso.Address(email)

	return address
}
