package quality

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
)

// bounds is a policy whose every figure is the threshold's middle.
func bounds() engine.Thresholds {
	t := engine.Thresholds{}
	for _, c := range criteria() {
		t[c.threshold.Name] = (c.threshold.Low + c.threshold.High) / 2
	}

	t["quality.luminance.min"], t["quality.luminance.max"] = 0.2, 0.9
	t["quality.headSize.min"], t["quality.headSize.max"] = 0.2, 0.9

	return t
}

// fine meets every one of these bounds exactly or better.
func fine() map[string]float64 {
	m := map[string]float64{}
	for _, c := range criteria() {
		m[c.measure] = bounds()[c.threshold.Name]
	}

	return m
}

func TestJudgePasses(t *testing.T) {
	t.Parallel()

	finding, usable := judge([]map[string]float64{nil, fine()}, bounds())
	require.Equal(t, engine.Pass, finding.Outcome)
	require.Empty(t, finding.Reasons)
	require.InDelta(t, 1, *finding.Score, 0)
	require.Equal(t, []int{1}, usable)
	require.InDelta(t, 2, finding.Measures["framesGiven"], 0)
	require.InDelta(t, 1, finding.Measures["framesUsed"], 0)
}

// Every criterion alone must be able to hold a frame back, with its own word.
func TestEachCriterionHoldsBack(t *testing.T) {
	t.Parallel()

	for _, c := range criteria() {
		t.Run(c.threshold.Name, func(t *testing.T) {
			t.Parallel()

			m, step := fine(), -0.001
			if c.most {
				step = 0.001
			}

			m[c.measure] = bounds()[c.threshold.Name] + step
			finding, usable := judge([]map[string]float64{m}, bounds())
			require.Equal(t, engine.Inconclusive, finding.Outcome)
			require.Equal(t, []engine.Reason{c.reason}, finding.Reasons)
			require.Empty(t, usable)
			require.Less(t, *finding.Score, 1.0)

			if c.magnitude {
				m[c.measure] *= -1
				finding, _ = judge([]map[string]float64{m}, bounds())
				require.Equal(t, []engine.Reason{c.reason}, finding.Reasons, "to the other side too")
			}
		})
	}
}

func TestMissingFiguresNeverPass(t *testing.T) {
	t.Parallel()

	for _, c := range criteria() {
		m, policy := fine(), bounds()
		delete(m, c.measure)

		finding, _ := judge([]map[string]float64{m}, policy)
		require.Equal(t, engine.Inconclusive, finding.Outcome, c.measure)

		delete(policy, c.threshold.Name)

		finding, _ = judge([]map[string]float64{fine()}, policy)
		require.Equal(t, engine.Inconclusive, finding.Outcome, c.threshold.Name)
	}
}

func TestHintsAreTheBestFrames(t *testing.T) {
	t.Parallel()

	dark, worse := fine(), fine()
	dark["luminance"] = 0.1
	worse["luminance"], worse["sharpness"] = 0.1, 0

	finding, _ := judge([]map[string]float64{worse, dark}, bounds())
	require.Equal(t, []engine.Reason{TooDark}, finding.Reasons)

	finding, _ = judge([]map[string]float64{nil}, bounds())
	require.Equal(t, []engine.Reason{NoFace}, finding.Reasons)
	require.Nil(t, finding.Score)
}

func TestDistinct(t *testing.T) {
	t.Parallel()

	require.Equal(t, []engine.Reason{TooDark, Blurred}, distinct([]engine.Reason{TooDark, Blurred, TooDark}))
}
