package quality

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
)

// What is told again from a finding is what the room finds of the same frames by the other figures, and which frames later checks would see.
func TestAgainIsWhatWouldBeFound(t *testing.T) {
	t.Parallel()

	drawn := func(t *rapid.T) engine.Thresholds {
		made := bounds()
		for _, c := range criteria() {
			if rapid.IntRange(0, 3).Draw(t, "move") == 0 {
				made[c.threshold.Name] = rapid.Float64Range(c.threshold.Low, c.threshold.High).Draw(t, c.threshold.Name)
			}
		}

		return made
	}

	rapid.Check(t, func(t *rapid.T) {
		frames := make([]map[string]float64, rapid.IntRange(1, 4).Draw(t, "frames"))
		shown := 0

		for i := range frames {
			if rapid.IntRange(0, 5).Draw(t, "face") == 0 && i > 0 {
				continue
			}

			shown++

			frames[i] = fine()
			for _, c := range criteria() {
				if rapid.IntRange(0, 20).Draw(t, "miss") == 0 {
					frames[i][c.measure] = rapid.Float64Range(-1, 30).Draw(t, c.measure)
				}
			}
		}

		was, now := drawn(t), drawn(t)
		stored, before := judge(clones(frames), was)
		stored.Check, stored.Version, stored.Frames = Name, "1", series(frames)
		want, after := judge(clones(frames), now)

		checks := []*engine.Check{{Name: Name, Version: "1", Thresholds: Check().Thresholds, Again: func(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
			got, how := again(past, stored)

			seen := Told(past)
			if !seen.Same && seen.Known {
				left := make([]int, len(seen.Left))
				for i, nth := range seen.Left {
					left[i] = before[nth]
				}

				require.True(t, slices.Equal(after, left))
			}

			require.Equal(t, slices.Equal(before, after), seen.Same)

			return got, how
		}}}

		told := engine.NewRetelling(checks, was, now).Of([]engine.Finding{stored})
		require.Empty(t, told.Less)
		require.Equal(t, want.Outcome, told.Findings[0].Outcome)
		require.Equal(t, want.Score, told.Findings[0].Score)
		require.Equal(t, want.Reasons, told.Findings[0].Reasons)
		require.Equal(t, want.Measures, told.Findings[0].Measures)
	})
}

// A finding over several frames of which only the best one was kept tells nothing by other figures.
func TestWithoutFramesNothingIsTold(t *testing.T) {
	t.Parallel()

	stored, _ := judge([]map[string]float64{fine(), fine()}, bounds())
	stored.Check, stored.Version = Name, "1"
	now := maps.Clone(bounds())
	now["quality.yaw.max"]++

	told := engine.NewRetelling([]*engine.Check{Check()}, bounds(), now).Of([]engine.Finding{stored})
	require.Equal(t, map[string]engine.Told{Name: engine.Untold}, told.Less)

	_, ok := turns(nil, stored, "quality.yaw.max")
	require.False(t, ok)
}

func TestTurnsAreMeasures(t *testing.T) {
	t.Parallel()

	one, other := fine(), fine()
	one["yaw"], other["yaw"] = -12, 7

	stored, _ := judge([]map[string]float64{one, other}, bounds())
	stored.Frames = series([]map[string]float64{one, nil, other})
	stored.Measures["framesGiven"] = 3
	values, ok := turns(nil, stored, "quality.yaw.max")
	require.True(t, ok)
	require.ElementsMatch(t, []float64{12, 7}, values)
}
