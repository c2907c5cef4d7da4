package passive

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/quality"
)

// retold tells a finding again behind a check that leaves the frames.
func retold(stored engine.Finding, was, now engine.Thresholds, seen quality.Seen) (engine.Finding, engine.Told) {
	before := &engine.Check{Name: quality.Name, Version: "1", Thresholds: []engine.Threshold{{Name: "moved"}}, Again: func(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
		past.Keep(quality.Name, seen)

		return stored, engine.Whole
	}}
	stored.Check, stored.Version = Name, "1"
	told := engine.NewRetelling([]*engine.Check{before, Check()}, was, now).Of([]engine.Finding{{Check: quality.Name, Version: "1", Outcome: engine.Pass}, stored})

	return told.Findings[1], max(told.Less[Name], engine.Whole)
}

// Of some of the frames, the score is the one that the room gives them alone.
func TestAgainIsWhatWouldBeFound(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		logits := rapid.SliceOfN(rapid.Float64Range(-8, 8), 1, 5).Draw(t, "logits")
		line := model.Calibration{A: rapid.Float64Range(0.1, 3).Draw(t, "A"), B: rapid.Float64Range(-2, 2).Draw(t, "B")}
		was := engine.Thresholds{ScoreMin: rapid.Float64Range(0, 1).Draw(t, "was")}
		now := engine.Thresholds{ScoreMin: rapid.Float64Range(0, 1).Draw(t, "now")}

		seen, rest := quality.Seen{Known: true}, []float64{}

		for i, x := range logits {
			if len(rest) == 0 && i == len(logits)-1 || rapid.Bool().Draw(t, "left") {
				seen.Left, rest = append(seen.Left, i), append(rest, x)
			}
		}

		seen.Same = len(rest) == len(logits)

		want := judge(rest, line, now)
		got, how := retold(judge(logits, line, was), was, now, seen)
		require.Equal(t, engine.Whole, how)
		require.InDelta(t, *want.Score, *got.Score, 1e-9)

		if d := *want.Score - now[ScoreMin]; d > 1e-9 || d < -1e-9 {
			require.Equal(t, want.Outcome, got.Outcome)
			require.Equal(t, want.Reasons, got.Reasons)
		}

		require.InDelta(t, want.Measures["logit"], got.Measures["logit"], 1e-9)
		require.InDelta(t, want.Measures["logitLow"], got.Measures["logitLow"], 1e-9)
	})
}

func TestAFrameThatWasNotSeenTellsNothing(t *testing.T) {
	t.Parallel()

	was, now := engine.Thresholds{ScoreMin: 0.5}, engine.Thresholds{ScoreMin: 0.6}
	stored := judge([]float64{2, 1}, identity(), was)

	_, how := retold(stored, was, now, quality.Seen{Left: []int{0, -1}})
	require.Equal(t, engine.Untold, how)

	stored.Frames = nil
	_, how = retold(stored, was, now, quality.Seen{Left: []int{0}, Known: true})
	require.Equal(t, engine.Untold, how, "nothing of single frames was kept")
	_, how = retold(stored, was, now, quality.Seen{Same: true})
	require.Equal(t, engine.Whole, how, "the score was")
}
