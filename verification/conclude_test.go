package verification_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/report"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
)

func TestConcludeExactlyOnce(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		id := k.submitted(t).ID
		findings := []engine.Finding{{
			Check: "passive", Version: "1", Outcome: engine.Fail, Score: new(0.25), Reasons: []engine.Reason{"spoof"},
			Measures: map[string]float64{"m": 0.1}, Models: map[string]string{"n": "ab"}, DurationMS: 1.5,
		}}

		const workers = 6

		var (
			group sync.WaitGroup
			done  [workers]bool
			errs  [workers]error
		)

		for i := range workers {
			group.Go(func() {
				outcome := []decision.Outcome{decision.Approved, decision.Declined, decision.Review}[i%3]
				done[i], errs[i] = verification.Conclude(k.ctx, id, verification.Judgement{Findings: findings, Decided: decision.Decision{Outcome: outcome, Reasons: []string{"passive.spoof"}, Policy: "p", Rule: "passive.fail"}, Thresholds: engine.Thresholds{"t": 1}})
			})
		}

		group.Wait()
		require.NoError(t, errors.Join(errs[:]...))

		count := 0
		for _, one := range done {
			if one {
				count++
			}
		}

		require.Equal(t, 1, count)

		row, err := verification.Get(k.ctx, id)
		require.NoError(t, err)
		require.True(t, verification.Concluded(row.State))
		require.NotNil(t, row.ConcludedAt)

		written, err := ent.From(k.ctx).Report.Query().Where(report.VerificationID(id)).Only(k.ctx)
		require.NoError(t, err)
		require.Equal(t, string(row.State), string(written.Decision))
		require.Equal(t, "p", written.PolicyVersion)
		require.Equal(t, map[string]float64{"t": 1}, written.Thresholds)

		got, err := verification.Findings(written)
		require.NoError(t, err)
		require.Equal(t, findings, got)

		written.Findings = []byte(`[{"outcome":"dance"}]`)
		_, err = verification.Findings(written)
		require.ErrorIs(t, err, engine.ErrOutcome)
	})
}

func TestConcludeNeedsASubmit(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		done, err := verification.Conclude(k.ctx, k.create(t).ID, verification.Judgement{Decided: decision.Decision{Outcome: decision.Approved, Policy: "p"}})
		require.NoError(t, err)
		require.False(t, done)
	})
}

func TestClaimAndRelease(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		open, id := k.create(t).ID, k.submitted(t).ID

		claim := func(lease time.Duration) int {
			attempt, err := verification.Claim(k.ctx, id, lease)
			require.NoError(t, err)

			return attempt
		}
		waiting := func() []verification.Ticket {
			all, err := verification.Waiting(viewer.With(k.ctx, viewer.System("test")), time.Now(), nil, 10)
			require.NoError(t, err)

			return all
		}

		attempt, err := verification.Claim(k.ctx, open, time.Hour)
		require.NoError(t, err)
		require.Zero(t, attempt, "nothing to judge yet")

		require.Len(t, waiting(), 1)
		require.Equal(t, 1, claim(time.Hour))
		require.Zero(t, claim(time.Hour), "in somebody's hands")
		require.Empty(t, waiting())

		// A lease that ran out, as after a kill, leaves the count.
		require.NoError(t, verification.Release(k.ctx, id, 1, time.Now().Add(-time.Second), true))
		require.Equal(t, 1, waiting()[0].Attempts)
		require.Equal(t, 2, claim(time.Hour))

		// The attempt before has no say any more; the one at work may hold on.
		require.NoError(t, verification.Hold(k.ctx, id, 1, -time.Hour))
		require.NoError(t, verification.Hold(k.ctx, id, 2, time.Hour))
		require.Empty(t, waiting())
		require.NoError(t, verification.Release(k.ctx, id, 1, time.Now(), true))
		require.Zero(t, claim(time.Hour))

		// Broken off does not count.
		require.NoError(t, verification.Release(k.ctx, id, 2, time.Now().Add(-time.Second), false))
		require.Equal(t, 2, claim(time.Hour))

		_, err = verification.Conclude(k.ctx, id, verification.Judgement{Decided: decision.Decision{Outcome: decision.Review, Reasons: []string{}, Policy: "p"}})
		require.NoError(t, err)
		require.Zero(t, claim(time.Hour))
		require.Empty(t, waiting())

		row, err := verification.Get(k.ctx, id)
		require.NoError(t, err)
		require.Equal(t, where.StateReview, row.State)
		require.Nil(t, row.LeasedUntil)
	})
}

func TestWaitingPages(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		want := map[string]bool{}
		for range 7 {
			want[k.submitted(t).ID.String()] = true
		}

		// Several were handed in at the same instant.
		ent.From(k.ctx).Verification.Update().SetSubmittedAt(time.Now().Add(-time.Minute)).ExecX(k.ctx)

		system := viewer.With(k.ctx, viewer.System("test"))

		var last *verification.Ticket

		for seen := 0; ; {
			page, err := verification.Waiting(system, time.Now(), last, 2)
			require.NoError(t, err)

			if len(page) == 0 {
				require.Equal(t, 7, seen)

				break
			}

			for _, ticket := range page {
				require.True(t, want[ticket.ID.String()], "seen twice")
				delete(want, ticket.ID.String())
			}

			seen += len(page)
			last = &page[len(page)-1]
		}

		none, err := verification.Waiting(system, time.Now().Add(-time.Hour), nil, 10)
		require.NoError(t, err)
		require.Empty(t, none)
	})
}
