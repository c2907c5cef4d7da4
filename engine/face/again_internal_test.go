package face

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
)

// By a higher confidence, frames lose the faces that the detector would not have given.
func TestAgainIsWhatWouldBeFound(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		was, now := rapid.Float64Range(0.3, 0.8).Draw(t, "was"), rapid.Float64Range(0.3, 1).Draw(t, "now")
		frames, after := make([]View, 3), make([]View, 3)

		for i := range frames {
			for range rapid.SampledFrom([]int{0, 1, 1, 1, 2}).Draw(t, "faces") {
				one := Face{Box: pixel.Rect{Right: 10, Bottom: 20}, Score: rapid.Float64Range(was, 1).Draw(t, "score")}
				frames[i].Faces = append(frames[i].Faces, one)

				if one.Score >= now {
					after[i].Faces = append(after[i].Faces, one)
				}
			}
		}

		stored, want := judge(frames), judge(after)
		stored.Check, stored.Version = Name, "1"
		told := engine.NewRetelling([]*engine.Check{Check()}, engine.Thresholds{ScoreMin: was}, engine.Thresholds{ScoreMin: now}).Of([]engine.Finding{stored})
		got := told.Findings[0]

		if now < was {
			require.Equal(t, engine.Untold, told.Less[Name], "nothing is known of fainter faces")
		}

		if told.Less[Name] == engine.Untold {
			return
		}

		require.Equal(t, []any{want.Outcome, want.Reasons, want.Score}, []any{got.Outcome, got.Reasons, got.Score})

		if told.Less[Name] == 0 {
			require.Equal(t, want.Measures, got.Measures)
		}
	})
}
