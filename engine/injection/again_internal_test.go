package injection

import (
	"maps"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
)

func TestAgainIsWhatWouldBeFound(t *testing.T) {
	t.Parallel()

	some := rapid.SampledFrom([]float64{0, 0.3, 0.5, 0.6, 0.8, 0.9, 1})

	rapid.Check(t, func(t *rapid.T) {
		measures, was, now := map[string]float64{}, engine.Thresholds{}, engine.Thresholds{}
		for _, s := range signals() {
			name := Name + "." + s.name + ".max"
			measures[s.name], was[name], now[name] = some.Draw(t, s.name), some.Draw(t, "was"), some.Draw(t, "now")
		}

		stored := judge(measures, was)
		stored.Check, stored.Version = Name, "1"
		want := judge(measures, now)
		told := engine.NewRetelling([]*engine.Check{Check()}, was, now).Of([]engine.Finding{stored})
		got := told.Findings[0]

		require.Empty(t, told.Less)
		require.Equal(t, []any{want.Outcome, want.Reasons, *want.Score}, []any{got.Outcome, got.Reasons, *got.Score})
	})
}

// A signal that was not looked for when the finding was made is held against nothing.
func TestASignalThatWasNotMeasured(t *testing.T) {
	t.Parallel()

	measures, was := map[string]float64{}, engine.Thresholds{}
	for _, s := range signals() {
		measures[s.name], was[Name+"."+s.name+".max"] = 0, 0.9
	}

	stored := judge(measures, was)
	stored.Check, stored.Version = Name, "1"
	delete(measures, "looped")

	now := maps.Clone(was)
	now["injection.looped.max"] = 0.5
	told := engine.NewRetelling([]*engine.Check{Check()}, was, now).Of([]engine.Finding{stored})
	require.Equal(t, map[string]engine.Told{Name: engine.Untold}, told.Less)

	_, ok := turns(nil, stored, "injection.looped.max")
	require.False(t, ok)
	values, ok := turns(nil, stored, "injection.frozen.max")
	require.True(t, ok)
	require.Equal(t, []float64{0}, values)
}
