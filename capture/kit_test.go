package capture_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/jpeg"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/capture"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
)

var errQueue = errors.New("the queue is down")

// kit is the person's API over a real database and a real folder of encrypted images.
type kit struct {
	ctx    context.Context //nolint:containedctx // a test's own
	url    string
	api    *capture.API
	tenant uuid.UUID

	mu    sync.Mutex
	rung  []uuid.UUID
	queue error
	// pages sign what is written with their pass.
	pages map[string]*page
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

func start(t *testing.T, url string) *kit {
	t.Helper()

	opened, err := ent.Open(t.Context(), url)
	require.NoError(t, err)

	ctx := ent.With(context.Background(), opened)

	blobs, err := blob.Open(ctx, "file://"+t.TempDir(), bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	signer, err := token.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	keyset, err := blobs.NewKeyset()
	require.NoError(t, err)

	k := &kit{ctx: ctx, pages: map[string]*page{}}
	k.tenant = ent.From(ctx).Tenant.Create().SetName("みなと銀行").SetKeyset(keyset).SaveX(k.system()).ID
	k.api = &capture.API{
		DB: opened, Blobs: blobs, Signer: signer, Enqueue: k.enqueue, Now: time.Now, Pace: capture.DefaultPace(),
		Motions: capture.Motions{Moves: 2, Seconds: 4},
		Hints:   capture.Hints{MinInterEyeDistance: 60, FaceWidth: capture.Span{Min: 0.25, Max: 0.7}},
	}

	server := httptest.NewServer(k.api.Handler())
	k.url = server.URL

	t.Cleanup(func() {
		server.Close()
		require.NoError(t, blobs.Close())
		require.NoError(t, opened.Close())
	})

	return k
}

func (k *kit) enqueue(_ context.Context, _, id uuid.UUID) error {
	k.mu.Lock()
	defer k.mu.Unlock()

	k.rung = append(k.rung, id)

	return k.queue
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }
func (k *kit) as() context.Context     { return database.As(k.ctx, k.tenant) }

// open creates a verification and gives its row and the person's pass, whose page signs.
func (k *kit) open(t *testing.T, steps ...schema.Step) (*db.Verification, string) {
	t.Helper()

	row, key := k.create(t, where.BindingBound, steps...)
	k.pages[key] = newPage(t)

	return row, key
}

func (k *kit) create(t *testing.T, binding verification.Binding, steps ...schema.Step) (*db.Verification, string) {
	t.Helper()

	row, _, err := verification.Create(k.as(), verification.Draft{IdempotencyKey: uuid.NewString(), Steps: steps, Binding: binding})
	require.NoError(t, err)

	return row, k.pass(t, row)
}

func (k *kit) pass(t *testing.T, row *db.Verification) string {
	t.Helper()

	text, err := pass.Sign(k.api.Signer, pass.Bound{Tenant: row.TenantID, Verification: row.ID, Expires: row.ExpiresAt})
	require.NoError(t, err)

	return text
}

// answered is an answer of the API.
type answered struct {
	status int
	header http.Header
	body   []byte
}

func (a answered) json(t *testing.T) map[string]any {
	t.Helper()

	var value map[string]any

	require.NoError(t, json.Unmarshal(a.body, &value), string(a.body))

	return value
}

// kind is the machine word of an error.
func (a answered) kind(t *testing.T) any {
	t.Helper()

	failure, ok := a.json(t)["error"].(map[string]any)
	require.True(t, ok, string(a.body))
	require.NotEmpty(t, failure["message"])

	return failure["kind"]
}

// code is the word that tells apart what the kind does not; nil when there is none.
func (a answered) code(t *testing.T) any {
	t.Helper()

	failure, ok := a.json(t)["error"].(map[string]any)
	require.True(t, ok, string(a.body))

	return failure["code"]
}

// do asks; what is written is signed by the pass's page, if it has one.
func (k *kit) do(t *testing.T, key, method, path, media string, body io.Reader) answered {
	t.Helper()

	var headers map[string]string

	if with, ok := k.pages[key]; ok && method != http.MethodGet {
		if with.session == "" {
			k.come(t, key, with)
		}

		headers = with.sign(t, method, path, body)
	}

	return k.ask(t, key, method, path, media, body, headers)
}

func (k *kit) ask(t *testing.T, key, method, path, media string, body io.Reader, headers map[string]string) answered {
	t.Helper()

	request, err := http.NewRequestWithContext(t.Context(), method, k.url+"/capture/v1"+path, body)
	require.NoError(t, err)
	request.Header.Set("Authorization", "Bearer "+key)

	if media != "" {
		request.Header.Set("Content-Type", media)
	}

	for name, value := range headers {
		request.Header.Set(name, value)
	}

	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)

	data, err := io.ReadAll(response.Body)
	require.NoError(t, errors.Join(err, response.Body.Close()))

	return answered{response.StatusCode, response.Header, data}
}

func (k *kit) look(t *testing.T, key string) answered {
	t.Helper()

	return k.do(t, key, http.MethodGet, "/verification", "", nil)
}

func (k *kit) put(t *testing.T, key, place string, image []byte) answered {
	t.Helper()

	return k.do(t, key, http.MethodPut, "/evidence/"+place, "image/jpeg", bytes.NewReader(image))
}

func (k *kit) consent(t *testing.T, key string) answered {
	t.Helper()

	return k.do(t, key, http.MethodPost, "/consent", "application/json", bytes.NewReader([]byte(`{"version":"2026-11-01"}`)))
}

func (k *kit) submit(t *testing.T, key string) answered {
	t.Helper()

	return k.do(t, key, http.MethodPost, "/submit", "", nil)
}

// force puts a verification into a state, past the table.
func (k *kit) force(t *testing.T, row *db.Verification, state where.State) {
	t.Helper()
	ent.From(k.ctx).Verification.UpdateOneID(row.ID).SetState(state).ExecX(k.system())
}

func photograph(t *testing.T, shade uint8) []byte {
	t.Helper()

	picture := image.NewGray(image.Rect(0, 0, 64, 64))
	for i := range picture.Pix {
		picture.Pix[i] = shade
	}

	var out bytes.Buffer

	require.NoError(t, jpeg.Encode(&out, picture, nil))

	return out.Bytes()
}
