package limit_test

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	goredis "github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/limit"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit/redis"
)

func connect(tb testing.TB, server *redis.Server) *goredis.Client {
	tb.Helper()

	client := goredis.NewClient(&goredis.Options{Addr: server.Address})
	tb.Cleanup(func() { _ = client.Close() })

	return client
}

// Two processes with connections of their own let no more pass together than one would.
func TestTheLimitIsOneOverManyProcesses(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	rule := limit.Rule{Name: "key", PerMinute: 60}

	var (
		all    sync.WaitGroup
		passed atomic.Int64
	)

	begun := time.Now()

	for range 2 {
		limiter := limit.New(connect(t, server), time.Now)
		require.NotZero(t, limiter.Take(t.Context(), "warm", rule).PerMinute)

		for range 10 {
			all.Go(func() {
				for range 20 {
					if limiter.Take(t.Context(), "tenant:key", rule).Allowed {
						passed.Add(1)
					}
				}
			})
		}
	}

	all.Wait()

	// The bucket fills again by one a second.
	most := 60 + int64(time.Since(begun)/time.Second) + 1
	require.GreaterOrEqual(t, passed.Load(), int64(60))
	require.LessOrEqual(t, passed.Load(), most)
}

func TestKeysAndRulesAreApart(t *testing.T) {
	t.Parallel()

	memory, err := queue.Open(t.Context(), queue.Config{URL: queue.Memory})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, memory.Close()) })

	for name, limiter := range map[string]*limit.Limiter{
		"shared": limit.New(connect(t, redis.Start(t)), time.Now), "local": limit.New(nil, time.Now),
		"in the queue's memory": limit.New(memory.Redis(), time.Now),
	} {
		rule := limit.Rule{Name: "key", PerMinute: 1}
		require.True(t, limiter.Take(t.Context(), "a", rule).Allowed, name)

		refused := limiter.Take(t.Context(), "a", rule)
		require.False(t, refused.Allowed, name)
		require.InDelta(t, 60, refused.Retry.Seconds(), 2, name)
		require.InDelta(t, 60, refused.Reset.Seconds(), 2, name)
		require.Zero(t, refused.Remaining)

		require.True(t, limiter.Take(t.Context(), "b", rule).Allowed, name)
		rule.Name = "tenant"
		require.True(t, limiter.Take(t.Context(), "a", rule).Allowed, name)
	}
}

// While Redis is away each process counts for itself, without making anybody wait; afterwards they count together again.
func TestRedisAway(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	limiter := limit.New(connect(t, server), time.Now)
	rule := limit.Rule{Name: "key", PerMinute: 5}

	require.True(t, limiter.Take(t.Context(), "a", rule).Allowed)
	server.Kill()

	begun, passed := time.Now(), 0

	for range 200 {
		if limiter.Take(t.Context(), "a", rule).Allowed {
			passed++
		}
	}

	require.Equal(t, 5, passed, "open, but not without bound")
	require.Less(t, time.Since(begun), 2*time.Second, "nobody waits for what does not answer")
}

// A Redis that takes connections and says nothing is away as well.
func TestRedisHangs(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	limiter := limit.New(connect(t, server), time.Now)
	rule := limit.Rule{Name: "key", PerMinute: 5}
	require.True(t, limiter.Take(t.Context(), "a", rule).Allowed)
	require.Equal(t, "+OK\r\n", server.Do(t.Context(), "CLIENT PAUSE 4000 ALL"))

	begun := time.Now()

	for range 50 {
		limiter.Take(t.Context(), "a", rule)
	}

	require.Less(t, time.Since(begun), 2*time.Second)
}

func TestACallerThatGoesAwayIsNotRedis(t *testing.T) {
	t.Parallel()

	limiter := limit.New(connect(t, redis.Start(t)), time.Now)
	gone, stop := context.WithCancel(t.Context())
	stop()

	rule := limit.Rule{Name: "key", PerMinute: 1}
	limiter.Take(gone, "a", rule)
	limiter.Take(t.Context(), "a", rule)
	require.False(t, limiter.Take(t.Context(), "a", rule).Allowed)
}

// However requests come, no window of a minute lets more than the burst and the refill pass.
func TestLocalNeverPassesMore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		now := time.Unix(1e9, 0)
		limiter := limit.New(nil, func() time.Time { return now })
		rule := limit.Rule{Name: "key", PerMinute: rapid.IntRange(1, 100).Draw(t, "rate")}
		begun, passed := now, 0

		for range rapid.IntRange(1, 300).Draw(t, "requests") {
			now = now.Add(time.Duration(rapid.Int64Range(0, int64(2*time.Second)).Draw(t, "pause")))

			verdict := limiter.Take(context.Background(), "a", rule)
			if verdict.Allowed {
				passed++
			} else {
				require.Positive(t, verdict.Retry)
			}
		}

		refilled := float64(rule.PerMinute) * now.Sub(begun).Minutes()
		require.LessOrEqual(t, float64(passed), float64(rule.PerMinute)+refilled+1)
	})
}

func TestHeaders(t *testing.T) {
	t.Parallel()

	header := http.Header{}
	key := limit.Verdict{Rule: limit.Rule{Name: "key", PerMinute: 60}, Allowed: true, Remaining: 59, Reset: 900 * time.Millisecond}
	tenant := limit.Verdict{Rule: limit.Rule{Name: "tenant", PerMinute: 600}, Allowed: true, Remaining: 7, Reset: time.Minute}

	require.True(t, limit.Write(header, key, tenant))
	require.Equal(t, `"key";q=60;w=60, "tenant";q=600;w=60`, header.Get("Ratelimit-Policy"))
	require.Equal(t, `"key";r=59;t=1, "tenant";r=7;t=60`, header.Get("Ratelimit"))
	require.Empty(t, header.Get("Retry-After"))

	key.Allowed, key.Retry = false, 1200*time.Millisecond
	require.False(t, limit.Write(header, key, tenant))
	require.Equal(t, "2", header.Get("Retry-After"))

	key.Retry = 0
	require.False(t, limit.Write(header, key))
	require.Equal(t, "1", header.Get("Retry-After"), "never zero")
}

func BenchmarkTake(b *testing.B) {
	limiter := limit.New(connect(b, redis.Start(b)), time.Now)
	rule := limit.Rule{Name: "key", PerMinute: 1e6}

	for b.Loop() {
		limiter.Take(b.Context(), "tenant:key", rule)
	}
}
