package review_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/event"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	at "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

func TestADecisionMovesTheVerification(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		for verdict, want := range map[review.Verdict]verification.State{
			said.VerdictApprove: at.StateApproved, said.VerdictDecline: at.StateDeclined,
		} {
			row := waiting(ctx, t, policy.Terms{DueIn: "2h", Priority: policy.High})
			require.WithinDuration(t, time.Now().Add(2*time.Hour), row.DueAt, time.Minute)
			require.Equal(t, 3, row.Priority)

			before := fmt.Sprint(ent.From(ctx).Report.Query().AllX(ctx))
			row = decide(ctx, t, row, "usr_a", false, verdict)
			require.Equal(t, where.StateDecided, row.State)
			require.Equal(t, string(want), string(*row.Outcome))
			require.Equal(t, want, state(ctx, t, row))
			require.Equal(t, before, fmt.Sprint(ent.From(ctx).Report.Query().AllX(ctx)), "the report stays")

			told := ent.From(ctx).Event.Query().Where(event.VerificationID(row.VerificationID), event.Reviewed(true)).OnlyX(ctx)
			require.Equal(t, "verification."+string(want), told.Type)

			_, err := review.Claim(by(ctx, "usr_b"), row.ID, true, time.Minute)
			refused(t, err, review.Decided)
		}
	})
}

func TestARetryIsHarmless(t *testing.T) {
	t.Parallel()

	ctx := by(lite(t), "usr_a")
	row, err := review.Claim(ctx, waiting(ctx, t, policy.Terms{}).ID, false, time.Minute)
	require.NoError(t, err)

	mine := opinion(row, said.VerdictDecline)

	for range 2 {
		row, err = review.Decide(ctx, store(ctx), row.ID, false, mine)
		require.NoError(t, err)
		require.Equal(t, where.StateDecided, row.State)
	}

	for name, change := range map[string]func(*review.Opinion){
		"another note":  func(o *review.Opinion) { o.Note = "x" },
		"other reasons": func(o *review.Opinion) { o.Reasons = []review.Reason{review.OtherPerson} },
		"another verdict": func(o *review.Opinion) {
			o.Verdict, o.Reasons = said.VerdictApprove, []review.Reason{review.FalseAlarm}
		},
	} {
		other := mine
		change(&other)

		_, err = review.Decide(ctx, store(ctx), row.ID, false, other)
		require.ErrorIs(t, err, review.ErrReused, name)
	}

	_, err = review.Decide(by(ctx, "usr_b"), store(ctx), row.ID, false, mine)
	require.ErrorIs(t, err, review.ErrReused, "another person's key")
}

func TestWhatAnOpinionMayBe(t *testing.T) {
	t.Parallel()

	ctx := by(lite(t), "usr_a")
	row, err := review.Claim(ctx, waiting(ctx, t, policy.Terms{}).ID, false, time.Minute)
	require.NoError(t, err)

	for name, change := range map[string]func(*review.Opinion){
		"no key":               func(o *review.Opinion) { o.Key = "" },
		"a key too long":       func(o *review.Opinion) { o.Key = strings.Repeat("k", 256) },
		"no verdict":           func(o *review.Opinion) { o.Verdict = "" },
		"reopening":            func(o *review.Opinion) { o.Verdict = said.VerdictReopen },
		"no reason":            func(o *review.Opinion) { o.Reasons = nil },
		"a reason twice":       func(o *review.Opinion) { o.Reasons = []review.Reason{review.GenuinePerson, review.GenuinePerson} },
		"a reason for another": func(o *review.Opinion) { o.Reasons = []review.Reason{review.OtherPerson} },
		"an unknown reason":    func(o *review.Opinion) { o.Reasons = []review.Reason{"because"} },
		"other without a note": func(o *review.Opinion) { o.Reasons = []review.Reason{review.Other} },
		"a note too long":      func(o *review.Opinion) { o.Note = strings.Repeat("の", 2001) },
		"a note with NUL":      func(o *review.Opinion) { o.Note = "a\x00" },
		"six reasons": func(o *review.Opinion) {
			o.Verdict = said.VerdictDecline
			o.Reasons = []review.Reason{review.OtherPerson, review.KnownFraud, review.ForgedDocument, review.NotEligible, review.InjectedPicture, review.UnderPressure}
		},
	} {
		wrong := opinion(row, said.VerdictApprove)
		change(&wrong)

		_, err := review.Decide(ctx, store(ctx), row.ID, false, wrong)
		require.True(t, fault.Is(err, fault.Invalid), "%s: %v", name, err)
	}

	longest := opinion(row, said.VerdictApprove)
	longest.Note, longest.Key = strings.Repeat("の", 2000), strings.Repeat("鍵", 255)
	longest.Reasons = append(longest.Reasons, review.Other)
	_, err = review.Decide(ctx, store(ctx), row.ID, false, longest)
	require.NoError(t, err)
}

func TestFourEyes(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		terms := policy.Terms{FourEyes: true}

		// Two agree.
		row := decide(ctx, t, waiting(ctx, t, terms), "usr_a", false, said.VerdictDecline)
		require.Equal(t, where.StateSecond, row.State)
		require.Equal(t, at.StateReview, state(ctx, t, row))
		_, err := review.Claim(by(ctx, "usr_a"), row.ID, true, time.Minute)
		refused(t, err, review.AlreadyReviewed)

		hidden, err := review.Said(by(ctx, "usr_b"), row, true)
		require.NoError(t, err)
		require.Empty(t, hidden, "the second does not know what the first said")
		shown, err := review.Said(by(ctx, "usr_a"), row, false)
		require.NoError(t, err)
		require.Len(t, shown, 1)

		row = decide(ctx, t, row, "usr_b", false, said.VerdictDecline)
		require.Equal(t, where.StateDecided, row.State)
		require.Equal(t, where.TruthImpostor, row.Truth)
		require.Equal(t, at.StateDeclined, state(ctx, t, row))

		// Two do not: a senior reviewer who was neither of them decides.
		row = decide(ctx, t, waiting(ctx, t, terms), "usr_a", false, said.VerdictDecline)
		row = decide(ctx, t, row, "usr_b", false, said.VerdictApprove)
		require.Equal(t, where.StateEscalated, row.State)
		_, err = review.Claim(by(ctx, "usr_c"), row.ID, false, time.Minute)
		refused(t, err, review.NotSenior)
		_, err = review.Claim(by(ctx, "usr_b"), row.ID, true, time.Minute)
		refused(t, err, review.AlreadyReviewed)

		all, err := review.Said(by(ctx, "usr_s"), row, true)
		require.NoError(t, err)
		require.Len(t, all, 2)

		row = decide(ctx, t, row, "usr_s", true, said.VerdictApprove)
		require.Equal(t, where.TruthGenuine, row.Truth)
		require.Equal(t, at.StateApproved, state(ctx, t, row))

		// The first cannot tell; above the senior reviewers is nobody.
		row = decide(ctx, t, waiting(ctx, t, terms), "usr_a", false, said.VerdictEscalate)
		require.Equal(t, where.StateEscalated, row.State)
		row, err = review.Claim(by(ctx, "usr_s"), row.ID, true, time.Minute)
		require.NoError(t, err)
		_, err = review.Decide(by(ctx, "usr_s"), store(ctx), row.ID, true, opinion(row, said.VerdictEscalate))
		require.True(t, fault.Is(err, fault.Invalid))
	})
}

func TestReopening(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row := decide(ctx, t, waiting(ctx, t, policy.Terms{}), "usr_a", false, said.VerdictApprove)
		senior, key := by(ctx, "usr_s"), uuid.NewString()

		_, err := review.Reopen(senior, store(ctx), row.ID, row.Revision-1, key, "r")
		stale := (*review.StaleError)(nil)
		require.ErrorAs(t, err, &stale)

		for range 2 {
			again, err := review.Reopen(senior, store(ctx), row.ID, row.Revision, key, "A second look.")
			require.NoError(t, err)
			require.Equal(t, where.StateOpen, again.State)
			require.Equal(t, 2, again.Round)
			require.Nil(t, again.Outcome)
			require.Equal(t, where.TruthUnknown, again.Truth)
		}

		require.Equal(t, at.StateReview, state(ctx, t, row))

		row, err = review.Get(ctx, row.ID)
		require.NoError(t, err)
		_, err = review.Reopen(senior, store(ctx), row.ID, row.Revision, uuid.NewString(), "r")
		require.True(t, fault.Is(err, fault.Conflict), "it is not decided")

		// The same reviewer may decide the new round, and the other way.
		row = decide(ctx, t, row, "usr_a", false, said.VerdictDecline)
		require.Equal(t, at.StateDeclined, state(ctx, t, row))

		rows, err := review.Said(senior, row, true)
		require.NoError(t, err)
		require.Len(t, rows, 3)
		note, err := review.Remark(ctx, store(ctx), rows[1].ID)
		require.NoError(t, err)
		require.Equal(t, "A second look.", note)

		var told []string
		for _, one := range ent.From(ctx).Event.Query().Where(event.VerificationID(row.VerificationID), event.Reviewed(true)).Order(event.ByID()).AllX(ctx) {
			told = append(told, one.Type)
		}

		require.Equal(t, []string{"verification.approved", "verification.review", "verification.declined"}, told)

		for _, reason := range []string{"", strings.Repeat("x", 2001)} {
			_, err = review.Reopen(senior, store(ctx), row.ID, row.Revision, uuid.NewString(), reason)
			require.True(t, fault.Is(err, fault.Invalid))
		}
	})
}
