package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/graph"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/limit"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/password"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/dns"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/tenants/sso"
	"github.com/honnin/honnin/tenants/stream"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/webhook"
)

// kit is the API over a real database and a real blob store, with two tenants.
type kit struct {
	ctx        context.Context //nolint:containedctx // a test's own
	url        string
	api        *graph.API
	ours       uuid.UUID
	stranger   uuid.UUID
	key, other fault.Secret
	names      *dns.Server
}

// each runs the test on both databases.
func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(t, start(t, url))
	})
}

// light runs on SQLite alone, for what no database has a part in.
func light(t *testing.T) *kit {
	t.Helper()

	return start(t, database.SQLite(t))
}

func start(t testing.TB, url string) *kit { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	opened, err := ent.Open(t.Context(), url)
	require.NoError(t, err)

	ctx := ent.With(context.Background(), opened)

	blobs, err := blob.Open(ctx, "mem://", bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	signer, err := token.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	box, err := seal.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	table, err := rbac.Open()
	require.NoError(t, err)
	keyset, err := blobs.NewKeyset()
	require.NoError(t, err)

	first, err := tenants.Bootstrap(ctx, keyset)
	require.NoError(t, err)

	gate := tenants.NewGate(time.Now)
	k := &kit{ctx: ctx, ours: first.Tenant.ID, key: first.Key, api: &graph.API{
		DB: opened, Blobs: blobs, Gate: gate, Authority: rbac.NewAuthority(table, gate.Watch()), Signer: signer, Pace: graph.Pace{Limiter: limit.New(nil, time.Now), Caller: 1e6, Tenant: 1e6}, Box: box, Now: time.Now,
		Checks: suite.Checks(),
	}}

	stranger := ent.From(ctx).Tenant.Create().SetName("Another").SetKeyset(keyset).SaveX(k.system())
	k.stranger = stranger.ID
	require.NoError(t, feature.Initial(k.system(), stranger.ID, feature.PassiveLiveness, feature.Match))
	k.other = k.newKey(t, stranger.ID, "admin")

	k.names = dns.Serve(t)
	k.api.Streams = &stream.Carrier{Blobs: blobs, Sender: hook.NewSender(outbound.Reach{Loopback: true}, time.Now), Now: time.Now}
	k.api.Party = sso.NewParty(blobs, table, k.names.Resolver(), outbound.Reach{Loopback: true}, time.Now)

	k.api.Invoices = &invoice.Desk{Issuer: invoice.Issuer{Name: "Honnin"}, Now: time.Now, Console: func() string { return "https://console.example" }}
	k.api.Webhooks = &webhook.Carrier{Blobs: blobs, Sender: k.api.Streams.Sender, Now: time.Now, Console: "https://console.example"}

	server := httptest.NewServer(k.api.Handler())
	k.url, k.api.BaseURL, k.api.Party.BaseURL = server.URL, server.URL, server.URL

	k.api.Guard, err = browser.New(server.URL)
	require.NoError(t, err)
	k.api.Desk, err = sign.Open(sign.Desk{Hasher: password.NewHasher(0), Box: box, BaseURL: server.URL, Now: time.Now})
	require.NoError(t, err)

	t.Cleanup(func() {
		server.Close()
		require.NoError(t, blobs.Close())
		require.NoError(t, opened.Close())
	})

	return k
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

// as is a context of our tenant, to call verbs in.
func (k *kit) as() context.Context { return database.As(k.ctx, k.ours) }

func (k *kit) newKey(t testing.TB, tenant uuid.UUID, role string) fault.Secret { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	key, err := tenants.CreateKey(k.system(), tenant, tenants.Live, role, role)
	require.NoError(t, err)

	return key
}

// said is a GraphQL answer.
type said struct {
	Data   map[string]any `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
}

// kind is that of the first error; empty without one.
func (s said) kind() any {
	if len(s.Errors) == 0 {
		return ""
	}

	return s.Errors[0].Extensions["kind"]
}

// ask sends a query with a key and expects an answer without errors.
func (k *kit) ask(t testing.TB, key fault.Secret, query string, variables map[string]any) map[string]any { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	answer := k.try(t, key, query, variables)
	require.Empty(t, answer.Errors)

	return answer.Data
}

// try sends a query with a key and gives whatever comes.
func (k *kit) try(t testing.TB, key fault.Secret, query string, variables map[string]any) said { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	require.NoError(t, err)

	_, data := k.send(t, http.MethodPost, "/graphql", body, http.Header{
		"Content-Type": {"application/json"}, "Authorization": {"Bearer " + string(key)},
	})

	var answer said

	require.NoError(t, json.Unmarshal(data, &answer), string(data))

	return answer
}

func (k *kit) send(t testing.TB, method, path string, body []byte, header http.Header) (int, []byte) { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	response := k.raw(t, method, path, body, header)
	data, err := io.ReadAll(response.Body)
	require.NoError(t, errors.Join(err, response.Body.Close()))

	return response.StatusCode, data
}

func (k *kit) raw(t testing.TB, method, path string, body []byte, header http.Header) *http.Response { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	request, err := http.NewRequestWithContext(t.Context(), method, k.url+path, bytes.NewReader(body))
	require.NoError(t, err)

	request.Header = header

	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)

	return response
}

// create opens a verification by the verb.
func (k *kit) create(t testing.TB, key string) *db.Verification { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	row, _, err := verification.Create(k.as(), verification.Draft{IdempotencyKey: key, Binding: verification.Unbound})
	require.NoError(t, err)

	return row
}

// photograph is a small JPEG, different for each shade.
func photograph(t testing.TB, shade uint8) []byte { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	picture := image.NewGray(image.Rect(0, 0, 64, 64))
	for i := range picture.Pix {
		picture.Pix[i] = shade
	}

	picture.Set(1, 1, color.White)

	var out bytes.Buffer

	require.NoError(t, jpeg.Encode(&out, picture, nil))

	return out.Bytes()
}

// capture hands a selfie in by the verb and gives the row.
func (k *kit) capture(t testing.TB, row *db.Verification, shade uint8) (*db.Evidence, []byte) { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	bytesOf := photograph(t, shade)

	got, err := verification.Attach(k.as(), k.api.Blobs, row.ID, verification.Upload{Step: schema.StepSelfie, Body: bytes.NewReader(bytesOf)})
	require.NoError(t, err)

	return got, bytesOf
}

// at walks into an answer by its keys.
func at(value any, path ...any) any {
	for _, key := range path {
		switch key := key.(type) {
		case string:
			object, ok := value.(map[string]any)
			if !ok {
				return nil
			}

			value = object[key]
		case int:
			list, ok := value.([]any)
			if !ok || key >= len(list) {
				return nil
			}

			value = list[key]
		}
	}

	return value
}
