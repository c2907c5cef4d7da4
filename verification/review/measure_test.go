package review_test

import (
	"math"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/eval"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

// The example is that of Cohen's kappa in Wikipedia, of 50 proposals: 20 both, 5 the first alone, 10 the second alone, 15 neither.
func TestKappa(t *testing.T) {
	t.Parallel()

	got := review.Pairs{Both: 20, First: 5, Second: 10, Neither: 15}.Kappa()
	require.InDelta(t, 0.4, got.Value, 1e-12)

	require.InDelta(t, 0.15109, got.Low, 1e-5)
	require.InDelta(t, 0.64891, got.High, 1e-5)

	require.Nil(t, review.Pairs{}.Kappa())
	require.Nil(t, review.Pairs{Both: 7}.Kappa(), "by chance as well")
	require.Nil(t, review.Pairs{First: 1}.Kappa(), "of one thing nothing can be told")
	require.Nil(t, review.Pairs{Both: 5, Second: 3}.Kappa(), "the second says the same of everything")
	require.Nil(t, review.Pairs{Neither: 5, Second: 3}.Kappa(), "the first says the same of everything")
	require.InDelta(t, 1, review.Pairs{Both: 7, Neither: 3}.Kappa().Value, 1e-12)
	require.InDelta(t, -1, review.Pairs{First: 5, Second: 5}.Kappa().Value, 1e-12)

	rapid.Check(t, func(r *rapid.T) {
		some := rapid.IntRange(0, 50)
		pairs := review.Pairs{Both: some.Draw(r, "b"), Neither: some.Draw(r, "n"), First: some.Draw(r, "f"), Second: some.Draw(r, "s")}

		if kappa := pairs.Kappa(); kappa != nil {
			require.False(t, math.IsNaN(kappa.Value+kappa.Low+kappa.High))
			require.LessOrEqual(t, kappa.Low, kappa.Value)
			require.GreaterOrEqual(t, kappa.High, kappa.Value)

			turned := review.Pairs{Both: pairs.Neither, Neither: pairs.Both, First: pairs.Second, Second: pairs.First}.Kappa()
			require.InDelta(t, kappa.Value, turned.Value, 1e-9, "who is first, and what yes is, has no part in it")
			require.InDelta(t, kappa.Low, turned.Low, 1e-9)
		}
	})
}

func found(passive, match engine.Outcome) []engine.Finding {
	return []engine.Finding{{Check: "passive", Outcome: passive}, {Check: "match", Outcome: match}}
}

func TestMeasuresWhatReviewersDecided(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	begin := time.Now().Add(-time.Minute)

	two := policy.Terms{FourEyes: true}

	// Two agree on an attack that passed.
	row := decide(ctx, t, waiting(ctx, t, two, found(engine.Pass, engine.Pass)...), "usr_a", false, said.VerdictDecline)
	attack := decide(ctx, t, row, "usr_b", false, said.VerdictDecline)

	// Two disagree on a genuine person who failed.
	row = decide(ctx, t, waiting(ctx, t, two, found(engine.Fail, engine.Pass)...), "usr_a", false, said.VerdictDecline)
	row = decide(ctx, t, row, "usr_b", false, said.VerdictApprove)
	genuine := decide(ctx, t, row, "usr_s", true, said.VerdictApprove)

	// One alone, of whom liveness could say nothing; and one that was no attack on liveness.
	decide(ctx, t, waiting(ctx, t, policy.Terms{}, found(engine.Inconclusive, engine.Fail)...), "usr_a", false, said.VerdictApprove)

	other := waiting(ctx, t, policy.Terms{}, found(engine.Pass, engine.Fail)...)
	other, err := review.Claim(by(ctx, "usr_a"), other.ID, false, time.Minute)
	require.NoError(t, err)

	stolen := opinion(other, said.VerdictDecline)
	stolen.Reasons = []review.Reason{review.OtherPerson}
	_, err = review.Decide(by(ctx, "usr_a"), store(ctx), other.ID, false, stolen)
	require.NoError(t, err)

	open := waiting(ctx, t, policy.Terms{}, found(engine.Pass, engine.Pass)...)

	got, err := review.Measure(ctx, begin, time.Now().Add(time.Minute))
	require.NoError(t, err)
	require.Equal(t, &review.Measured{
		Cases: 4, Complete: true,
		Reviewers: review.Pairs{Neither: 1, Second: 1},
		Approved:  eval.Rate{Count: 2, N: 4},
		Checks: []review.Check{
			{Name: "match", Pairs: review.Pairs{Both: 1, First: 1, Second: 1, Neither: 1}},
			{Name: "passive", Pairs: review.Pairs{Second: 2, First: 1}, Unanswered: 1},
		},
		Attacks: review.Answers{N: 1, Passed: 1},
		Genuine: review.Answers{N: 2, Failed: 1},
	}, got)

	truths, err := review.Truths(ctx, []uuid.UUID{attack.VerificationID, genuine.VerificationID, open.VerificationID, uuid.New()})
	require.NoError(t, err)
	require.Equal(t, map[uuid.UUID]review.Truth{
		attack.VerificationID: where.TruthImpostor, genuine.VerificationID: where.TruthGenuine,
	}, truths)

	for _, span := range []time.Duration{0, -time.Hour, review.MaxSpan + 1} {
		_, err = review.Measure(ctx, begin, begin.Add(span))
		require.True(t, fault.Is(err, fault.Invalid))
	}
}

func TestTruthNeedsAllToSayTheSame(t *testing.T) {
	t.Parallel()

	ctx := lite(t)

	for name, test := range map[string]struct {
		first, second []review.Reason
		want          review.Truth
	}{
		"both of an impostor":   {[]review.Reason{review.PresentationAttack}, []review.Reason{review.OtherPerson}, where.TruthImpostor},
		"one of other things":   {[]review.Reason{review.PresentationAttack}, []review.Reason{review.UnusableEvidence}, where.TruthUnknown},
		"neither of the person": {[]review.Reason{review.NotEligible}, []review.Reason{review.DocumentNotAccepted}, where.TruthUnknown},
		"among others":          {[]review.Reason{review.NotEligible, review.KnownFraud}, []review.Reason{review.InjectedPicture}, where.TruthImpostor},
	} {
		row := waiting(ctx, t, policy.Terms{FourEyes: true})

		for person, reasons := range map[string][]review.Reason{"usr_a": test.first, "usr_b": test.second} {
			claimed, err := review.Claim(by(ctx, person), row.ID, false, time.Minute)
			require.NoError(t, err)

			mine := opinion(claimed, said.VerdictDecline)
			mine.Reasons = reasons
			row, err = review.Decide(by(ctx, person), store(ctx), row.ID, false, mine)
			require.NoError(t, err)
		}

		require.Equal(t, test.want, row.Truth, name)
	}
}

func TestTheQueue(t *testing.T) {
	t.Parallel()

	ctx := lite(t)

	var want []uuid.UUID

	for _, terms := range []policy.Terms{
		{Priority: policy.High, DueIn: "1h"}, {Priority: policy.High, DueIn: "9h"}, {DueIn: "1h"}, {DueIn: "2h"}, {Priority: policy.Low, DueIn: "1m"},
	} {
		want = append(want, waiting(ctx, t, terms).ID)
	}

	decided := decide(ctx, t, waiting(ctx, t, policy.Terms{}), "usr_a", false, said.VerdictApprove)
	senior := decide(ctx, t, waiting(ctx, t, policy.Terms{Priority: policy.Low, DueIn: "1h"}), "usr_a", false, said.VerdictEscalate)
	want = append(want, senior.ID)

	_, err := review.Claim(by(ctx, "usr_b"), want[2], false, time.Hour)
	require.NoError(t, err)

	// Page by page it is the same as at once.
	var got []uuid.UUID

	page := review.Page{First: 2}

	for {
		rows, more, err := review.List(ctx, page)
		require.NoError(t, err)

		for _, row := range rows {
			got = append(got, row.ID)
			page.After = review.Cursor(row)
		}

		if !more {
			break
		}
	}

	require.Equal(t, want, got)

	yes, no, soon, nobody := true, false, time.Now().Add(90*time.Minute), ""

	for name, test := range map[string]struct {
		as     string
		filter review.Filter
		want   []uuid.UUID
	}{
		"decided":     {"usr_a", review.Filter{States: []review.State{where.StateDecided}}, []uuid.UUID{decided.ID}},
		"senior":      {"usr_a", review.Filter{Senior: &yes}, []uuid.UUID{senior.ID}},
		"not senior":  {"usr_a", review.Filter{Senior: &no}, want[:5]},
		"due":         {"usr_a", review.Filter{DueBefore: &soon}, []uuid.UUID{want[0], want[2], want[4], senior.ID}},
		"mine":        {"usr_b", review.Filter{Mine: true}, want[2:3]},
		"in no hands": {"usr_a", review.Filter{Free: &yes, Assignee: &nobody}, []uuid.UUID{want[0], want[1], want[3], want[4], senior.ID}},
		"in hands":    {"usr_a", review.Filter{Free: &no}, want[2:3]},
	} {
		rows, _, err := review.List(by(ctx, test.as), review.Page{First: 100, Filter: test.filter})
		require.NoError(t, err)

		var got []uuid.UUID
		for _, row := range rows {
			got = append(got, row.ID)
		}

		require.Equal(t, test.want, got, name)
	}

	for _, after := range []string{"x", "4." + page.After[2:], "22" + page.After[1:], page.After[2:]} {
		_, _, err := review.List(ctx, review.Page{First: 1, After: after})
		require.True(t, fault.Is(err, fault.Invalid), after)
	}
}
