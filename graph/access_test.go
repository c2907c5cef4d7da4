package graph_test

import (
	"maps"
	"net/http"
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
)

func TestRolesSeeWhatTheTableSays(t *testing.T) {
	t.Parallel()

	k := light(t)
	row := k.create(t, "a")
	k.capture(t, row, 1)

	shown := map[string]any{"id": id.Format(id.Verification, row.ID)}
	queries := map[string]string{
		"viewer:read":         `{ viewer { name } }`,
		"verification:read":   `query($id: ID!) { verification(id: $id) { state } }`,
		"evidence:read":       `query($id: ID!) { verification(id: $id) { evidence { sha256 } } }`,
		"report:read":         `query($id: ID!) { verification(id: $id) { report { decision } } }`,
		"verification:create": `query($id: ID!) { verification(id: $id) { captureUrl } }`,
		"verification:cancel": `mutation($id: ID!) { cancelVerification(input: {id: $id}) { __typename } }`,
	}

	table, err := rbac.Open()
	require.NoError(t, err)

	for _, role := range append(table.Roles(), "unheard-of") {
		key := k.newKey(t, k.ours, role)

		gate := tenants.NewGate(time.Now)
		who, err := gate.Key(k.ctx, key, netip.Addr{})
		require.NoError(t, err)

		for permission, query := range queries {
			answer := k.try(t, key, query, shown)
			may := table.Can(who, permission) && (permission == "viewer:read" || permission == "verification:cancel" || table.Can(who, "verification:read"))

			if may {
				require.Empty(t, answer.Errors, "%s may %s", role, permission)

				continue
			}

			require.NotEmpty(t, answer.Errors, "%s may not %s", role, permission)
			require.Equal(t, "forbidden", answer.Errors[0].Extensions["kind"])
		}
	}
}

func TestNobodyGetsInWithoutACredential(t *testing.T) {
	t.Parallel()

	k := light(t)
	body := []byte(`{"query":"{ __schema { types { name } } }"}`)

	for name, header := range map[string]http.Header{
		"nothing":         {},
		"another scheme":  {"Authorization": {"Basic " + string(k.key)}},
		"a wrong key":     {"Authorization": {"Bearer hk_test_0123"}},
		"a capture pass":  {"Authorization": {"Bearer cap_AAAA.BBBB"}},
		"a wrong session": {"Cookie": {"honnin_session=nonsense"}, "X-Honnin-Csrf": {"1"}},
	} {
		header.Set("Content-Type", "application/json")

		for _, path := range []string{"/graphql", "/evidence/evd_0"} {
			method := http.MethodPost
			if path != "/graphql" {
				method = http.MethodGet
			}

			status, data := k.send(t, method, path, body, header)
			require.Equal(t, http.StatusUnauthorized, status, "%s %s", name, path)
			require.NotContains(t, string(data), "Verification", name)
			require.Contains(t, string(data), "unauthenticated")
		}
	}
}

func TestIntrospectionIsForThoseWhoAreKnown(t *testing.T) {
	t.Parallel()

	k := light(t)
	got := k.ask(t, k.key, `{ __schema { queryType { name } } __type(name: "Verification") { name } }`, nil)
	require.Equal(t, "Query", at(got, "__schema", "queryType", "name"))
}

// signIn gives the cookie of a new session.
func (k *kit) signIn(t *testing.T) *http.Cookie {
	t.Helper()

	person, err := ent.From(k.ctx).User.Query().Where(user.Email(tenants.FirstEmail)).Only(k.system())
	require.NoError(t, err)
	token, err := sign.Begin(k.ctx, sign.Proof{User: person.ID, Method: "link"}, time.Now())
	require.NoError(t, err)

	return &http.Cookie{Name: browser.Session, Value: string(token)}
}

// A session's cookie opens the API to a page of ours, and to no other site's.
func TestCookie(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		cookie := k.signIn(t)
		body := []byte(`{"query":"{ viewer { kind name permissions } }"}`)
		ask := func(change http.Header) (int, string) {
			header := http.Header{
				"Cookie": {cookie.Name + "=" + cookie.Value}, "Content-Type": {"application/json"}, "X-Honnin-Csrf": {"1"},
			}
			maps.Copy(header, change)

			status, data := k.send(t, http.MethodPost, "/graphql", body, header)

			return status, string(data)
		}

		for name, ours := range map[string]http.Header{
			"a program": {}, "a page of ours": {"Sec-Fetch-Site": {"same-origin"}}, "an old browser": {"Origin": {k.url}},
		} {
			status, data := ask(ours)
			require.Equal(t, http.StatusOK, status, name)
			require.Contains(t, data, `"kind":"USER","name":"admin@localhost"`, name)
		}

		for name, theirs := range map[string]http.Header{
			"no header": {"X-Honnin-Csrf": {""}}, "another value": {"X-Honnin-Csrf": {"0"}}, "another site": {"Sec-Fetch-Site": {"cross-site"}},
			"a sister site": {"Sec-Fetch-Site": {"same-site"}}, "another site, an old browser": {"Origin": {"https://evil.example"}},
			"another site's form with files": {"Content-Type": {"multipart/form-data; boundary=x"}, "X-Honnin-Csrf": {""}, "Sec-Fetch-Site": {"cross-site"}},
		} {
			status, data := ask(theirs)
			require.Equal(t, http.StatusForbidden, status, name)
			require.NotContains(t, data, "admin@localhost", name)
		}

		status, _ := ask(http.Header{"Content-Type": {"multipart/form-data; boundary=x"}})
		require.Equal(t, http.StatusUnsupportedMediaType, status, "a form is no operation, whoever sends it")

		require.NoError(t, sign.Out(k.ctx, fault.Secret(cookie.Value)))
		status, _ = ask(nil)
		require.Equal(t, http.StatusUnauthorized, status, "signed out")
	})
}
