package verification_test

import (
	"maps"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/eval"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
)

// Of 1,000 reports every tenth has a liveness of 0.6, the others of 0.9.
func TestACurve(t *testing.T) {
	t.Parallel()

	ctx := stored(t, 1000)

	curve, err := verification.Curve(ctx, candidate(t), suite.Checks(), "passive.score.min", 1000)
	require.NoError(t, err)
	require.Equal(t, 1000, curve.Reports)
	require.InDelta(t, 0.5, curve.Current, 0)

	values := make([]float64, len(curve.Points))
	for i, point := range curve.Points {
		values[i] = point.Value
	}

	require.Equal(t, []float64{0.5, 0.6, 0.9}, values)

	// The candidate's own rule sends those below 0.7 to a person as long as the check passes them; from 0.9 on they fail.
	for i, want := range [][3]float64{{0.9, 0.1, 0}, {0.9, 0.1, 0}, {0.9, 0, 0.1}} {
		point := curve.Points[i]
		require.Equal(t, want, [3]float64{point.Approved.Share, point.Review.Share, point.Declined.Share})
	}

	within := eval.Wilson(900, 1000)
	require.Equal(t, verification.Share{Share: 0.9, Low: within.Low, High: within.High}, curve.Points[0].Approved)

	// At its own figure the curve says what the backtest says.
	found, err := verification.Backtest(ctx, candidate(t), suite.Checks(), 1000)
	require.NoError(t, err)
	require.Equal(t, 900, found.Same)

	_, err = verification.Curve(ctx, candidate(t), suite.Checks(), "quality.luck.max", 1000)
	require.True(t, fault.Is(err, fault.Invalid))
	_, err = verification.Curve(ctx, candidate(t), suite.Checks(), "match.cosine.min", 0)
	require.True(t, fault.Is(err, fault.Invalid))
}

func TestACurveOfNothing(t *testing.T) {
	t.Parallel()

	curve, err := verification.Curve(stored(t, 0), candidate(t), suite.Checks(), "match.cosine.min", 10)
	require.NoError(t, err)
	require.Zero(t, curve.Reports)
	require.Len(t, curve.Points, 1)
	require.Equal(t, verification.Share{Share: 0, Low: 0, High: 1}, curve.Points[0].Approved, "nothing is known")
}

// Two of the three frames are turned by less than four degrees: once a bound leaves only these, passive liveness is that of two, and once it leaves
// none, a person has to look.
func TestACurveOverTheFrames(t *testing.T) {
	t.Parallel()

	ctx := stored(t, 20)

	for rule, declined := range map[string][4]float64{
		"score.passive < 0.88": {1, 0, .1, .1}, "score.passive < 0.897": {1, 1, .1, .1}, "score.passive < 0.91 && measure.passive.frames == 2.0": {0, 1, 0, 0},
	} {
		by := made(t, "extend: default\nrules: [{when: "+rule+", then: decline, reason: two}]")

		curve, err := verification.Curve(ctx, by, suite.Checks(), "quality.yaw.max", 100)
		require.NoError(t, err)
		require.Equal(t, []int{20, 0}, []int{curve.Reports, curve.Untold})

		shares := map[float64][4]float64{}
		for _, point := range curve.Points {
			shares[point.Value] = [4]float64{point.Approved.Share, point.Review.Share, point.Declined.Share, point.Untold.Share}
		}

		wanted := map[float64][4]float64{}
		for i, value := range []float64{2.918, 3.217, 12.04, 30} {
			wanted[value] = [4]float64{1 - declined[i], 0, declined[i], 0}
		}

		require.Equal(t, wanted, shares, rule+": the last alone has a score of .87, the first and the last .896, all three of .9 and .6")
	}

	found, err := verification.Backtest(ctx, made(t, "extend: default\nthresholds: {quality.yaw.max: 2}"), suite.Checks(), 100)
	require.NoError(t, err)
	require.Equal(t, []verification.Change{{From: decision.Approved, To: decision.Review}}, changes(found), "no frame is left")
}

// Every threshold has a curve: of what was measured, and where that says nothing, the reports count as those that cannot be judged.
func TestEveryThresholdHasACurve(t *testing.T) {
	t.Parallel()

	ctx := storedAs(t, 4, func(i int) []engine.Finding {
		findings := burst(0.9)
		if i == 0 { // as it was before single frames were kept
			for at := range findings {
				findings[at].Frames = nil
			}
		}

		return findings
	})
	by := made(t, "extend: default")

	for _, check := range suite.Checks() {
		for _, threshold := range check.Thresholds {
			curve, err := verification.Curve(ctx, by, suite.Checks(), threshold.Name, 10)
			require.NoError(t, err, threshold.Name)

			switch check.Name {
			case "active", "match":
				require.Equal(t, []int{0, 0}, []int{curve.Reports, curve.Untold}, "they were not asked for")
			case "face", "quality":
				require.Equal(t, []int{3, 1}, []int{curve.Reports, curve.Untold}, threshold.Name)
			default:
				require.Equal(t, []int{4, 0}, []int{curve.Reports, curve.Untold}, threshold.Name)
			}

			for _, point := range curve.Points {
				sum := point.Approved.Share + point.Review.Share + point.Declined.Share + point.Untold.Share
				if curve.Reports > 0 {
					require.InDelta(t, 1, sum, 1e-9, threshold.Name)
				}
			}

			// At each point, the curve says what a backtest by that figure says.
			for _, point := range curve.Points {
				if point.Value < threshold.Low || point.Value > threshold.High || curve.Untold > 0 || curve.Reports == 0 {
					continue
				}

				other := policy.Only(by.Checks)
				other.Checks.Thresholds = maps.Clone(by.Checks.Thresholds)
				other.Checks.Thresholds[threshold.Name] = point.Value
				found, err := verification.Backtest(ctx, other, suite.Checks(), 10)
				require.NoError(t, err)
				require.InDelta(t, float64(found.Same)/4, point.Approved.Share, 1e-9, "%s at %g", threshold.Name, point.Value)
				require.InDelta(t, float64(found.Untold.Count)/4, point.Untold.Share, 1e-9, "%s at %g", threshold.Name, point.Value)
			}
		}
	}
}

func changes(found *verification.Backtested) []verification.Change {
	all := make([]verification.Change, len(found.Changes))
	for i := range found.Changes {
		all[i] = found.Changes[i].Change
	}

	return all
}

// A backtest holds stored scores against the figures of the candidate.
func TestABacktestOfFigures(t *testing.T) {
	t.Parallel()

	stricter := made(t, "extend: default\nthresholds: {passive.score.min: 0.8}")

	found, err := verification.Backtest(stored(t, 200), stricter, suite.Checks(), 200)
	require.NoError(t, err)
	require.Equal(t, []int{180, 20}, []int{found.Same, found.Changes[0].Count})
	require.Zero(t, found.Known, "nobody reviewed them")
}

// What was not kept is not guessed: a report counts as one that cannot be judged, unless the decision is the same whatever it would have been.
func TestABacktestSaysWhatItCannotTell(t *testing.T) {
	t.Parallel()

	turned := made(t, "extend: default\nthresholds: {quality.yaw.max: 20}")
	older := func(i int) []engine.Finding {
		findings := burst(0.9)
		findings[1].Frames = nil

		switch i {
		case 1: // declined for a copy, whoever it was
			findings[6].Outcome = engine.Fail
		case 2: // the machine failed
			return []engine.Finding{}
		case 3: // a check was not there yet
			return findings[:6]
		}

		return findings
	}
	ctx := storedAs(t, 4, older)
	found, err := verification.Backtest(ctx, made(t, "extend: default\nchecks: {duplicate: {fail: declined, inconclusive: declined}}\nthresholds: {quality.yaw.max: 20}"), suite.Checks(), 10)
	require.NoError(t, err)
	require.Equal(t, []int{4, 3, 0}, []int{found.Reports, found.Untold.Count, found.Same})
	require.Equal(t, []verification.Change{{From: decision.Approved, To: decision.Declined}}, changes(found))
	require.Len(t, found.Untold.Sample, 3)

	// A rule that looks at what is not told leaves it open, and one that does not lets it be.
	exact := storedAs(t, 1, func(int) []engine.Finding {
		findings := burst(0.9)
		findings[6].Measures["distance"] = 14.0

		return findings
	})

	for text, untold := range map[string]int{
		"rules: [{when: measure.duplicate.near > 0.0, then: decline, reason: x}]":                1,
		"rules: [{when: \"measure.exists(c, 'near' in measure[c])\", then: decline, reason: x}]": 1,
		"rules: [{when: outcome.duplicate == 'fail', then: decline, reason: x}]":                 0,
		"rules: [{when: measure.quality.yaw > 50.0, then: decline, reason: x}]":                  0,
	} {
		found, err = verification.Backtest(exact, made(t, "extend: default\nthresholds: {duplicate.distance.min: 15}\n"+text), suite.Checks(), 10)
		require.NoError(t, err)
		require.Equal(t, untold, found.Untold.Count, text)
	}

	found, err = verification.Backtest(stored(t, 3), turned, suite.Checks(), 10)
	require.NoError(t, err)
	require.Zero(t, found.Untold.Count, "with its frames it can be told")
	require.Equal(t, 3, found.Same)
}
