package verification_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
)

// steps are values of a threshold over all that a policy may ask for, from the mildest to the strictest.
func steps(threshold engine.Threshold) []float64 {
	const n = 40

	values := make([]float64, n+1)
	for i := range values {
		values[i] = threshold.Low + (threshold.High-threshold.Low)*float64(i)/n
	}

	if strings.HasSuffix(threshold.Name, ".max") {
		slices.Reverse(values)
	}

	return values
}

// A stricter figure never makes a better finding of the check that reads it. What is measured is worse by it, as if the figure stood and the measure
// were another.
func TestAStricterFigureMakesNoBetterFinding(t *testing.T) {
	t.Parallel()

	severity := map[engine.Outcome]int{engine.Pass: 0, engine.Skipped: 1, engine.Inconclusive: 2, engine.Fail: 3}
	was := decision.Default().Thresholds
	turned := map[string]bool{}

	for at, check := range suite.Checks() {
		for _, threshold := range check.Thresholds {
			worst := engine.Pass

			for _, value := range steps(threshold) {
				now := maps.Clone(was)
				now[threshold.Name] = value

				told := engine.NewRetelling(suite.Checks(), was, now).Of(burst(0.9))
				if told.Less[check.Name] == engine.Untold || told.Findings[at].Outcome == engine.Skipped {
					continue
				}

				outcome := told.Findings[at].Outcome
				require.GreaterOrEqual(t, severity[outcome], severity[worst], "%s at %g", threshold.Name, value)

				turned[check.Name] = turned[check.Name] || outcome != engine.Pass
				worst = outcome
			}
		}
	}

	require.Equal(t, map[string]bool{"face": true, "quality": true, "passive": true, "injection": false, "duplicate": false}, turned, "some of it turns")
}

// Of every figure that a threshold bounds on one side the check says which way is better, so that rules can be held to it; and of its score.
func TestFiguresSayWhichWayIsBetter(t *testing.T) {
	t.Parallel()

	// Of an angle either end is bad.
	either := []string{"yaw", "pitch", "roll"}

	for _, check := range suite.Checks() {
		require.NotEqual(t, engine.Neither, check.Better, check.Name)

		for _, measure := range check.Measures {
			_, least := decision.Default().Thresholds[check.Name+"."+measure.Name+".min"]
			_, most := decision.Default().Thresholds[check.Name+"."+measure.Name+".max"]

			switch {
			case slices.Contains(either, measure.Name), least && most:
				require.Equal(t, engine.Neither, measure.Better, measure.Name)
			case least:
				require.Equal(t, engine.Higher, measure.Better, measure.Name)
			case most:
				require.Equal(t, engine.Lower, measure.Better, measure.Name)
			}
		}
	}
}
