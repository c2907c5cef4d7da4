package eval_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine/eval"
)

// draw gives scores on a coarse grid, so that ties are common.
func draw(t *rapid.T, label string) []float64 {
	return rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 30), func(i int) float64 { return float64(i) / 30 }), 1, 40).Draw(t, label)
}

func curve(t require.TestingT, positive, negative []float64) *eval.Curve {
	c, err := eval.NewCurve(positive, negative)
	require.NoError(t, err)

	return c
}

func TestCurveByHand(t *testing.T) {
	t.Parallel()

	c := curve(t, []float64{.9, .8, .7, .3}, []float64{.1, .2, .4, .8})

	require.Equal(t, eval.Point{Threshold: .5, Missed: eval.Rate{Count: 1, N: 4}, Accepted: eval.Rate{Count: 1, N: 4}}, c.At(.5))
	require.Equal(t, eval.Rate{Count: 1, N: 4}, c.At(.8).Accepted, "a threshold accepts what equals it")
	require.Equal(t, eval.Rate{Count: 1, N: 4}, c.At(.4).Missed)
}

func TestCurveEqualErrorRate(t *testing.T) {
	t.Parallel()

	equal := curve(t, []float64{.9, .8, .7, .3}, []float64{.1, .2, .4, .8}).Equal()
	require.InDelta(t, .7, equal.Threshold, 0, "the lowest threshold where the rates lie closest")
	require.InDelta(t, .25, equal.Mean(), 0)

	apart := curve(t, []float64{.8, .9}, []float64{.1, .2}).Equal()
	require.InDelta(t, .8, apart.Threshold, 0)
	require.Zero(t, apart.Mean())

	inverted := curve(t, []float64{.1}, []float64{.9}).Equal()
	require.InDelta(t, 1, inverted.Mean(), 0)
}

func TestCurveWithin(t *testing.T) {
	t.Parallel()

	c := curve(t, []float64{.9, .8, .7, .3}, []float64{.1, .2, .4, .8})
	cases := map[float64]struct {
		threshold float64
		missed    int
	}{1: {.1, 0}, .75: {.2, 0}, .5: {.3, 0}, .25: {.7, 1}, .2: {.9, 3}, 0: {.9, 3}}

	for limit, want := range cases {
		got := c.Within(limit)
		require.InDelta(t, want.threshold, got.Threshold, 0, "limit %v", limit)
		require.Equal(t, want.missed, got.Missed.Count, "limit %v", limit)
	}

	none := curve(t, []float64{.1}, []float64{.9}).Within(.05)
	require.Greater(t, none.Threshold, .9)
	require.Equal(t, eval.Rate{Count: 0, N: 1}, none.Accepted)
}

func TestCurveNeedsBothClassesAndRealNumbers(t *testing.T) {
	t.Parallel()

	for want, scores := range map[error][2][]float64{
		eval.ErrNoPositive: {nil, {1}},
		eval.ErrNoNegative: {{1}, nil},
		eval.ErrScore:      {{1}, {math.NaN()}},
	} {
		_, err := eval.NewCurve(scores[0], scores[1])
		require.ErrorIs(t, err, want)
	}

	_, err := eval.NewCurve([]float64{math.Inf(1)}, []float64{0})
	require.ErrorIs(t, err, eval.ErrScore)
}

func TestCurveIsMonotone(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		points := curve(t, draw(t, "positive"), draw(t, "negative")).Points()
		require.Zero(t, points[0].Missed.Count)
		require.Zero(t, points[len(points)-1].Accepted.Count)

		for i := 1; i < len(points); i++ {
			require.Greater(t, points[i].Threshold, points[i-1].Threshold)
			require.GreaterOrEqual(t, points[i].Missed.Count, points[i-1].Missed.Count)
			require.LessOrEqual(t, points[i].Accepted.Count, points[i-1].Accepted.Count)
		}
	})
}

func TestCurveWithinIsTheBestThatTheLimitAllows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := curve(t, draw(t, "positive"), draw(t, "negative"))
		limit := rapid.Float64Range(0, 1).Draw(t, "limit")
		got := c.Within(limit)
		require.LessOrEqual(t, got.Accepted.Value(), limit)

		for _, other := range c.Points() {
			if other.Accepted.Value() <= limit {
				require.LessOrEqual(t, got.Missed.Count, other.Missed.Count)
			}
		}
	})
}

func TestCurveEqualIsTheClosest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := curve(t, draw(t, "positive"), draw(t, "negative"))
		gap := func(p eval.Point) float64 { return math.Abs(p.Missed.Value() - p.Accepted.Value()) }

		for _, other := range c.Points() {
			require.LessOrEqual(t, gap(c.Equal()), gap(other))
		}
	})
}
