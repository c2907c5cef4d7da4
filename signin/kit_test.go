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

const people = `[
	{"subject":"1","email":"hanako@example.com","name":"Yamada Hanako","verified":true},
	{"subject":"2","email":"taro@elsewhere.example","name":"Taro Outside","verified":true},
	{"subject":"3","email":"Owner@Example.com","name":"Owner","verified":true},
	{"subject":"4","email":"doubtful@example.com","name":"Doubtful","verified":false},
	{"subject":"5","email":"silent@example.com","name":"Silent"},
	{"subject":"6","email":"","name":"Nameless"}
]`

// kit is the way in by identity providers, served over HTTP from a real database, with one tenant that holds example.com.
type kit struct {
	ctx    context.Context //nolint:containedctx // a test's own
	url    string
	db     *ent.DB
	party  *sso.Party
	names  *dns.Server
	gate   *tenants.Gate
	tenant uuid.UUID
	keyset []byte
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(t, start(t, url))
	})
}

func light(t *testing.T) *kit {
	t.Helper()

	return start(t, database.SQLite(t))
}

func start(t *testing.T, address string) *kit {
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

	names := dns.Serve(t)
	k := &kit{ctx: ctx, db: opened, names: names, keyset: keyset, gate: tenants.NewGate(time.Now)}
	k.party = sso.NewParty(blobs, table, names.Resolver(), outbound.Reach{Loopback: true}, time.Now)

	doors := http.NewServeMux()
	doors.Handle("/sso/", (&signin.SSO{DB: opened, Party: k.party, Enter: k.enter, PerMinute: 10_000}).Handler())
	doors.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "the console") })

	server := httptest.NewServer(doors)
	k.url, k.party.BaseURL = server.URL, server.URL

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
func (k *kit) doors(limit int) func(method, target string) int {
	handler := (&signin.SSO{DB: k.db, Party: k.party, Enter: k.enter, PerMinute: limit}).Handler()

	return func(method, target string) int {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest(method, target, nil))

		return recorder.Code
	}
}

func (k *kit) enter(ctx context.Context, by tenants.Vouched) (*http.Cookie, error) {
	token, err := tenants.Enter(ctx, by, time.Now())

	return &http.Cookie{Name: "honnin_session", Value: string(token), Path: "/", HttpOnly: true}, err
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *kit) as(tenant uuid.UUID) context.Context {
	return viewer.With(k.ctx, viewer.Viewer{Tenant: tenant, Subject: "usr_test", Kind: viewer.User, Roles: []string{"owner"}})
}

func (k *kit) found(t *testing.T, name string) uuid.UUID {
	t.Helper()

	return ent.From(k.ctx).Tenant.Create().SetName(name).SetKeyset(k.keyset).SaveX(k.system()).ID
}

// prove makes a domain the tenant's, by a record in the name server.
func (k *kit) prove(t *testing.T, tenant uuid.UUID, name string) *db.Domain {
	t.Helper()

	row, err := sso.AddDomain(k.as(tenant), name)
	require.NoError(t, err)
	k.names.Set(sso.Record(row))

	row, err = k.party.VerifyDomain(k.as(tenant), row.ID)
	require.NoError(t, err)

	return row
}

// openID connects a tenant to a fake and lets people in.
func (k *kit) openID(t *testing.T, tenant uuid.UUID) (fake.Fake, *db.Connection) {
	t.Helper()

	provider := fake.Start(t, "oidc", "-people", people, "-auto", "-redirect", k.url+sso.Callback)

	return provider, k.enable(t, tenant, sso.Draft{
		Protocol: connection.ProtocolOIDC, Name: "OpenID", Issuer: provider.URL, ClientID: "honnin", Secret: "secret",
		DefaultRole: "reviewer", JustInTime: true,
	})
}

// security connects a tenant to a SAML fake and lets people in.
func (k *kit) security(t *testing.T, tenant uuid.UUID) (fake.Fake, *db.Connection) {
	t.Helper()

	provider := fake.Start(t, "saml", "-people", people)

	return provider, k.enable(t, tenant, sso.Draft{
		Protocol: connection.ProtocolSAML, Name: "SAML", MetadataURL: provider.URL + "/metadata", DefaultRole: "reviewer", JustInTime: true,
	})
}

func (k *kit) enable(t *testing.T, tenant uuid.UUID, draft sso.Draft) *db.Connection {
	t.Helper()

	row, err := k.party.Create(k.as(tenant), draft)
	require.NoError(t, err)

	row, err = k.party.Enable(k.as(tenant), row.ID, row.Revision)
	require.NoError(t, err)

	return row
}

// browser is a person's browser: it keeps cookies and follows redirects.
type browser struct {
	*http.Client

	kit *kit
}

func (k *kit) browser(t *testing.T) *browser {
	t.Helper()

	jar, err := cookiejar.New(nil)
	require.NoError(t, err)

	return &browser{&http.Client{Jar: jar, Timeout: 20 * time.Second}, k}
}

// get goes to a URL and gives where it ended and what was there.
func (b *browser) get(t *testing.T, address string) (*url.URL, string) {
	t.Helper()

	response, err := b.Get(address)
	require.NoError(t, err)

	return read(t, response)
}

func read(t *testing.T, response *http.Response) (*url.URL, string) {
	t.Helper()

	data, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())

	return response.Request.URL, string(data)
}

// oidc comes in by OpenID with an address.
func (b *browser) oidc(t *testing.T, row *db.Connection, email string) *url.URL {
	t.Helper()

	at, _ := b.get(t, b.kit.url+"/sso/start?"+url.Values{
		"connection": {id.Format(id.Connection, row.ID)}, "email": {email}, "return": {"/verifications?state=REVIEW"},
	}.Encode())

	return at
}

// ask goes to a SAML provider and gives the form that it answers with about the subject.
func (b *browser) ask(t *testing.T, row *db.Connection, subject string) (action string, form url.Values) {
	t.Helper()

	at, page := b.get(t, b.kit.url+"/sso/start?connection="+id.Format(id.Connection, row.ID))
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

func (b *browser) post(t *testing.T, action string, form url.Values) *url.URL {
	t.Helper()

	response, err := b.PostForm(action, form)
	require.NoError(t, err)

	at, _ := read(t, response)

	return at
}

// saml comes in by SAML as the subject.
func (b *browser) saml(t *testing.T, row *db.Connection, subject string) *url.URL {
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
func (b *browser) session(t *testing.T) (viewer.Viewer, fault.Kind) {
	t.Helper()

	place, err := url.Parse(b.kit.url)
	require.NoError(t, err)

	for _, cookie := range b.Jar.Cookies(place) {
		if cookie.Name != "honnin_session" {
			continue
		}

		who, err := b.kit.gate.Session(b.kit.ctx, fault.Secret(cookie.Value))
		if err != nil {
			kind, _ := fault.Of(err)

			return viewer.Viewer{}, kind
		}

		return who, ""
	}

	return viewer.Viewer{}, fault.Unauthenticated
}

// refusedAs sees that the browser was sent back with a reason and got no session.
func (b *browser) refusedAs(t *testing.T, at *url.URL, kind fault.Kind, why string) {
	t.Helper()
	require.Equal(t, "/sign-in", at.Path, why)
	require.EqualValues(t, kind, at.Query().Get("sso"), why)
	require.True(t, strings.HasPrefix(at.Query().Get("request"), "req_"), why)

	_, signedOut := b.session(t)
	require.NotEmpty(t, signedOut, why)
}

// trail lists the actions in a tenant's audit log.
func (k *kit) trail(t *testing.T, tenant uuid.UUID) []string {
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
