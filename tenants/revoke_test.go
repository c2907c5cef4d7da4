package tenants_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/bell"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/redis"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/rbac"
)

// process is a gate with connections of its own to the database and to Redis.
type process struct {
	ctx  context.Context //nolint:containedctx // a test's own
	gate *tenants.Gate
}

func newProcess(t *testing.T, url string, server *redis.Server) process {
	t.Helper()

	p := process{database.Open(t, url), tenants.NewGate(time.Now)}

	if server != nil {
		client := goredis.NewClient(&goredis.Options{Addr: server.Address})
		t.Cleanup(func() { _ = client.Close() })
		p.gate.Hear(bell.New(client, "honnin:rights"))
	}

	return p
}

// run starts what a process does beside answering.
func (p process) run(t *testing.T) {
	t.Helper()

	ctx, stop := context.WithCancel(p.ctx)
	done := make(chan struct{})

	go func() {
		defer close(done)
		p.gate.Run(ctx)
	}()

	t.Cleanup(func() { stop(); <-done })
}

// knows tells whether the process lets the key in.
func (p process) knows(first *tenants.First) bool {
	_, err := p.gate.Key(p.ctx, first.Key, home)

	return err == nil
}

// revoke takes the key away at this process, as a request would.
func (p process) revoke(t *testing.T, first *tenants.First) {
	t.Helper()
	p.gate.Announce(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		assert.NoError(t, ent.Tx(viewer.With(r.Context(), viewer.For(first.Tenant.ID, "test")), func(ctx context.Context) error {
			return errors.Join(rbac.Changed(ctx), ent.From(ctx).APIKey.Update().SetRevokedAt(time.Now()).Exec(ctx))
		}))
	})).ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(p.ctx, http.MethodPost, "/", nil))
}

// busy uses the key without a pause, and gives the moment at which it was first refused.
func (p process) busy(t *testing.T, first *tenants.First) <-chan time.Time {
	t.Helper()
	require.True(t, p.knows(first))

	refused := make(chan time.Time, 1)

	go func() {
		for begun := time.Now(); time.Since(begun) < 30*time.Second; time.Sleep(time.Millisecond) {
			if !p.knows(first) {
				refused <- time.Now()

				return
			}
		}
	}()

	return refused
}

// A key that is revoked at one process is refused at every other: at once by the bell, within a second or so by the versions when
// Redis is away, and within rbac.Worst when neither can be had.
func TestRevocationReachesEveryProcess(t *testing.T) {
	t.Parallel()

	const slack = 2 * time.Second // of a machine with other things to do

	for name, test := range map[string]struct {
		prepare func(t *testing.T, server *redis.Server)
		stuck   bool // the other process neither listens nor reads versions
		within  time.Duration
	}{
		"with the bell":      {func(*testing.T, *redis.Server) {}, false, rbac.Every},
		"after a break":      {deafen, false, rbac.Worst},
		"with pub/sub cut":   {silence, false, rbac.Worst},
		"with Redis gone":    {func(_ *testing.T, server *redis.Server) { server.Kill() }, false, rbac.Worst},
		"without any bell":   {nil, false, rbac.Worst},
		"by forgetting only": {nil, true, rbac.Worst},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			url := database.Postgres(t)
			first, err := tenants.Bootstrap(database.Open(t, url), []byte("keyset"))
			require.NoError(t, err)

			var server *redis.Server
			if test.prepare != nil {
				server = redis.Start(t)
			}

			here, there := newProcess(t, url, server), newProcess(t, url, server)
			here.run(t)

			if !test.stuck {
				there.run(t)
			}

			require.True(t, here.knows(first))
			require.True(t, there.knows(first))
			time.Sleep(200 * time.Millisecond) // both listen

			if test.prepare != nil {
				test.prepare(t, server)
			}

			refused := there.busy(t, first)
			time.Sleep(1500 * time.Millisecond) // well into being remembered

			here.revoke(t, first)
			revoked := time.Now()

			require.False(t, here.knows(first), "where it happens it holds from the next request on")

			took := (<-refused).Sub(revoked)
			t.Logf("refused elsewhere after %v", took)
			require.Less(t, took, test.within+slack)
		})
	}
}

// deafen breaks the connections of those who listen.
func deafen(t *testing.T, server *redis.Server) {
	t.Helper()
	require.Contains(t, server.Do(t.Context(), "CLIENT KILL TYPE pubsub"), ":2")
}

// silence lets nobody publish, while everything else works.
func silence(t *testing.T, server *redis.Server) {
	t.Helper()
	require.Equal(t, "+OK\r\n", server.Do(t.Context(), "ACL SETUSER default -publish"))
}
