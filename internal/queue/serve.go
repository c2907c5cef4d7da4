package queue

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/hibiken/asynq"
)

const (
	// checkEvery is how long an idle worker sleeps, and so the most that a task waits for one.
	checkEvery = 100 * time.Millisecond
	// finishWithin is how long tasks may go on after the end was asked for; what is not done by then is done after the restart.
	finishWithin = 20 * time.Second
	// longestPause bounds the wait between two tries of a task.
	longestPause = time.Minute
)

// Serve hands tasks to the handler, at most concurrency at once, until the context ends; then it lets those under way finish. A task
// whose handler gives an error comes again later, a bounded number of times.
func (q *Queue) Serve(ctx context.Context, concurrency int, handler func(ctx context.Context, task Task) error) error {
	server := asynq.NewServerFromRedisClient(q.redis, asynq.Config{
		Concurrency:              concurrency,
		Queues:                   map[string]int{kind: 1},
		BaseContext:              func() context.Context { return context.WithoutCancel(ctx) },
		TaskCheckInterval:        checkEvery,
		DelayedTaskCheckInterval: time.Second,
		ShutdownTimeout:          finishWithin,
		RetryDelayFunc:           pause,
		Logger:                   logger{},
		LogLevel:                 asynq.WarnLevel,
	})

	mux := asynq.NewServeMux()
	mux.HandleFunc(kind, func(ctx context.Context, raw *asynq.Task) error {
		var task Task
		if err := json.Unmarshal(raw.Payload(), &task); err != nil {
			return fmt.Errorf("%w: %w: %w", ErrTask, err, asynq.SkipRetry)
		}

		return handler(ctx, task)
	})

	if err := server.Start(mux); err != nil {
		return fmt.Errorf("queue: serve: %w", err)
	}

	<-ctx.Done()
	server.Shutdown()

	return nil
}

// pause doubles from a second, up to a minute, and spreads.
func pause(tried int, _ error, _ *asynq.Task) time.Duration {
	longest := min(time.Second<<min(tried, 10), longestPause)

	return longest/2 + rand.N(longest/2) //nolint:gosec // spreads retries, keeps no secret
}

// logger hands what asynq has to say to slog. asynq knows no context.
type logger struct{}

func (logger) Debug(args ...any) { slog.Debug(fmt.Sprint(args...), "from", "asynq") }
func (logger) Info(args ...any)  { slog.Info(fmt.Sprint(args...), "from", "asynq") }
func (logger) Warn(args ...any)  { slog.Warn(fmt.Sprint(args...), "from", "asynq") }
func (logger) Error(args ...any) { slog.Error(fmt.Sprint(args...), "from", "asynq") }

// Fatal is an error like any other: a library does not end the process.
func (logger) Fatal(args ...any) { slog.Error(fmt.Sprint(args...), "from", "asynq") }
