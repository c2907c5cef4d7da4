package duplicate

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
)

// The outcome by another distance is what the room would have found, and where it says the whole, all of it is.
func TestAgainIsWhatWouldBeFound(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		copies := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) engine.Copy {
			exact := rapid.Bool().Draw(t, "exact")
			if exact {
				return engine.Copy{Exact: true}
			}

			return engine.Copy{Distance: rapid.IntRange(0, 16).Draw(t, "distance")}
		}), 0, 3).Draw(t, "copies")
		was, now := float64(rapid.IntRange(0, 16).Draw(t, "was")), float64(rapid.IntRange(0, 16).Draw(t, "now"))

		stored, want := judge(measure(copies, was)), judge(measure(copies, now))
		stored.Check, stored.Version = Name, "1"
		told := engine.NewRetelling([]*engine.Check{Check()}, engine.Thresholds{DistanceMin: was}, engine.Thresholds{DistanceMin: now}).Of([]engine.Finding{stored})
		got := told.Findings[0]

		require.NotEqual(t, engine.Untold, told.Less[Name])
		require.Equal(t, want.Outcome, got.Outcome)

		if told.Less[Name] == 0 {
			require.Equal(t, want.Reasons, got.Reasons)
			require.Equal(t, want.Measures, got.Measures)
		}
	})
}
