package worker_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/attempt"
	"github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
	judging "github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/webhook"
	"github.com/honnin/honnin/worker"
)

// teller is a worker that delivers webhooks by a clock that is set forward.
type teller struct {
	carrier *webhook.Carrier
	ahead   atomic.Int64
}

// pass sets the clock forward by more than any pause between two tries.
func (d *teller) pass() { d.ahead.Add(int64(13 * time.Hour)) }

func (k kit) tells(t *testing.T, reach outbound.Reach) *teller {
	t.Helper()

	reach.Loopback = true

	d := &teller{}
	d.carrier = &webhook.Carrier{
		Blobs: k.blobs, Sender: hook.NewSender(reach, time.Now), Console: "https://console.example",
		Now: func() time.Time { return time.Now().Add(time.Duration(d.ahead.Load())) },
	}
	bell, err := queue.Open(t.Context(), queue.Config{URL: queue.Memory})
	require.NoError(t, err)

	ctx, cancel := context.WithCancel(context.WithoutCancel(k.ctx))
	ended := make(chan error, 1)
	none := func(context.Context) ([]engine.Finding, error) { return nil, nil }
	opened, err := ent.Open(t.Context(), k.url)
	require.NoError(t, err)

	go func() {
		ended <- worker.Run(ctx, worker.Config{
			Database: opened, Blobs: k.blobs, Queue: bell, Policy: judging.Only(decision.Policy{Version: "test"}), Workers: 1,
			Webhooks: d.carrier, Judge: func() (worker.Judge, error) { return judge{none, &atomic.Int32{}}, nil },
		})
	}()

	t.Cleanup(func() {
		cancel()
		require.NoError(t, <-ended)
		require.NoError(t, bell.Close())
		require.NoError(t, opened.Close())
	})

	return d
}

// sink is a receiver that a tenant has set up.
func (d *teller) sink(ctx context.Context, t *testing.T, url string) uuid.UUID {
	t.Helper()

	row, _, err := d.carrier.Create(ctx, uuid.NewString(), webhook.Settings{URL: url, Payload: endpoint.PayloadThin})
	require.NoError(t, err)

	return row.ID
}

// happens lets something happen to a new verification, of which receivers hear.
func happens(ctx context.Context, t *testing.T) {
	t.Helper()

	_, _, err := verification.Create(ctx, verification.Draft{IdempotencyKey: uuid.NewString(), Binding: verification.Unbound})
	require.NoError(t, err)
}

// failures are what went wrong with an endpoint's tries, the first one first.
func failures(ctx context.Context, t *testing.T, of uuid.UUID) []string {
	t.Helper()

	rows, err := ent.From(ctx).Attempt.Query().
		Where(attempt.HasDeliveryWith(delivery.EndpointID(of))).Order(attempt.ByAt(), attempt.ByID()).All(ctx)
	require.NoError(t, err)

	list := make([]string, len(rows))
	for i, row := range rows {
		list[i] = row.Failure
	}

	return list
}

// A receiver that fails in every way is tried again until it answers; one whose certificate nobody knows is never spoken to.
func TestAReceiverThatFailsIsTriedUntilItAnswers(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	d := k.tells(t, outbound.Reach{})
	calls, elsewhere := atomic.Int32{}, atomic.Int32{}

	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere.Add(1) }))
	t.Cleanup(other.Close)

	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch calls.Add(1) {
		case 1:
			w.WriteHeader(http.StatusInternalServerError)
		case 2:
			http.Redirect(w, r, other.URL, http.StatusTemporaryRedirect)
		case 3:
			panic(http.ErrAbortHandler) // the connection breaks
		}
	}))
	t.Cleanup(plain.Close)

	secure := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere.Add(1) }))
	t.Cleanup(secure.Close)

	well, unknown := d.sink(k.ctx, t, plain.URL), d.sink(k.ctx, t, secure.URL)
	happens(k.ctx, t)

	for try := 1; try <= 4; try++ {
		require.Eventually(t, func() bool {
			return len(failures(k.ctx, t, well)) == try && len(failures(k.ctx, t, unknown)) == try
		}, patience, 10*time.Millisecond)
		d.pass()
	}

	require.Equal(t, []string{"status", "redirect", "unreachable", ""}, failures(k.ctx, t, well))
	require.Equal(t, []string{"tls", "tls", "tls", "tls"}, failures(k.ctx, t, unknown)[:4])
	require.Zero(t, elsewhere.Load(), "no redirect is followed, and nothing is said to who cannot prove who they are")
	require.Equal(t, 1, ent.From(k.ctx).Delivery.Query().Where(delivery.EndpointID(well), delivery.StateEQ(delivery.StateDelivered)).CountX(k.ctx))
}

// A receiver that does not answer is given up on, and tried again until it does.
func TestAReceiverThatIsSilentIsTriedUntilItAnswers(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	d := k.tells(t, outbound.Reach{Within: 500 * time.Millisecond})
	calls := atomic.Int32{}

	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if calls.Add(1) == 1 {
			_, _ = io.Copy(io.Discard, r.Body) // else it does not see that it was given up on
			<-r.Context().Done()
		}
	}))
	t.Cleanup(silent.Close)

	of := d.sink(k.ctx, t, silent.URL)
	happens(k.ctx, t)

	delivered := ent.From(k.ctx).Delivery.Query().Where(delivery.EndpointID(of), delivery.StateEQ(delivery.StateDelivered))

	require.Eventually(t, func() bool { return len(failures(k.ctx, t, of)) == 1 }, patience, 10*time.Millisecond)
	require.Equal(t, "timeout", failures(k.ctx, t, of)[0])
	require.Zero(t, delivered.Clone().CountX(k.ctx))
	d.pass()
	require.Eventually(t, func() bool { return delivered.Clone().CountX(k.ctx) == 1 }, patience, 10*time.Millisecond)
}

// A receiver that does not answer holds up its own tenant's messages alone.
func TestASlowReceiverDelaysNobodyElse(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	d := k.tells(t, outbound.Reach{})
	release, reached, answered := make(chan struct{}), make(chan struct{}, 8), make(chan struct{}, 8)

	slow := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		reached <- struct{}{}
		<-release
	}))
	t.Cleanup(slow.Close)

	free := sync.OnceFunc(func() { close(release) })
	t.Cleanup(free) // whatever comes, so that the server can end

	quick := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { answered <- struct{}{} }))
	t.Cleanup(quick.Close)

	keyset, err := k.blobs.NewKeyset()
	require.NoError(t, err)

	neighbour := database.Tenant(k.ctx, t, keyset)
	of := d.sink(k.ctx, t, slow.URL)
	d.sink(neighbour, t, quick.URL)

	happens(k.ctx, t)
	soon(t, reached)

	for range 3 { // while the other one waits
		happens(neighbour, t)
		soon(t, answered)
	}

	require.Empty(t, failures(k.ctx, t, of), "it is still being waited for")
	free()
	require.Eventually(t, func() bool { return len(failures(k.ctx, t, of)) == 1 }, patience, 10*time.Millisecond)
	require.Equal(t, []string{""}, failures(k.ctx, t, of))
}

// soon holds that something comes.
func soon(t *testing.T, what <-chan struct{}) {
	t.Helper()

	select {
	case <-what:
	case <-time.After(patience):
		require.Fail(t, "it does not come")
	}
}
