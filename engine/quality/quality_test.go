package quality_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/quality"
	"github.com/honnin/honnin/internal/testkit/golden"
)

// Every measure that a real frame reports is declared, and lies in its declared range; and the other way round.
func TestMeasuresAreDeclared(t *testing.T) {
	t.Parallel()

	check := quality.Check()
	findings, err := golden.Run(t, golden.Desk(t), golden.Chain(check), golden.Case{Selfie: []string{"franck-1.jpg"}})
	require.NoError(t, err)

	got := findings[1].Measures
	require.Len(t, got, len(check.Measures))

	for _, declared := range check.Measures {
		require.Contains(t, got, declared.Name)
		require.GreaterOrEqual(t, got[declared.Name], declared.Low, declared.Name)
		require.LessOrEqual(t, got[declared.Name], declared.High, declared.Name)
		require.NotEmpty(t, declared.Doc)
		require.NotEmpty(t, declared.Unit)
	}
}

func TestDarkFramesAreLeftOut(t *testing.T) {
	t.Parallel()

	findings, err := golden.Run(t, golden.Desk(t), golden.Chain(quality.Check()), golden.Case{
		Selfie:     []string{"dark.jpg", "flat.jpg", "franck-2.jpg"},
		Thresholds: engine.Thresholds{"quality.interEyeDistance.min": 40},
	})
	require.NoError(t, err)
	require.Equal(t, engine.Pass, findings[1].Outcome)
	require.InDelta(t, 3, findings[1].Measures["framesGiven"], 0)
	require.InDelta(t, 1, findings[1].Measures["framesUsed"], 0)
}
