package match

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/model"
)

func policy() engine.Thresholds {
	return engine.Thresholds{CosineMin: 0.45, EyeDistanceMin: 24, OtherFaceMax: 0.6}
}

func TestJudge(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		compared compared
		outcome  engine.Outcome
		reasons  []engine.Reason
	}{
		"same":       {compared{cosines: []float64{0.7, 0.45}, found: true, eyeDistance: 24}, engine.Pass, nil},
		"different":  {compared{cosines: []float64{0.9, 0.44}, found: true, eyeDistance: 50}, engine.Fail, []engine.Reason{Different}},
		"no face":    {compared{}, engine.Inconclusive, []engine.Reason{NoReferenceFace}},
		"too small":  {compared{cosines: []float64{0.9}, found: true, eyeDistance: 23}, engine.Inconclusive, []engine.Reason{ReferenceTooSmall}},
		"crowded":    {compared{cosines: []float64{0.9}, found: true, eyeDistance: 50, another: 0.7}, engine.Inconclusive, []engine.Reason{ReferenceCrowded}},
		"no frame":   {compared{found: true, eyeDistance: 50}, engine.Inconclusive, []engine.Reason{NoFrame}},
		"no numbers": {compared{cosines: []float64{math.NaN()}, found: true, eyeDistance: 50}, engine.Fail, []engine.Reason{Different}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			finding := judge(row.compared, nil, policy())
			require.Equal(t, row.outcome, finding.Outcome)
			require.Equal(t, row.reasons, finding.Reasons)
		})
	}
}

func TestJudgeScoresTheLeastSimilarFrame(t *testing.T) {
	t.Parallel()

	finding := judge(compared{cosines: []float64{0.7, 0.5, 0.6}, found: true, eyeDistance: 50}, nil, policy())
	require.InDelta(t, 0.5, *finding.Score, 0)
	require.InDelta(t, 0.7, finding.Measures["cosineHigh"], 0)
	require.InDelta(t, 3, finding.Measures["frames"], 0)
}

func TestNoThresholdIsNoPass(t *testing.T) {
	t.Parallel()

	finding := judge(compared{cosines: []float64{0.99}, found: true, eyeDistance: 50}, nil, engine.Thresholds{OtherFaceMax: 1})
	require.Equal(t, engine.Fail, finding.Outcome)
}

func TestFalseMatches(t *testing.T) {
	t.Parallel()

	points := []model.Point{{Cosine: 0.335, FalseMatches: 3, ImpostorPairs: 372}, {Cosine: 0.506, ImpostorPairs: 372}}

	for threshold, want := range map[float64]float64{0.2: 1, 0.335: 0.0207, 0.45: 0.0207, 0.506: 0.0080, 0.9: 0.0080} {
		rate, pairs := falseMatches(points, threshold)
		require.InDelta(t, want, rate, 0.0001, "at %v", threshold)
		require.Equal(t, threshold >= 0.335, pairs == 372)
	}
}

// With no error seen the exact bound is 1-0.05^(1/n), which the rule of three approximates.
func TestUpperBound(t *testing.T) {
	t.Parallel()

	for _, n := range []int{1, 10, 372, 100_000} {
		require.InDelta(t, 1-math.Pow(0.05, 1/float64(n)), upper(0, n), 1e-9)
	}

	require.InDelta(t, 1, upper(5, 5), 0)
	require.InDelta(t, 0.6066, upper(3, 10), 0.0001, "Clopper and Pearson's table")
}
