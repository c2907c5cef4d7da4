package eval_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine/eval"
)

func TestAreaByHand(t *testing.T) {
	t.Parallel()

	// Worked out pair by pair with the textbook formulas in another language.
	got := curve(t, []float64{.9, .8, .7, .6, .55, .51, .4}, []float64{.1, .2, .35, .4, .58, .65}).Area()
	require.Equal(t, eval.DeLong, got.Method)
	require.Equal(t, 7, got.Positives)
	require.Equal(t, 6, got.Negatives)
	require.InDelta(t, .8214286, got.Value, 1e-7)
	require.InDelta(t, .4647417, got.Low, 1e-7)
	require.InDelta(t, .9605844, got.High, 1e-7)
}

func TestAreaNeverClaimsCertainty(t *testing.T) {
	t.Parallel()

	spread := func(n int, from float64) []float64 {
		list := make([]float64, n)
		for i := range list {
			list[i] = from + float64(i)/100
		}

		return list
	}
	// The bounds were found by a grid search over the definition.
	cases := []struct {
		positive, negative []float64
		value, low, high   float64
	}{
		{spread(10, 2), spread(20, 0), 1, .848922, 1},
		{spread(3, 0), spread(4, 2), 0, 0, .460308},
		{spread(1, 0), spread(1, 0), .5, .054621, .945379},
		{spread(1, 2), spread(2, 0), 1, .282998, 1},
	}
	for _, c := range cases {
		got := curve(t, c.positive, c.negative).Area()
		require.Equal(t, eval.Newcombe, got.Method)
		require.InDelta(t, c.value, got.Value, 0)
		require.InDelta(t, c.low, got.Low, 2e-6)
		require.InDelta(t, c.high, got.High, 2e-6)
	}
}

func TestAreaCountsPairs(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		positive, negative := draw(t, "positive"), draw(t, "negative")
		wins := 0.0

		for _, p := range positive {
			for _, n := range negative {
				switch {
				case p > n:
					wins++
				case p == n:
					wins += .5
				}
			}
		}

		got := curve(t, positive, negative).Area()
		require.InDelta(t, wins/float64(len(positive)*len(negative)), got.Value, 1e-9)
		require.LessOrEqual(t, 0.0, got.Low)
		require.LessOrEqual(t, got.Low, got.Value+1e-9)
		require.LessOrEqual(t, got.Value, got.High+1e-9)
		require.LessOrEqual(t, got.High, 1.0)
		require.Less(t, got.Low, got.High)

		swapped := curve(t, negative, positive).Area()
		require.InDelta(t, 1-got.Value, swapped.Value, 1e-9)
		require.InDelta(t, 1-got.High, swapped.Low, 1e-6)
	})
}
