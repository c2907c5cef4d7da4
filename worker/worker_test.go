package worker_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
	judging "github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/worker"
)

// lease is shorter than the longest check below, and is renewed.
const lease = 400 * time.Millisecond

var errModel = errors.New("the model is broken")

// judge stands in for the suite where the machine must misbehave on command.
type judge struct {
	run    func(ctx context.Context) ([]engine.Finding, error)
	closed *atomic.Int32
}

func (j judge) Run(ctx context.Context, _ engine.Evidence, _ engine.Thresholds) ([]engine.Finding, error) {
	return j.run(ctx)
}

func (j judge) Close() error {
	j.closed.Add(1)

	return nil
}

// work runs a worker in this process until the test, or the returned stop, ends it.
func (k kit) work(t *testing.T, run func(ctx context.Context) ([]engine.Finding, error)) (stop func() error) {
	t.Helper()

	return k.workBy(t, decision.Policy{Version: "test"}, run)
}

func (k kit) workBy(t *testing.T, policy decision.Policy, run func(ctx context.Context) ([]engine.Finding, error)) (stop func() error) {
	t.Helper()

	return k.workUnder(t, judging.Only(policy), run)
}

func (k kit) workUnder(t *testing.T, rules *judging.Policy, run func(ctx context.Context) ([]engine.Finding, error)) (stop func() error) {
	t.Helper()

	bell, err := queue.Open(t.Context(), queue.Config{URL: queue.Memory})
	require.NoError(t, err)
	opened, err := ent.Open(t.Context(), k.url)
	require.NoError(t, err)

	closed := &atomic.Int32{}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)

	go func() {
		ended <- worker.Run(ctx, worker.Config{
			Database: opened, Blobs: k.blobs, Queue: bell, Policy: rules, Workers: 2, Signer: k.signer,
			SweepEvery: 50 * time.Millisecond, Patience: 100 * time.Millisecond, RetryAfter: 20 * time.Millisecond, Lease: lease,
			Judge: func() (worker.Judge, error) { return judge{run, closed}, nil },
		})
	}()

	stop = func() error {
		cancel()
		err := <-ended
		require.Equal(t, int32(2), closed.Load(), "every judge is closed")

		return errors.Join(err, bell.Close(), opened.Close())
	}

	return stop
}

func (k kit) one(t *testing.T, id uuid.UUID) *db.Verification {
	t.Helper()

	row, err := ent.From(k.ctx).Verification.Query().Where(where.ID(id)).WithReport().WithUsage().WithEvents().Only(k.ctx)
	require.NoError(t, err)

	return row
}

func (k kit) concluded(t *testing.T, id uuid.UUID) *db.Verification {
	t.Helper()
	require.Eventually(t, func() bool { return verification.Concluded(k.one(t, id).State) }, patience, 10*time.Millisecond)

	return k.one(t, id)
}

func TestAMachineThatFailsEndsInReviewOnce(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		id := k.submit(t, testkit.Person(t, "flat.jpg"), nil)

		var tried atomic.Int32

		stop := k.work(t, func(context.Context) ([]engine.Finding, error) {
			tried.Add(1)

			return nil, errModel
		})
		row := k.concluded(t, id)
		time.Sleep(300 * time.Millisecond)
		require.NoError(t, stop())

		row = k.one(t, row.ID)
		once(t, row) // our own failure costs nothing
		require.Equal(t, where.StateReview, row.State)
		require.Equal(t, []string{"engine_failed"}, row.Edges.Report.Reasons)
		require.Equal(t, "test", row.Edges.Report.PolicyVersion)
		require.Equal(t, int32(3), tried.Load())
	})
}

func TestAMachineThatRecoversDecides(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	id := k.submit(t, testkit.Person(t, "flat.jpg"), nil)

	var tried atomic.Int32

	stop := k.work(t, func(context.Context) ([]engine.Finding, error) {
		if tried.Add(1) < 3 {
			return nil, errModel
		}

		return []engine.Finding{{Check: "face", Version: "1", Outcome: engine.Pass}}, nil
	})
	row := k.concluded(t, id)
	require.NoError(t, stop())
	once(t, row, "verification")
	require.Equal(t, 3, row.Attempts)
}

func TestAnUnreadableImageIsAFinding(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	id := k.submitWith(t, verification.Draft{Retakes: new(0)}, testkit.Person(t, "flat.jpg"), nil)
	stop := k.work(t, func(context.Context) ([]engine.Finding, error) { return nil, &pixel.Error{Reason: pixel.Truncated} })
	row := k.concluded(t, id)
	require.NoError(t, stop())
	require.NotEqual(t, where.StateApproved, row.State)

	findings, err := verification.Findings(row.Edges.Report)
	require.NoError(t, err)
	require.Equal(t, []engine.Reason{"unreadable_image"}, findings[0].Reasons)
	once(t, row) // what nothing could be measured on costs nothing
}

// A tenant that asked for a comparison never gets an approval without one, whatever the policy says of those who did not ask.
func TestNoApprovalWithoutTheComparisonAskedFor(t *testing.T) {
	t.Parallel()

	for _, outcome := range []engine.Outcome{engine.Skipped, engine.Inconclusive} {
		k := newKit(t, database.SQLite(t))
		asked := k.submit(t, testkit.Person(t, "flat.jpg"), testkit.Person(t, "flat.jpg"))
		free := k.submit(t, testkit.Person(t, "flat.jpg"), nil)
		stop := k.workBy(t, decision.Default(), func(context.Context) ([]engine.Finding, error) {
			return []engine.Finding{
				{Check: "face", Version: "1", Outcome: engine.Pass},
				{Check: "quality", Version: "1", Outcome: engine.Pass},
				{Check: "passive", Version: "1", Outcome: engine.Pass},
				{Check: "active", Version: "1", Outcome: engine.Skipped},
				{Check: "match", Version: "1", Outcome: outcome},
				{Check: "injection", Version: "1", Outcome: engine.Pass},
				{Check: "duplicate", Version: "1", Outcome: engine.Pass},
			}, nil
		})

		require.Equal(t, where.StateReview, k.concluded(t, asked).State, outcome)

		if outcome == engine.Skipped {
			require.Equal(t, where.StateApproved, k.concluded(t, free).State, "who did not ask may be approved")
		}

		require.NoError(t, stop())
	}
}

func TestTheEndLetsChecksFinish(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	id := k.submit(t, testkit.Person(t, "flat.jpg"), nil)
	begun := make(chan struct{})
	stop := k.work(t, func(ctx context.Context) ([]engine.Finding, error) {
		close(begun)
		time.Sleep(300 * time.Millisecond)

		return []engine.Finding{{Check: "face", Version: "1", Outcome: engine.Pass}}, ctx.Err()
	})

	<-begun
	require.NoError(t, stop())
	once(t, k.one(t, id), "verification")
}

// A check that takes longer than the lease is not begun by a second worker.
func TestALeaseIsRenewedWhileItIsJudged(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		id := k.submit(t, testkit.Person(t, "flat.jpg"), nil)

		var tried atomic.Int32

		stop := k.work(t, func(context.Context) ([]engine.Finding, error) {
			tried.Add(1)
			time.Sleep(4 * lease)

			return []engine.Finding{{Check: "face", Version: "1", Outcome: engine.Pass}}, nil
		})
		row := k.concluded(t, id)
		require.NoError(t, stop())
		once(t, row, "verification")
		require.Equal(t, int32(1), tried.Load())
		require.Equal(t, 1, row.Attempts)
	})
}

func TestTheSweepClosesWhatIsOverdue(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	row, err := ent.From(k.ctx).Verification.Create().SetSteps(nil).SetMetadata(nil).SetIdempotencyKey("k").SetRequestHash("x").
		SetExpiresAt(time.Now().Add(-time.Second)).Save(k.ctx)
	require.NoError(t, err)

	stop := k.work(t, nil)
	require.Eventually(t, func() bool { return k.one(t, row.ID).State == where.StateExpired }, patience, 10*time.Millisecond)
	require.NoError(t, stop())
}

func TestRunRefusesAJudgeThatDoesNotStart(t *testing.T) {
	t.Parallel()

	closed := &atomic.Int32{}
	hired := 0
	err := worker.Run(t.Context(), worker.Config{Workers: 3, Judge: func() (worker.Judge, error) {
		if hired++; hired == 3 {
			return nil, errModel
		}

		return judge{nil, closed}, nil
	}})
	require.ErrorIs(t, err, errModel)
	require.Equal(t, int32(2), closed.Load())
}
