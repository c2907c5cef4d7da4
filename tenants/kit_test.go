package tenants_test

import (
	"context"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	entgo "entgo.io/ent"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
)

// clock is a time that a test moves.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Now().UTC().Truncate(time.Microsecond)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()

	return c.now
}

func (c *clock) Pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()

	c.now = c.now.Add(d)
}

// each runs the test on both databases, after a first start.
func each(t *testing.T, test func(ctx context.Context, t *testing.T, first *tenants.First)) {
	t.Helper()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)

		first, err := tenants.Bootstrap(ctx, []byte("keyset"))
		require.NoError(t, err)
		require.NotNil(t, first)

		test(ctx, t, first)
	})
}

// system is the machine's view, to look at rows past the guard.
func system(ctx context.Context) context.Context {
	return viewer.With(ctx, viewer.System("test"))
}

// home is an address to come from.
var home = netip.MustParseAddr("127.0.0.1")

// counted counts the queries and the writes from here on.
func counted(ctx context.Context) (queries, writes *atomic.Int64) {
	queries, writes = &atomic.Int64{}, &atomic.Int64{}
	client := ent.From(ctx)

	client.Intercept(entgo.InterceptFunc(func(next entgo.Querier) entgo.Querier {
		return entgo.QuerierFunc(func(ctx context.Context, query entgo.Query) (entgo.Value, error) {
			queries.Add(1)

			return next.Query(ctx, query)
		})
	}))
	client.Use(func(next entgo.Mutator) entgo.Mutator {
		return entgo.MutateFunc(func(ctx context.Context, m entgo.Mutation) (entgo.Value, error) {
			writes.Add(1)

			return next.Mutate(ctx, m)
		})
	})

	return queries, writes
}
