package eval_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine/eval"
)

func TestPlattByHand(t *testing.T) {
	t.Parallel()

	// Found by 400,000 steps of plain gradient descent in another language.
	got, err := eval.FitPlatt([]float64{2, 1, .5, -.2, 3}, []float64{-2, -1, .7, -3})
	require.NoError(t, err)
	require.InDelta(t, .6910121, got.Slope, 1e-6)
	require.InDelta(t, .1679912, got.Intercept, 1e-6)
	require.InDelta(t, 1/(1+math.Exp(-.6910121*2-.1679912)), got.Apply(2), 1e-6)
}

func TestPlattStaysFiniteWhereClassesDoNotOverlap(t *testing.T) {
	t.Parallel()

	got, err := eval.FitPlatt([]float64{5, 6, 7}, []float64{-5, -6, -7})
	require.NoError(t, err)
	require.Positive(t, got.Slope)
	require.Less(t, got.Slope, 1.0)
	require.InDelta(t, 0, got.Intercept, 1e-6, "symmetric")
}

func TestPlattNeedsBothClasses(t *testing.T) {
	t.Parallel()

	_, err := eval.FitPlatt(nil, []float64{1})
	require.ErrorIs(t, err, eval.ErrNoPositive)
	_, err = eval.FitPlatt([]float64{1}, nil)
	require.ErrorIs(t, err, eval.ErrNoNegative)
}

func TestPlattIsTheBestOfItsNeighbours(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		positive, negative := draw(t, "positive"), draw(t, "negative")
		got, err := eval.FitPlatt(positive, negative)
		require.NoError(t, err)
		require.False(t, math.IsNaN(got.Slope) || math.IsInf(got.Slope, 0))

		best := entropy(got, positive, negative)
		for _, off := range []eval.Platt{{Slope: .01}, {Slope: -.01}, {Intercept: .01}, {Intercept: -.01}} {
			near := eval.Platt{Slope: got.Slope + off.Slope, Intercept: got.Intercept + off.Intercept}
			require.LessOrEqual(t, best, entropy(near, positive, negative)+1e-9)
		}
	})
}

// entropy is the cross entropy against Platt's smoothed targets, written the plain way.
func entropy(p eval.Platt, positive, negative []float64) float64 {
	high := float64(len(positive)+1) / float64(len(positive)+2)
	low := 1 / float64(len(negative)+2)
	sum := 0.0

	for _, x := range positive {
		sum -= high*math.Log(p.Apply(x)) + (1-high)*math.Log(1-p.Apply(x))
	}

	for _, x := range negative {
		sum -= low*math.Log(p.Apply(x)) + (1-low)*math.Log(1-p.Apply(x))
	}

	return sum
}
