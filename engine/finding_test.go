package engine_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
)

func TestFindingJSON(t *testing.T) {
	t.Parallel()

	score := 0.5
	data, err := json.Marshal(engine.Finding{Check: "face", Version: "1", Outcome: engine.Pass, Score: &score})
	require.NoError(t, err)
	require.JSONEq(t, `{"check":"face","version":"1","outcome":"pass","score":0.5,"reasons":[],"measures":{},"durationMs":0}`, string(data))

	_, err = json.Marshal(engine.Finding{Check: "face"})
	require.ErrorIs(t, err, engine.ErrOutcome, "a forgotten outcome is never written")
}

func TestOutcomeWords(t *testing.T) {
	t.Parallel()

	for _, outcome := range engine.Outcomes() {
		text, err := outcome.MarshalText()
		require.NoError(t, err)

		var back engine.Outcome
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, outcome, back)
	}

	var o engine.Outcome
	require.ErrorIs(t, o.UnmarshalText([]byte("approved")), engine.ErrOutcome)
	require.Equal(t, "invalid", engine.Outcome(9).String())
}

func TestStagesHaveNames(t *testing.T) {
	t.Parallel()

	seen := map[string]bool{}
	for _, stage := range engine.Stages() {
		require.NotEqual(t, "unknown", stage.String())
		require.False(t, seen[stage.String()])
		seen[stage.String()] = true
	}

	require.Equal(t, "unknown", engine.Stage(99).String())
}
