package stream_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/stream"
)

// kit is a carrier over a real database, with a clock that is set.
type kit struct {
	ctx     context.Context //nolint:containedctx // a test's own; no viewer
	url     string
	carrier *stream.Carrier
	blobs   *blob.Store

	mu  sync.Mutex
	now time.Time
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		blobs, err := blob.Open(t.Context(), "mem://", bytes.Repeat([]byte{1}, 32))
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, blobs.Close()) })

		k := &kit{ctx: database.Open(t, url), url: url, blobs: blobs, now: ent.Instant(time.Now().Add(time.Minute))}
		k.carrier = &stream.Carrier{Blobs: blobs, Sender: hook.NewSender(outbound.Reach{Loopback: true}, time.Now), Now: k.clock}
		test(t, k)
	})
}

func (k *kit) clock() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()

	return k.now
}

func (k *kit) later(by time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()

	k.now = k.now.Add(by)
}

// tenant makes one with keys of its own, and is its viewer.
func (k *kit) tenant(t *testing.T) context.Context {
	t.Helper()

	keyset, err := k.blobs.NewKeyset()
	require.NoError(t, err)

	return database.Tenant(k.ctx, t, keyset)
}

func act(t *testing.T, ctx context.Context, times int) { //nolint:revive // the test comes first everywhere here
	t.Helper()

	for range times {
		require.NoError(t, audit.Record(ctx, audit.Entry{Action: "key.revoke"}))
	}
}

// deliver runs the carrier for the tenant of the context until the webhook takes no more.
func (k *kit) deliver(t *testing.T, ctx context.Context) stream.Outcome { //nolint:revive // the test comes first everywhere here
	t.Helper()

	who, _ := viewer.From(ctx)

	for {
		came, err := k.carrier.Deliver(k.ctx, who.Tenant) //nolint:contextcheck // the carrier is the machine, not the person
		require.NoError(t, err)

		if !came.Taken {
			return came
		}
	}
}

func show(t *testing.T, ctx context.Context) *db.AuditStream { //nolint:revive // the test comes first everywhere here
	t.Helper()

	row, err := stream.Show(ctx)
	require.NoError(t, err)
	require.NotNil(t, row)

	return row
}

// receiver is a webhook that checks signatures and keeps what it takes.
type receiver struct {
	*httptest.Server

	mu      sync.Mutex
	secret  fault.Secret
	status  int
	seqs    []int64
	ids     []string
	refused int
}

func receive(t *testing.T) *receiver {
	t.Helper()

	r := &receiver{status: http.StatusOK}
	r.Server = httptest.NewServer(http.HandlerFunc(r.take))
	t.Cleanup(r.Close)

	return r
}

func (r *receiver) take(w http.ResponseWriter, request *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()

	body, err := io.ReadAll(request.Body)
	checker, _ := standardwebhooks.NewWebhook(string(r.secret))

	if err != nil || checker.Verify(body, request.Header) != nil {
		r.refused++
		w.WriteHeader(http.StatusUnauthorized)

		return
	}

	var said struct {
		Livemode *bool `json:"livemode"`
		Data     struct {
			Links []struct {
				Seq int64 `json:"seq"`
			} `json:"links"`
		} `json:"data"`
	}

	_ = json.Unmarshal(body, &said)
	if said.Livemode == nil || !*said.Livemode { // none of these tests is in a test environment
		w.WriteHeader(http.StatusBadRequest)

		return
	}

	r.ids = append(r.ids, request.Header.Get("Webhook-Id"))

	if r.status == http.StatusOK {
		for _, link := range said.Data.Links {
			r.seqs = append(r.seqs, link.Seq)
		}
	}

	w.WriteHeader(r.status)
}

func (r *receiver) answers(status int) {
	r.mu.Lock()
	defer r.mu.Unlock()

	r.status = status
}
