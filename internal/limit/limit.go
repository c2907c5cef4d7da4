package limit

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/redis/go-redis/v9"
)

const (
	window  = time.Minute
	within  = 100 * time.Millisecond // that a request waits for Redis
	apart   = time.Second            // that nobody asks a Redis again that did not answer
	waiting = 1000                   // requests that wait for Redis at once at most
)

// errBusy says that too many wait for Redis already.
var errBusy = errors.New("limit: too many wait for Redis")

// Rule is how often somebody may ask.
type Rule struct {
	// Name says in the headers what is counted.
	Name string
	// PerMinute is the quota of a minute, which may also come all at once; at least 1.
	PerMinute int
}

// Verdict is what a rule says of one request.
type Verdict struct {
	Rule

	Allowed bool
	// Remaining is how many more requests would be allowed now.
	Remaining int
	// Reset is when the whole quota is free again, if nobody asks until then; Retry is when the next request is allowed.
	Reset, Retry time.Duration
}

// Limiter counts requests. It is safe for concurrent use.
type Limiter struct {
	shared *redis_rate.Limiter
	local  *local
	now    func() time.Time
	places chan struct{}

	mu    sync.Mutex
	until time.Time // until when Redis is not asked
}

// New counts in the Redis; without one (nil), in this process alone.
func New(client redis.UniversalClient, now func() time.Time) *Limiter {
	made := &Limiter{local: newLocal(now), now: now, places: make(chan struct{}, waiting)}
	if client != nil {
		made.shared = redis_rate.NewLimiter(client)
	}

	return made
}

// Take counts one request of whoever the key names, by the rule. The key should begin with the tenant.
func (l *Limiter) Take(ctx context.Context, key string, rule Rule) Verdict {
	rule.PerMinute = max(rule.PerMinute, 1)

	if l.shared == nil || l.away() {
		return l.local.take(key, rule)
	}

	result, err := l.ask(ctx, key, rule)
	if err != nil {
		if ctx.Err() == nil {
			l.setAway(ctx, err)
		}

		return l.local.take(key, rule)
	}

	verdict := Verdict{Rule: rule, Allowed: result.Allowed > 0, Remaining: max(result.Remaining, 0), Reset: result.ResetAfter}
	if !verdict.Allowed {
		verdict.Retry = max(result.RetryAfter, 0)
	}

	return verdict
}

type answer struct {
	result *redis_rate.Result
	err    error
}

// ask waits for Redis no longer than a tenth of a second. The client's own time-outs are made for work that can wait, hence the
// goroutine; there are never more than a bounded number.
func (l *Limiter) ask(ctx context.Context, key string, rule Rule) (*redis_rate.Result, error) {
	select {
	case l.places <- struct{}{}:
	default:
		return nil, errBusy
	}

	said := make(chan answer, 1)

	go func() {
		defer func() { <-l.places }()

		result, err := l.shared.Allow(context.WithoutCancel(ctx), "honnin:"+rule.Name+":"+key, redis_rate.Limit{
			Rate: rule.PerMinute, Burst: rule.PerMinute, Period: window,
		})
		said <- answer{result, err}
	}()

	late := time.NewTimer(within)
	defer late.Stop()

	select {
	case got := <-said:
		return got.result, got.err
	case <-late.C:
		return nil, context.DeadlineExceeded
	}
}

func (l *Limiter) away() bool {
	l.mu.Lock()
	defer l.mu.Unlock()

	return l.now().Before(l.until)
}

func (l *Limiter) setAway(ctx context.Context, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()

	if now := l.now(); !now.Before(l.until) {
		slog.WarnContext(ctx, "Redis does not answer; every process counts requests for itself", "error", err)

		l.until = now.Add(apart)
	}
}
