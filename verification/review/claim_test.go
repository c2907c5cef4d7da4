package review_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	said "github.com/honnin/honnin/ent/db/review"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

// Of twelve who claim at once one wins, and the others learn who it is and until when.
func TestOfManyWhoClaimAtOnceOneWins(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row := waiting(ctx, t, policy.Terms{})

		var (
			group sync.WaitGroup
			guard sync.Mutex
			won   []string
			lost  []*review.ClaimedError
		)

		for i := range 12 {
			group.Go(func() {
				person := fmt.Sprintf("usr_%d", i)
				_, err := review.Claim(by(ctx, person), row.ID, false, time.Hour)

				guard.Lock()
				defer guard.Unlock()

				if claimed, ok := errors.AsType[*review.ClaimedError](err); ok {
					lost = append(lost, claimed)
				} else if assert.NoError(t, err) {
					won = append(won, person)
				}
			})
		}

		group.Wait()
		require.Len(t, won, 1)
		require.Len(t, lost, 11)

		for _, claimed := range lost {
			require.Equal(t, won[0], claimed.By)
			require.WithinDuration(t, time.Now().Add(time.Hour), claimed.Until, time.Minute)
		}

		now, err := review.Get(ctx, row.ID)
		require.NoError(t, err)
		require.Equal(t, won, now.Seen)
	})
}

// Of two who claim at once one always wins and the other learns it, round after round: also where a lease ran out, and where somebody gives the
// case back meanwhile.
func TestOfTwoWhoClaimAtOnceOneAlwaysWins(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row := waiting(ctx, t, policy.Terms{})

		for round := range 60 {
			var (
				group sync.WaitGroup
				errs  [2]error
			)

			for i := range errs {
				group.Go(func() {
					_, errs[i] = review.Claim(by(ctx, fmt.Sprintf("usr_%d_%d", round%7, i)), row.ID, false, time.Hour)
				})
			}

			group.Wait()

			winner := slices.Index(errs[:], nil)
			require.NotEqual(t, -1, winner, "round %d: %v", round, errs)

			claimed := (*review.ClaimedError)(nil)
			require.ErrorAs(t, errs[1-winner], &claimed, "round %d", round)
			require.Equal(t, fmt.Sprintf("usr_%d_%d", round%7, winner), claimed.By)

			if round%2 == 0 {
				ent.From(ctx).ReviewCase.UpdateOneID(row.ID).SetLeasedUntil(time.Now().Add(-time.Minute)).ExecX(ctx)
			} else {
				_, err := review.Release(by(ctx, claimed.By), row.ID)
				require.NoError(t, err)
			}
		}
	})
}

// Who claims while others claim and give back at once gets it, or learns who has it, and nothing else.
func TestClaimsAndReleasesAtOnce(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row := waiting(ctx, t, policy.Terms{})

		var group sync.WaitGroup

		for i := range 4 {
			group.Go(func() {
				me := by(ctx, fmt.Sprintf("usr_%d", i))

				for range 15 {
					_, err := review.Claim(me, row.ID, false, time.Hour)
					if claimed := (*review.ClaimedError)(nil); !errors.As(err, &claimed) {
						assert.NoError(t, err)

						_, err = review.Release(me, row.ID)
						assert.NoError(t, err)
					}
				}
			})
		}

		group.Wait()
	})
}

// Of many who decide the same case at once, by the same claim, one decides.
func TestACaseIsDecidedOnce(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row, err := review.Claim(by(ctx, "usr_a"), waiting(ctx, t, policy.Terms{}).ID, false, time.Hour)
		require.NoError(t, err)

		var (
			group sync.WaitGroup
			guard sync.Mutex
			done  int
		)

		for i := range 8 {
			group.Go(func() {
				verdict := said.VerdictApprove
				if i%2 == 0 {
					verdict = said.VerdictDecline
				}

				_, err := review.Decide(by(ctx, "usr_a"), store(ctx), row.ID, false, opinion(row, verdict))

				guard.Lock()
				defer guard.Unlock()

				if err == nil {
					done++
				} else {
					assert.True(t, fault.Is(err, fault.Conflict), "%v", err)
				}
			})
		}

		group.Wait()
		require.Equal(t, 1, done)

		rows, err := review.Said(ctx, row, false)
		require.NoError(t, err)
		require.Empty(t, rows, "the row was read before")
	})
}

func TestALeaseEnds(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	row := waiting(ctx, t, policy.Terms{})

	first, err := review.Claim(by(ctx, "usr_a"), row.ID, false, 30*time.Millisecond)
	require.NoError(t, err)

	who, until := review.Holder(first, time.Now())
	require.Equal(t, "usr_a", who)
	require.NotNil(t, until)

	require.Eventually(t, func() bool {
		_, err := review.Claim(by(ctx, "usr_b"), row.ID, false, time.Minute)

		return err == nil
	}, 5*time.Second, 10*time.Millisecond, "what ran out is free")

	_, err = review.Decide(by(ctx, "usr_a"), store(ctx), row.ID, false, opinion(first, said.VerdictApprove))
	require.ErrorIs(t, err, review.ErrLost)
	_, err = review.Renew(by(ctx, "usr_a"), row.ID, time.Minute)
	require.ErrorIs(t, err, review.ErrLost)

	kept, err := review.Renew(by(ctx, "usr_b"), row.ID, time.Hour)
	require.NoError(t, err)
	require.WithinDuration(t, time.Now().Add(time.Hour), *kept.LeasedUntil, time.Minute)

	// What one does not have cannot be given back.
	_, err = review.Release(by(ctx, "usr_a"), row.ID)
	require.NoError(t, err)
	_, err = review.Claim(by(ctx, "usr_a"), row.ID, false, time.Minute)
	claimed := (*review.ClaimedError)(nil)
	require.ErrorAs(t, err, &claimed)

	_, err = review.Release(by(ctx, "usr_b"), row.ID)
	require.NoError(t, err)
	_, err = review.Claim(by(ctx, "usr_a"), row.ID, false, time.Minute)
	require.NoError(t, err)
}

// A lease that ran out while nobody else came is lost as well: it must be taken again before a decision.
func TestNobodyDecidesByALeaseThatRanOut(t *testing.T) {
	t.Parallel()

	ctx := by(lite(t), "usr_a")
	row, err := review.Claim(ctx, waiting(ctx, t, policy.Terms{}).ID, false, time.Nanosecond)
	require.NoError(t, err)

	_, err = review.Decide(ctx, store(ctx), row.ID, false, opinion(row, said.VerdictApprove))
	require.ErrorIs(t, err, review.ErrLost)
}

func TestAProgramDoesNotReview(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	row := waiting(ctx, t, policy.Terms{})

	for _, kind := range []viewer.Kind{viewer.Key, viewer.Operator, viewer.Machine, viewer.Applicant} {
		who, _ := viewer.From(ctx)
		who.Kind = kind
		program := viewer.With(ctx, who)

		_, err := review.Claim(program, row.ID, true, time.Minute)
		refused(t, err, review.NotAReviewer)
		_, err = review.Renew(program, row.ID, time.Minute)
		refused(t, err, review.NotAReviewer)
		_, err = review.Decide(program, store(ctx), row.ID, true, opinion(row, said.VerdictApprove))
		refused(t, err, review.NotAReviewer)
		_, err = review.Assign(program, row.ID, row.Revision, "")
		refused(t, err, review.NotAReviewer)
		_, err = review.Reopen(program, store(ctx), row.ID, row.Revision, "k", "r")
		refused(t, err, review.NotAReviewer)

		mine, _, err := review.List(program, review.Page{First: 10, Filter: review.Filter{Mine: true}})
		require.NoError(t, err)
		require.Empty(t, mine)
	}

	_, err := review.Claim(by(ctx, "usr_a"), uuid.New(), false, time.Minute)
	require.True(t, fault.Is(err, fault.NotFound))
}

func TestACaseIsLeftToOne(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	row := waiting(ctx, t, policy.Terms{})
	one, lead := member(ctx, t), by(ctx, "usr_lead")

	_, err := review.Claim(by(ctx, "usr_b"), row.ID, false, time.Minute)
	require.NoError(t, err)

	left, err := review.Assign(lead, row.ID, row.Revision, one)
	require.NoError(t, err)
	require.Empty(t, left.Holder, "whoever had it loses it")

	_, err = review.Claim(by(ctx, "usr_b"), row.ID, false, time.Minute)
	refused(t, err, review.AssignedToAnother)
	_, err = review.Assign(lead, row.ID, row.Revision, "")
	stale := (*review.StaleError)(nil)
	require.ErrorAs(t, err, &stale)
	require.Equal(t, left.Revision, stale.Revision)

	mine, more, err := review.List(by(ctx, one), review.Page{First: 10, Filter: review.Filter{Mine: true}})
	require.NoError(t, err)
	require.False(t, more)
	require.Len(t, mine, 1)

	for _, nobody := range []string{"usr_nobody", "x", "usr_00000000000000000000000000"} {
		_, err = review.Assign(lead, row.ID, left.Revision, nobody)
		require.True(t, fault.Is(err, fault.Invalid), nobody)
	}

	decided := decide(ctx, t, left, one, false, said.VerdictApprove)
	_, err = review.Assign(lead, row.ID, decided.Revision, "")
	refused(t, err, review.Decided)
}
