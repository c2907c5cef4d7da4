package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
	"github.com/honnin/honnin/webhook"
)

// verify judges one verification.
func (w *worker) verify(ctx context.Context, task queue.Task) error {
	ctx = viewer.With(ent.With(ctx, w.Database), viewer.For(task.Tenant, "verify"))
	log := slog.With("verification", task.Verification)

	attempt, err := verification.Claim(ctx, task.Verification, w.Lease)
	if err != nil || attempt == 0 {
		return err
	}

	letGo := w.hold(ctx, task.Verification, attempt)
	found, err := w.judge(ctx, task.Verification, attempt)

	letGo()

	if err != nil {
		log.ErrorContext(ctx, "an attempt to judge failed", "attempt", attempt, "error", err)

		return w.release(ctx, task.Verification, attempt, errors.Is(err, context.Canceled))
	}

	if again, wanted := found.again(); wanted {
		reopened, err := verification.Reopen(ctx, w.Blobs, task.Verification, again)
		if err != nil || reopened {
			log.InfoContext(ctx, "sent back", "for", again.Steps, "reopened", reopened, "attempt", attempt)

			return err
		}
	}

	done, err := w.conclude(ctx, task.Verification, found)
	if err != nil {
		return err
	}

	if done {
		found.note(ctx, task.Verification)
	}

	log.InfoContext(ctx, "judged", "decision", found.Decided.Outcome, "rule", found.Decided.Rule, "attempt", attempt, "first", done)

	return nil
}

// judged is what was found of a verification, and what that means by the policy.
type judged struct {
	verification.Judgement

	// beside is what a version that is tried without effect makes of it; nil for none.
	beside *beside
}

// judge gives what was found and decided. Once the machine has failed too often, the decision is that a person has to look.
func (w *worker) judge(ctx context.Context, id uuid.UUID, attempt int) (judged, error) {
	if attempt > w.Attempts {
		return w.failed(ctx, id), nil
	}

	found, err := w.look(ctx, id)
	if err == nil {
		return found, nil
	}

	if attempt == w.Attempts && ctx.Err() == nil {
		slog.ErrorContext(ctx, "the last attempt failed: a person has to decide", "verification", id, "error", err)

		return w.failed(ctx, id), nil
	}

	return judged{}, err
}

// look gives what the checks find of the evidence, and what the policy makes of that.
func (w *worker) look(ctx context.Context, id uuid.UUID) (judged, error) {
	if played, scripted, err := verification.Play(ctx, id); err != nil || scripted {
		return judged{Judgement: played}, err
	}

	ruling, err := w.ruling(ctx, id)
	if err != nil {
		return judged{}, err
	}

	evidence, demanded, err := verification.Load(ctx, w.Blobs, id, ruling.Checks)
	if err != nil {
		return judged{}, err
	}

	findings, err := w.run(ctx, evidence, demanded.Thresholds)
	if err != nil {
		return judged{}, err
	}

	seen, err := w.seen(ctx, id, findings)
	if err != nil {
		return judged{}, err
	}

	rules := &policy.Policy{Checks: demanded, Rules: ruling.Rules, Review: ruling.Review}

	return judged{verification.Judgement{
		Findings: findings, Decided: rules.Judge(seen), Thresholds: demanded.Thresholds, Policy: rules, Facts: seen,
	}, w.try(ctx, id, seen, demanded.Thresholds)}, nil
}

// run lets a free judge look at the evidence. A file that cannot be decoded is a finding about the evidence.
func (w *worker) run(ctx context.Context, evidence engine.Evidence, thresholds engine.Thresholds) ([]engine.Finding, error) {
	judge := <-w.judges
	defer func() { w.judges <- judge }()

	findings, err := judge.Run(ctx, evidence, thresholds)
	if _, unreadable := errors.AsType[*pixel.Error](err); unreadable {
		return suite.Unreadable(), nil
	}

	if err != nil {
		return nil, fmt.Errorf("worker: %w", err)
	}

	return findings, nil
}

// failed is the decision on a verification that the machine could not judge.
func (w *worker) failed(ctx context.Context, id uuid.UUID) judged {
	return judged{Judgement: verification.Judgement{Thresholds: w.Policy.Checks.Thresholds, Decided: decision.Decision{
		Outcome: decision.Review, Reasons: []string{"engine_failed"}, Policy: w.named(ctx, id), Rule: "engine.failed",
	}}}
}

// conclude commits the decision with all that follows from it, and tells whether this was the first time.
func (w *worker) conclude(ctx context.Context, id uuid.UUID, found judged) (done bool, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		done, err = verification.Conclude(ctx, id, found.Judgement)
		if err != nil || !done {
			return err
		}

		return errors.Join(
			w.queue(ctx, id, found),
			billing.Record(ctx, id),
			webhook.Queue(ctx, id, verification.Event(verification.State(found.Decided.Outcome))),
		)
	})

	return done, err
}

// queue opens a case for the reviewers where the decision says so.
func (w *worker) queue(ctx context.Context, id uuid.UUID, found judged) error {
	if found.Decided.Outcome != decision.Review {
		return nil
	}

	by := w.Policy
	if found.Policy != nil {
		by = found.Policy
	} else if ruling, err := w.ruling(ctx, id); err == nil { // the machine failed, but the policy may still say who decides
		by = ruling
	}

	return review.Open(ctx, id, by.Review)
}

// release leaves the verification to the sweep, after a pause; at once when the attempt was broken off because the process stops.
func (w *worker) release(ctx context.Context, id uuid.UUID, attempt int, broken bool) error {
	again := time.Now()
	if !broken {
		again = again.Add(w.RetryAfter * time.Duration(attempt))
	}

	return verification.Release(context.WithoutCancel(ctx), id, attempt, again, !broken)
}
