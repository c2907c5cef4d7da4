package verification_test

import (
	"testing"

	"github.com/stretchr/testify/require"

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

	curve, err := verification.Curve(ctx, candidate(t), "passive.score.min", 1000)
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
	found, err := verification.Backtest(ctx, candidate(t), 1000)
	require.NoError(t, err)
	require.Equal(t, 900, found.Same)

	_, err = verification.Curve(ctx, candidate(t), "quality.yaw.max", 1000)
	require.True(t, fault.Is(err, fault.Invalid))
	_, err = verification.Curve(ctx, candidate(t), "match.cosine.min", 0)
	require.True(t, fault.Is(err, fault.Invalid))
}

func TestACurveOfNothing(t *testing.T) {
	t.Parallel()

	curve, err := verification.Curve(stored(t, 0), candidate(t), "match.cosine.min", 10)
	require.NoError(t, err)
	require.Zero(t, curve.Reports)
	require.Len(t, curve.Points, 1)
	require.Equal(t, verification.Share{Share: 0, Low: 0, High: 1}, curve.Points[0].Approved, "nothing is known")
}

// A backtest holds stored scores against the figures of the candidate.
func TestABacktestOfFigures(t *testing.T) {
	t.Parallel()

	read, err := policy.Parse([]byte("version: next\nextend: default\nthresholds: {passive.score.min: 0.8}"))
	require.NoError(t, err)

	stricter, problems := read.Ready(suite.Checks())
	require.Empty(t, problems)

	found, err := verification.Backtest(stored(t, 200), stricter, 200)
	require.NoError(t, err)
	require.Equal(t, []int{180, 20}, []int{found.Same, found.Changes[0].Count})
	require.Zero(t, found.Known, "nobody reviewed them")
}
