package eval_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine/eval"
)

func TestWilsonGivesThePublishedIntervals(t *testing.T) {
	t.Parallel()

	// 81/263, 15/148, 0/20 and 1/29 are Newcombe's (1998) examples; the rest were found by bisection on the definition.
	cases := []struct {
		k, n      int
		low, high float64
	}{
		{81, 263, .2553, .3662},
		{15, 148, .0624, .1605},
		{0, 20, 0, .1611},
		{1, 29, .0061, .1718},
		{29, 29, .8830, 1},
		{0, 10, 0, .2775},
		{5, 10, .2366, .7634},
		{10, 10, .7225, 1},
		{0, 0, 0, 1},
	}
	for _, c := range cases {
		got := eval.Wilson(c.k, c.n)
		require.InDelta(t, c.low, got.Low, 5e-5, "%d/%d", c.k, c.n)
		require.InDelta(t, c.high, got.High, 5e-5, "%d/%d", c.k, c.n)
	}
}

func TestWilsonHoldsTheEstimateAndNarrows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 100_000).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		p, got := float64(k)/float64(n), eval.Wilson(k, n)

		require.LessOrEqual(t, 0.0, got.Low)
		require.LessOrEqual(t, got.Low, p)
		require.LessOrEqual(t, p, got.High)
		require.LessOrEqual(t, got.High, 1.0)
		require.Less(t, got.Low, got.High)

		wider, mirror := eval.Wilson(10*k, 10*n), eval.Wilson(n-k, n)
		require.Less(t, wider.High-wider.Low, got.High-got.Low)
		require.InDelta(t, 1-got.High, mirror.Low, 1e-9)
	})
}
