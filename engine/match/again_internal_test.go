package match

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/quality"
)

func retold(stored engine.Finding, was, now engine.Thresholds, seen quality.Seen) (engine.Finding, engine.Told) {
	before := &engine.Check{Name: quality.Name, Version: "1", Thresholds: []engine.Threshold{{Name: "moved"}}, Again: func(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
		past.Keep(quality.Name, seen)

		return stored, engine.Whole
	}}
	stored.Check, stored.Version = Name, "1"
	was[face.ScoreMin], now[face.ScoreMin] = 0.7, 0.7
	told := engine.NewRetelling([]*engine.Check{before, Check()}, was, now).Of([]engine.Finding{{Check: quality.Name, Version: "1", Outcome: engine.Pass}, stored})

	return told.Findings[1], max(told.Less[Name], engine.Whole)
}

// Whatever the reference was good for, the finding by other figures and of some of the frames is what the room would have found.
func TestAgainIsWhatWouldBeFound(t *testing.T) {
	t.Parallel()

	drawn := func(t *rapid.T) engine.Thresholds {
		return engine.Thresholds{
			CosineMin: rapid.SampledFrom([]float64{0.4, 0.5}).Draw(t, "cosine"), EyeDistanceMin: rapid.SampledFrom([]float64{20, 30}).Draw(t, "eyes"),
			OtherFaceMax: rapid.SampledFrom([]float64{0.5, 0.7}).Draw(t, "other"),
		}
	}

	rapid.Check(t, func(t *rapid.T) {
		c := compared{
			cosines: rapid.SliceOfN(rapid.Float64Range(0.3, 0.6), 1, 5).Draw(t, "cosines"), found: rapid.IntRange(0, 9).Draw(t, "found") > 0,
			eyeDistance: rapid.Float64Range(15, 35).Draw(t, "distance"), another: rapid.Float64Range(0.3, 0.8).Draw(t, "another"),
		}
		if !c.found {
			c = compared{}
		}

		was, now := drawn(t), drawn(t)
		seen, rest := quality.Seen{Known: true}, c

		for i := range c.cosines {
			if i == 0 || rapid.Bool().Draw(t, "left") {
				seen.Left = append(seen.Left, i)
			}
		}

		seen.Same = len(seen.Left) == len(c.cosines)
		rest.cosines = c.cosines[:0:0]

		for _, i := range seen.Left {
			rest.cosines = append(rest.cosines, c.cosines[i])
		}

		want := judge(rest, nil, now)
		got, how := retold(judge(c, nil, was), was, now, seen)

		if was[CosineMin] == now[CosineMin] {
			require.Equal(t, engine.Whole, how)
			require.Equal(t, want.Measures, got.Measures)
		} else {
			require.Equal(t, engine.Outline, how, "how sure a match is at the figure is not kept")
		}

		require.Equal(t, want.Outcome, got.Outcome)
		require.Equal(t, want.Reasons, got.Reasons)
		require.Equal(t, want.Score, got.Score)
	})
}

// Older findings keep no frames: a score can be held against another figure, and nothing is known of what was not compared.
func TestWithoutFrames(t *testing.T) {
	t.Parallel()

	was, now := policy(), policy()
	now[CosineMin] = 0.6
	stored := judge(compared{cosines: []float64{0.5, 0.7}, found: true, eyeDistance: 50}, nil, was)
	stored.Frames = nil
	got, how := retold(stored, was, now, quality.Seen{Same: true})
	require.Equal(t, []any{engine.Outline, engine.Fail}, []any{how, got.Outcome})
	_, how = retold(stored, was, now, quality.Seen{Left: []int{0}, Known: true})
	require.Equal(t, engine.Untold, how)

	now = policy()
	now[EyeDistanceMin] = 10
	stored = judge(compared{cosines: []float64{0.5}, found: true, eyeDistance: 15}, nil, was)
	got, how = retold(stored, was, now, quality.Seen{Same: true})
	require.Equal(t, []any{engine.Whole, engine.Pass}, []any{how, got.Outcome})

	stored.Frames = nil
	_, how = retold(stored, was, now, quality.Seen{Same: true})
	require.Equal(t, engine.Untold, how)
}
