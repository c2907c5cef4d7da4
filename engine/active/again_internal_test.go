package active

import (
	"maps"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/quality"
)

// measuredFilm is a film that passes the default policy.
func measuredFilm() engine.Finding {
	score := 1.2

	return held(engine.Finding{Check: Name, Version: "1", Score: &score, Measures: map[string]float64{
		"frames": 42, "framesWithFace": 42, measureAsked: 2, measureMade: 2, measureSeconds: 4, measureAnswered: 1,
		measureGap: 100, measureLeap: 0.09, measureCosine: 0.87, measureParallax: 0.0657, "turn": 11.98,
	}}, decision.Default().Thresholds)
}

func retold(stored engine.Finding, now engine.Thresholds) (engine.Finding, engine.Told) {
	passed := []engine.Finding{{Check: face.Name, Version: "1", Outcome: engine.Pass}, {Check: quality.Name, Version: "1", Outcome: engine.Pass}, stored}
	told := engine.NewRetelling([]*engine.Check{face.Check(), quality.Check(), Check()}, decision.Default().Thresholds, now).Of(passed)

	return told.Findings[2], max(told.Less[Name], engine.Whole)
}

// The bounds that measures are held against can be others; those by which it was measured cannot.
func TestAgain(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		threshold string
		value     float64
		how       engine.Told
		outcome   engine.Outcome
		reasons   []engine.Reason
	}{
		"more moves":       {MovesMin, 3, engine.Whole, engine.Fail, []engine.Reason{OtherChallenge}},
		"less time":        {SecondsMax, 3, engine.Whole, engine.Fail, []engine.Reason{OtherChallenge}},
		"shorter gaps":     {GapMax, 99, engine.Whole, engine.Fail, []engine.Reason{Interrupted}},
		"the same gap":     {GapMax, 100, engine.Whole, engine.Pass, nil},
		"calmer":           {LeapMax, 0.05, engine.Whole, engine.Fail, []engine.Reason{Leap}},
		"more alike":       {CosineMin, 0.9, engine.Whole, engine.Fail, []engine.Reason{AnotherFace}},
		"deeper":           {ParallaxMin, 0.07, engine.Outline, engine.Fail, []engine.Reason{Flat}},
		"shallower":        {ParallaxMin, 0.01, engine.Outline, engine.Pass, nil},
		"wider turns":      {TurnMin, 11, engine.Untold, engine.Pass, nil},
		"deeper nods":      {NodMin, 11, engine.Untold, engine.Pass, nil},
		"other blinks":     {EyesOpenMax, 0.4, engine.Untold, engine.Pass, nil},
		"another detector": {face.ScoreMin, 0.8, engine.Untold, engine.Pass, nil},
		"other frames":     {"quality.yaw.max", 20, engine.Untold, engine.Pass, nil},
	} {
		now := maps.Clone(decision.Default().Thresholds)
		now[test.threshold] = test.value

		got, how := retold(measuredFilm(), now)
		require.Equal(t, test.how, how, name)
		require.Equal(t, []any{test.outcome, test.reasons}, []any{got.Outcome, got.Reasons}, name)
	}
}

// Of a film that was not what was asked for, or of which less was measured, it says so.
func TestAgainOfAFilmThatFailed(t *testing.T) {
	t.Parallel()

	now := maps.Clone(decision.Default().Thresholds)
	now[MovesMin] = 1

	other := measuredFilm()
	other.Measures[measureAnswered] = 0
	got, how := retold(held(other, decision.Default().Thresholds), now)
	require.Equal(t, []any{engine.Whole, []engine.Reason{OtherChallenge}}, []any{how, got.Reasons})

	older := measuredFilm()
	delete(older.Measures, measureAnswered)
	_, how = retold(older, now)
	require.Equal(t, engine.Untold, how)

	now[TurnMin] = 20

	for _, why := range []engine.Reason{NoChallenge, Unreadable} {
		none := unclear(why)
		none.Check, none.Version = Name, "1"
		got, how = retold(none, now)
		require.Equal(t, []any{engine.Whole, engine.Inconclusive}, []any{how, got.Outcome})
	}
}

// Each turn is where the outcome is another: at the measure itself it is met.
func TestTurns(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		stored, now := measuredFilm(), maps.Clone(decision.Default().Thresholds)
		threshold := rapid.SampledFrom([]string{MovesMin, SecondsMax, GapMax, LeapMax, CosineMin, ParallaxMin}).Draw(t, "threshold")

		at, ok := turns(nil, stored, threshold)
		require.True(t, ok)
		require.Len(t, at, 1)

		now[threshold] = at[0]
		got, _ := retold(stored, now)
		require.Equal(t, engine.Pass, got.Outcome)

		step := 0.001
		if threshold == SecondsMax || threshold == GapMax || threshold == LeapMax {
			step = -step
		}

		now[threshold] += step
		got, _ = retold(stored, now)
		require.Equal(t, engine.Fail, got.Outcome)
	})

	_, ok := turns(nil, measuredFilm(), TurnMin)
	require.False(t, ok)
	at, ok := turns(nil, unclear(NoChallenge), TurnMin)
	require.True(t, ok)
	require.Empty(t, at)
}
