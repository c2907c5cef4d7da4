package signin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/dns"
	"github.com/honnin/honnin/internal/testkit/fake"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/signin"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sso"
)

const staff = `[
	{"subject":"1","email":"hanako@example.com","name":"Yamada Hanako","verified":true},
	{"subject":"2","email":"taro@elsewhere.example","name":"Taro Outside","verified":true},
	{"subject":"3","email":"Owner@Example.com","name":"Owner","verified":true},
	{"subject":"4","email":"doubtful@example.com","name":"Doubtful","verified":false},
	{"subject":"5","email":"silent@example.com","name":"Silent"},
	{"subject":"6","email":"","name":"Nameless"}
]`

// company is the way in by identity providers, served over HTTP from a real database, with one tenant that holds example.com.
type company struct {
	ctx    context.Context //nolint:containedctx // a test's own
	url    string
	db     *ent.DB
	party  *sso.Party
	names  *dns.Server
	gate   *tenants.Gate
	guard  *browser.Guard
	tenant uuid.UUID
	keyset []byte
}

func eachCompany(t *testing.T, test func(t *testing.T, k *company)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(t, openCompany(t, url))
	})
}

func lightCompany(t *testing.T) *company {
	t.Helper()

	return openCompany(t, database.SQLite(t))
}

func openCompany(t *testing.T, address string) *company {
	t.Helper()

	opened, err := ent.Open(t.Context(), address)
	require.NoError(t, err)

	ctx := ent.With(context.Background(), opened)
	blobs, err := blob.Open(ctx, "mem://", bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	table, err := rbac.Open()
	require.NoError(t, err)
	keyset, err := blobs.NewKeyset()
	require.NoError(t, err)

	guard, err := browser.New("http://127.0.0.1")
	require.NoError(t, err)

	names := dns.Serve(t)
	k := &company{ctx: ctx, db: opened, names: names, keyset: keyset, gate: tenants.NewGate(time.Now), guard: guard}
	k.party = sso.NewParty(blobs, table, names.Resolver(), outbound.Reach{Loopback: true}, time.Now)

	doors := http.NewServeMux()
	doors.Handle("/sso/", (&signin.SSO{DB: opened, Party: k.party, Guard: k.guard, Now: time.Now, PerMinute: 10_000}).Handler())
	doors.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "the console") })

	people := &signin.SCIM{DB: opened, Gate: k.gate, Authority: rbac.NewAuthority(table, k.gate.Watch())}
	doors.Handle("/scim/v2/", people.Handler())

	server := httptest.NewServer(doors)
	k.url, k.party.BaseURL, people.BaseURL = server.URL, server.URL, server.URL

	t.Cleanup(func() {
		server.Close()
		require.NoError(t, blobs.Close())
		require.NoError(t, opened.Close())
	})

	k.tenant = k.found(t, "Ours")
	k.prove(t, k.tenant, "example.com")

	return k
}

// doors gives the handler with a limit, as a function from requests to statuses.
func (k *company) doors(limit int) func(method, target string) int {
	handler := (&signin.SSO{DB: k.db, Party: k.party, Guard: k.guard, Now: time.Now, PerMinute: limit}).Handler()

	return func(method, target string) int {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest(method, target, nil))

		return recorder.Code
	}
}

func (k *company) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *company) as(tenant uuid.UUID) context.Context {
	return viewer.With(k.ctx, viewer.Viewer{Tenant: tenant, Subject: "usr_test", Kind: viewer.User, Roles: []string{"owner"}})
}

func (k *company) found(t *testing.T, name string) uuid.UUID {
	t.Helper()

	return ent.From(k.ctx).Tenant.Create().SetName(name).SetKeyset(k.keyset).SaveX(k.system()).ID
}

// prove makes a domain the tenant's, by a record in the name server.
func (k *company) prove(t *testing.T, tenant uuid.UUID, name string) *db.Domain {
	t.Helper()

	row, err := sso.AddDomain(k.as(tenant), name)
	require.NoError(t, err)
	k.names.Set(sso.Record(row))

	row, err = k.party.VerifyDomain(k.as(tenant), row.ID)
	require.NoError(t, err)

	return row
}

// openID connects a tenant to a fake and lets people in.
func (k *company) openID(t *testing.T, tenant uuid.UUID) (fake.Fake, *db.Connection) {
	t.Helper()

	provider := fake.Start(t, "oidc", "-people", staff, "-auto", "-redirect", k.url+sso.Callback)

	return provider, k.enable(t, tenant, sso.Draft{
		Protocol: connection.ProtocolOIDC, Name: "OpenID", Issuer: provider.URL, ClientID: "honnin", Secret: "secret",
		DefaultRole: "reviewer", JustInTime: true,
	})
}

// security connects a tenant to a SAML fake and lets people in.
func (k *company) security(t *testing.T, tenant uuid.UUID) (fake.Fake, *db.Connection) {
	t.Helper()

	provider := fake.Start(t, "saml", "-people", staff)

	return provider, k.enable(t, tenant, sso.Draft{
		Protocol: connection.ProtocolSAML, Name: "SAML", MetadataURL: provider.URL + "/metadata", DefaultRole: "reviewer", JustInTime: true,
	})
}

func (k *company) enable(t *testing.T, tenant uuid.UUID, draft sso.Draft) *db.Connection {
	t.Helper()

	row, err := k.party.Create(k.as(tenant), draft)
	require.NoError(t, err)

	row, err = k.party.Enable(k.as(tenant), row.ID, row.Revision)
	require.NoError(t, err)

	return row
}

// window is a person's browser: it keeps cookies and follows redirects.
type window struct {
	*http.Client

	company *company
}

func (k *company) browser(t *testing.T) *window {
	t.Helper()

	jar, err := cookiejar.New(nil)
	require.NoError(t, err)

	return &window{&http.Client{Jar: jar, Timeout: 20 * time.Second}, k}
}

// get goes to a URL and gives where it ended and what was there.
func (b *window) get(t *testing.T, address string) (*url.URL, string) {
	t.Helper()

	response, err := b.Get(address)
	require.NoError(t, err)

	return pageOf(t, response)
}

func pageOf(t *testing.T, response *http.Response) (*url.URL, string) {
	t.Helper()

	data, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())

	return response.Request.URL, string(data)
}

// oidc comes in by OpenID with an address.
func (b *window) oidc(t *testing.T, row *db.Connection, email string) *url.URL {
	t.Helper()

	at, _ := b.get(t, b.company.url+"/sso/start?"+url.Values{
		"connection": {id.Format(id.Connection, row.ID)}, "email": {email}, "return": {"/verifications?state=REVIEW"},
	}.Encode())

	return at
}

// ask goes to a SAML provider and gives the form that it answers with about the subject.
func (b *window) ask(t *testing.T, row *db.Connection, subject string) (action string, form url.Values) {
	t.Helper()

	at, page := b.get(t, b.company.url+"/sso/start?connection="+id.Format(id.Connection, row.ID))
	require.Contains(t, page, "Who are you?", at)

	query := at.Query()
	query.Set("subject", subject)
	at.Path, at.RawQuery = "/answer", query.Encode()

	_, page = b.get(t, at.String())
	require.Contains(t, page, "SAMLResponse")

	return between(page, `action="`), url.Values{
		"SAMLResponse": {between(page, `name="SAMLResponse" value="`)}, "RelayState": {between(page, `name="RelayState" value="`)},
	}
}

func (b *window) post(t *testing.T, action string, form url.Values) *url.URL {
	t.Helper()

	response, err := b.PostForm(action, form)
	require.NoError(t, err)

	at, _ := pageOf(t, response)

	return at
}

// saml comes in by SAML as the subject.
func (b *window) saml(t *testing.T, row *db.Connection, subject string) *url.URL {
	t.Helper()

	action, form := b.ask(t, row, subject)

	return b.post(t, action, form)
}

func between(page, before string) string {
	_, after, _ := strings.Cut(page, before)
	value, _, _ := strings.Cut(after, `"`)

	return html.UnescapeString(value)
}

// session gives the viewer behind the browser's session; the kind of the refusal, when there is none.
func (b *window) session(t *testing.T) (viewer.Viewer, fault.Kind) {
	t.Helper()

	place, err := url.Parse(b.company.url)
	require.NoError(t, err)

	for _, cookie := range b.Jar.Cookies(place) {
		if cookie.Name != "honnin_session" {
			continue
		}

		who, err := b.company.gate.Session(b.company.ctx, fault.Secret(cookie.Value))
		if err != nil {
			kind, _ := fault.Of(err)

			return viewer.Viewer{}, kind
		}

		return who, ""
	}

	return viewer.Viewer{}, fault.Unauthenticated
}

// refusedAs sees that the browser was sent back with a reason and got no session.
func (b *window) refusedAs(t *testing.T, at *url.URL, kind fault.Kind, why string) {
	t.Helper()
	require.Equal(t, "/sign-in", at.Path, why)
	require.EqualValues(t, kind, at.Query().Get("sso"), why)
	require.True(t, strings.HasPrefix(at.Query().Get("request"), "req_"), why)

	_, signedOut := b.session(t)
	require.NotEmpty(t, signedOut, why)
}

// trail lists the actions in a tenant's audit log.
func (k *company) trail(t *testing.T, tenant uuid.UUID) []string {
	t.Helper()

	rows := ent.From(k.ctx).Audit.Query().AllX(k.as(tenant))
	actions := make([]string, len(rows))

	for _, row := range rows {
		actions[row.Seq-1] = row.Action

		shown, err := json.Marshal(row)
		require.NoError(t, err)
		require.NotContains(t, string(shown), `"secret"`, "no secret in the audit log")
	}

	return actions
}
