package signin

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strings"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/scim"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/rbac"
)

const (
	scimRoot    = "/scim/v2"
	maxScim     = 256 << 10 // bytes of a body
	provisioner = "member:write"
)

// SCIM is where a tenant's directory keeps its people up to date. All fields must be set.
type SCIM struct {
	DB        *ent.DB
	Gate      *tenants.Gate
	Authority *rbac.Authority
	BaseURL   string
}

// handle is one operation: what it answers with, or an error.
type handle func(r *http.Request) (status int, body any, err error)

// Handler serves what is below /scim/v2/.
func (s *SCIM) Handler() http.Handler {
	routes := http.NewServeMux()

	for pattern, do := range map[string]handle{
		"GET /Users":                 s.list,
		"POST /Users":                s.create,
		"GET /Users/{id}":            s.get,
		"PUT /Users/{id}":            s.replace,
		"PATCH /Users/{id}":          s.patch,
		"DELETE /Users/{id}":         s.remove,
		"GET /ServiceProviderConfig": s.configuration,
		"GET /ResourceTypes":         s.types,
		"GET /ResourceTypes/{name}":  s.kind,
		"GET /Schemas":               s.schemas,
		"GET /Schemas/{name}":        s.schema,
	} {
		method, path, _ := strings.Cut(pattern, " ")
		routes.Handle(method+" "+scimRoot+path, speak(do))
	}

	routes.Handle("/", speak(func(*http.Request) (int, any, error) {
		return 0, nil, fault.New(fault.NotFound, "There is nothing here.", nil)
	}))

	admitted := s.Gate.Announce(s.admit(routes))

	return answer.Identify(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		admitted.ServeHTTP(w, r.WithContext(ent.With(r.Context(), s.DB)))
	}))
}

// admit lets nobody in without a key that may change members.
func (s *SCIM) admit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who, err := s.identify(r)
		if err != nil {
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuseSCIM(w, r, err)

			return
		}

		r.Body = http.MaxBytesReader(w, r.Body, maxScim)
		next.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), who)))
	})
}

func (s *SCIM) identify(r *http.Request) (viewer.Viewer, error) {
	scheme, key, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "Send an API key as a bearer token.", nil)
	}

	who, err := s.Gate.Key(r.Context(), fault.Secret(strings.TrimSpace(key)), origin.Address(r))
	if err != nil {
		return viewer.Viewer{}, err
	}

	who.Origin = origin.Of(r)

	may, err := s.Authority.Can(viewer.With(r.Context(), who), who, provisioner)
	if err != nil {
		return viewer.Viewer{}, err
	}

	if !may {
		return viewer.Viewer{}, fault.New(fault.Forbidden, "The API key lacks the permission "+provisioner+".", nil)
	}

	return who, nil
}

// speak answers in the words of SCIM.
func speak(do handle) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		status, body, err := do(r)
		if err != nil {
			refuseSCIM(w, r, err)

			return
		}

		if shown, ok := body.(scim.Resource); ok {
			w.Header().Set("Location", shown.Meta.Location)
		}

		write(w, status, body)
	})
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Cache-Control", "no-store")

	if body == nil {
		w.WriteHeader(status)

		return
	}

	encoded, err := json.Marshal(body)
	if err != nil {
		slog.Error("a SCIM answer cannot be written", "error", err)
		w.WriteHeader(http.StatusInternalServerError)

		return
	}

	w.Header().Set("Content-Type", scim.Media)
	w.WriteHeader(status)
	_, _ = w.Write(encoded)
}

// refuseSCIM gives the error of RFC 7644 clause 3.12 for whatever went wrong.
func refuseSCIM(w http.ResponseWriter, r *http.Request, err error) {
	said := &scim.Error{}
	if !errors.As(err, &said) {
		kind, public := fault.Of(err)
		answer.Log(r.Context(), kind, err)

		said = &scim.Error{Status: kind.Status(), Detail: public}

		switch kind { //nolint:exhaustive // the others have no type of their own
		case fault.Conflict:
			said.Type = scim.Uniqueness
		case fault.Invalid:
			said.Type = scim.InvalidValue
		}
	}

	write(w, said.Status, said)
}

// sent reads what was sent as JSON.
func sent(r *http.Request) ([]byte, error) {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != scim.Media && media != "application/json" {
		return nil, fault.New(fault.Unsupported, "Send "+scim.Media+".", nil)
	}

	data, err := io.ReadAll(r.Body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return nil, fault.New(fault.TooLarge, "The body is larger than 256 KB.", nil)
	}

	if err != nil {
		return nil, fault.New(fault.Truncated, "The body ended too early.", nil)
	}

	return data, nil
}

func (s *SCIM) root() string { return s.BaseURL + scimRoot }
