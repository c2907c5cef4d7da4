package tenants_test

import (
	"context"
	"sync"
	"testing"
	"time"

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

// stale forgets when keys were last used, so that the next look-up shows.
func stale(ctx context.Context, t *testing.T) {
	t.Helper()
	require.NoError(t, ent.From(ctx).APIKey.Update().ClearUsedAt().Exec(system(ctx)))
}
