package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/stream"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/webhook"
)

// Judge runs the checks for one goroutine at a time. A suite of the engine is one.
type Judge interface {
	Run(ctx context.Context, evidence engine.Evidence, thresholds engine.Thresholds) ([]engine.Finding, error)
	Close() error
}

// Config is what a worker needs. The zero value of a figure means its default.
type Config struct {
	Database *ent.DB
	Blobs    *blob.Store
	Queue    *queue.Queue
	// Post sends mails; nil leaves them to another worker.
	Post *post.Office
	// Box seals what waits to be sent by mail.
	Box *seal.Box
	// Streams sends audit logs on to tenants' webhooks; nil leaves it to another worker.
	Streams *stream.Carrier
	// Webhooks tells tenants what happened; nil leaves it to another worker.
	Webhooks *webhook.Carrier
	// Signer knows again who stands on tenants' lists. Without one, nobody of a tenant that has lists is judged.
	Signer *token.Signer
	// Monitor looks whether usage is counted as it should be; nil leaves it to another worker.
	Monitor *billing.Monitor
	// Roles says who may review; nil leaves it to another worker to find appeals for which there is nobody.
	Roles *rbac.Table
	// Console is where the links of what the worker writes lead.
	Console string
	// Till brings Stripe up to date; nil where there is none, or another worker does.
	Till *stripe.Till
	// Invoices closes months and watches budgets; nil leaves it to another worker.
	Invoices *invoice.Desk
	// Policy is the installation's, by which is judged what is pinned to no tenant's own.
	Policy *policy.Policy
	// Judge starts what one goroutine judges with.
	Judge func() (Judge, error)
	// Workers is how many verifications are judged at once; default one per core.
	Workers int
	// SweepEvery is the pause between two sweeps; default 5 s.
	SweepEvery time.Duration
	// Patience is how long a verification may wait before the sweep rings for it again; default 15 s.
	Patience time.Duration
	// Lease is how long an attempt has its verification to itself, and so how long one is left alone after its worker was killed. It is
	// renewed while the worker lives; default 20 s.
	Lease time.Duration
	// Attempts is how often the machine may fail before a person has to decide; default 3.
	Attempts int
	// RetryAfter is the pause after the first failed attempt; it grows with each. Default 5 s.
	RetryAfter time.Duration
}

func (c Config) complete() Config {
	defaultTo(&c.Workers, runtime.NumCPU())
	defaultTo(&c.SweepEvery, 5*time.Second)
	defaultTo(&c.Patience, 15*time.Second)
	defaultTo(&c.Lease, 20*time.Second)
	defaultTo(&c.Attempts, 3)
	defaultTo(&c.RetryAfter, 5*time.Second)

	return c
}

func defaultTo[T int | time.Duration](figure *T, value T) {
	if *figure <= 0 {
		*figure = value
	}
}

// worker is a configuration at work.
type worker struct {
	Config

	judges chan Judge
	// appealed is the appeal that the sweep looked at last; the zero id before the first. The sweep alone uses it.
	appealed uuid.UUID
}

// Run judges and sweeps until the context ends, then lets what is under way finish. It gives an error when it cannot begin.
func Run(ctx context.Context, config Config) (err error) {
	w := &worker{Config: config.complete()}

	if err := w.hire(); err != nil {
		return errors.Join(err, w.dismiss())
	}

	defer func() { err = errors.Join(err, w.dismiss()) }()

	slog.InfoContext(ctx, "worker begins", "workers", w.Workers, "queue", w.Queue.Mode(), "policy", w.Policy.Checks.Version)

	group, ctx := errgroup.WithContext(ent.With(ctx, w.Database))
	group.Go(func() error { return w.Queue.Serve(ctx, w.Workers, w.verify) })
	group.Go(func() error { return w.sweeping(ctx) })
	group.Go(func() error { return w.metering(ctx) })
	group.Go(func() error { return w.appeals(ctx) })
	group.Go(func() error { return w.clearing(ctx) })

	if w.Post != nil {
		group.Go(func() error { return w.posting(ctx) })
	}

	if w.Streams != nil {
		group.Go(func() error { return w.streaming(ctx) })
	}

	if w.Monitor != nil {
		group.Go(func() error { return w.watching(post.With(ctx, w.Box)) })
	}

	if w.Webhooks != nil {
		// A mail may be written, which is sealed.
		group.Go(func() error { return w.telling(post.With(ctx, w.Box)) })
	}

	if w.Till != nil {
		group.Go(func() error { return w.collecting(post.With(ctx, w.Box)) })
	}

	if w.Invoices != nil {
		group.Go(func() error { return w.closing(post.With(ctx, w.Box)) })
	}

	if err := group.Wait(); err != nil {
		return fmt.Errorf("worker: %w", err)
	}

	return nil
}

// hire starts one judge per worker.
func (w *worker) hire() error {
	w.judges = make(chan Judge, w.Workers)

	for range w.Workers {
		judge, err := w.Judge()
		if err != nil {
			return fmt.Errorf("worker: start the checks: %w", err)
		}

		w.judges <- judge
	}

	return nil
}

// dismiss ends every judge. None is in use any more.
func (w *worker) dismiss() error {
	close(w.judges)

	var errs []error
	for judge := range w.judges {
		errs = append(errs, judge.Close())
	}

	return errors.Join(errs...)
}
