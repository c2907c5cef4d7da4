package verification_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tally"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

func judged() []engine.Finding {
	return []engine.Finding{{Check: "passive", Version: "1", Outcome: engine.Fail}}
}

// about opens verifications for the reference until they are refused; nil opens one without.
func (k kit) about(t *testing.T, reference *string) (*db.Verification, error) {
	t.Helper()

	row, _, err := verification.Create(k.ctx, verification.Draft{IdempotencyKey: uuid.NewString(), Binding: verification.Unbound, Reference: reference})

	return row, err
}

// try opens, hands in and decides.
func (k kit) try(t *testing.T, reference *string, outcome decision.Outcome, findings []engine.Finding) error {
	t.Helper()

	row, err := k.about(t, reference)
	if err != nil {
		return err
	}

	k.prepare(t, row)

	if err := verification.Device(k.ctx, row.ID, "device"); err != nil {
		return err
	}

	if _, err := verification.Submit(k.ctx, row.ID); err != nil {
		return err
	}

	_, err = verification.Conclude(k.ctx, row.ID, verification.Judgement{Findings: findings, Decided: decision.Decision{Outcome: outcome, Policy: "p"}})

	return err
}

// later moves every tally back in time, as if so long had gone by.
func (k kit) later(t *testing.T, by time.Duration) {
	t.Helper()

	for _, row := range ent.From(k.ctx).Tally.Query().AllX(k.ctx) {
		update := ent.From(k.ctx).Tally.UpdateOne(row).SetLastAt(row.LastAt.Add(-by))
		if row.BlockedUntil != nil {
			update.SetBlockedUntil(row.BlockedUntil.Add(-by))
		}

		require.NoError(t, update.Exec(k.ctx))
	}
}

func wait(t *testing.T, err error) time.Duration {
	t.Helper()
	require.True(t, fault.Is(err, fault.RateLimited), "%v", err)

	paused, ok := errors.AsType[*verification.ExhaustedError](err)
	require.True(t, ok)
	require.NotEmpty(t, paused.Error())

	return time.Until(paused.NotBefore).Round(time.Minute)
}

func TestPausesGrow(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		who := "customer-1"
		require.NoError(t, k.try(t, &who, decision.Declined, judged()), "the first failure costs no pause")

		for _, pause := range []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour} {
			// The device has its own count, which must not hide the subject's.
			ent.From(k.ctx).Tally.Delete().Where(tally.ScopeEQ(tally.ScopeDevice)).ExecX(k.ctx)
			require.NoError(t, k.try(t, &who, decision.Review, judged()))

			_, err := k.about(t, &who)
			require.Equal(t, pause, wait(t, err))
			require.Equal(t, pause, wait(t, k.try(t, &who, decision.Approved, judged())), "a new verification does not help")
			k.later(t, pause)
		}

		k.later(t, 25*time.Hour)
		require.NoError(t, k.try(t, &who, decision.Declined, judged()), "after a day it begins anew")
		require.NoError(t, k.try(t, &who, decision.Declined, judged()))

		other := "customer-2"
		require.NoError(t, k.try(t, &other, decision.Declined, judged()), "nobody else has to wait")
	})
}

func TestAnApprovalEndsTheCountAndAMachineThatFailedCountsForNobody(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		who := "customer-1"
		require.NoError(t, k.try(t, &who, decision.Declined, judged()))

		for range 3 {
			require.NoError(t, k.try(t, &who, decision.Review, nil), "the machine failed")
		}

		require.NoError(t, k.try(t, &who, decision.Approved, judged()))
		require.Zero(t, ent.From(k.ctx).Tally.Query().Where(tally.ScopeEQ(tally.ScopeSubject)).CountX(k.ctx))
	})
}

func TestADeviceThatFailsOftenWaits(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		for range 4 {
			require.NoError(t, k.try(t, nil, decision.Declined, judged()))
		}

		require.NoError(t, k.try(t, nil, decision.Approved, judged()), "an honest person behind the same address")
		require.NoError(t, k.try(t, nil, decision.Declined, judged()))
		require.NoError(t, k.try(t, nil, decision.Declined, judged()))
		require.Equal(t, 30*time.Minute, wait(t, k.try(t, nil, decision.Declined, judged())))
		require.Equal(t, 30*time.Minute, wait(t, k.try(t, nil, decision.Declined, judged())), "refused attempts do not lengthen it")

		row, err := k.about(t, nil)
		require.NoError(t, err, "without a reference there is nobody to refuse at the creation")
		k.handIn(t, row)
	})
}

// Fifty verifications of one subject that are handed in at once are as many attempts as if they came one by one: the second one costs a
// pause, so two pass.
func TestFiftyAtOnceDoNotPassAsOne(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		const many = 50

		who := "customer-1"
		rows := make([]*db.Verification, many)

		for i := range rows {
			var err error

			rows[i], err = k.about(t, &who)
			require.NoError(t, err)
			k.prepare(t, rows[i])
		}

		var (
			group sync.WaitGroup
			errs  [many]error
		)

		for i, row := range rows {
			group.Go(func() {
				for {
					_, errs[i] = verification.Submit(k.ctx, row.ID)
					if errs[i] == nil || fault.Is(errs[i], fault.RateLimited) {
						return
					}
				}
			})
		}

		group.Wait()

		passed := 0

		for _, err := range errs {
			if err == nil {
				passed++
			}
		}

		require.Equal(t, 2, passed)
		require.Equal(t, 2, ent.From(k.ctx).Tally.Query().OnlyX(k.ctx).Failures)
	})
}
