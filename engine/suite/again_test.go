package suite_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/golden"
)

// What is told again from a stored report is what the models and checks find of the same pictures by the other figures, or it is said that it
// cannot be told. One frame of the three has its eyes closer together than the others.
func TestToldAgainAsItWouldBeFound(t *testing.T) {
	desk := golden.Desk(t)
	evidence := engine.Evidence{
		engine.Selfie:     {testkit.Person(t, "franck-1.jpg"), testkit.Person(t, "franck-2.jpg"), testkit.Person(t, "franck-3.jpg")},
		engine.Reference:  {testkit.Person(t, "franck-later.jpg")},
		engine.Neighbours: {[]byte(`{"found":[{"frame":0,"distance":9}]}`)},
	}

	at := func(figures engine.Thresholds) engine.Thresholds {
		thresholds := maps.Clone(decision.Default().Thresholds)
		maps.Copy(thresholds, engine.Thresholds{"quality.interEyeDistance.min": 30, "duplicate.distance.min": 8})
		maps.Copy(thresholds, figures)

		return thresholds
	}

	was := at(nil)
	found, _, err := engine.Run(t.Context(), desk, suite.Checks(), evidence, was)
	require.NoError(t, err)

	data, err := json.Marshal(found)
	require.NoError(t, err)

	var stored []engine.Finding
	require.NoError(t, json.Unmarshal(data, &stored))

	quality := stored[1]
	require.Len(t, quality.Frames["frame"], 3)

	lowest, highest := 1e9, 0.0
	for _, sharpness := range quality.Frames["sharpness"] {
		lowest, highest = min(lowest, sharpness), max(highest, sharpness)
	}

	for _, figures := range []engine.Thresholds{
		{"quality.sharpness.min": (lowest + highest) / 2},
		{"quality.sharpness.min": highest + 1},
		{"passive.score.min": 0.999, "match.referenceOtherFace.max": 0},
		{"match.cosine.min": 0.99, "quality.yaw.max": 90},
		{"match.referenceEyeDistance.min": 500, "duplicate.distance.min": 12, "injection.noise.max": 0},
		{"face.score.min": 1},
	} {
		name := fmt.Sprint(figures)
		want, _, err := engine.Run(t.Context(), desk, suite.Checks(), evidence, at(figures))
		require.NoError(t, err)

		told := engine.NewRetelling(suite.Checks(), was, at(figures)).Of(stored)
		for i, one := range told.Findings {
			how := told.Less[one.Check]
			if how == engine.Untold {
				t.Errorf("%s: %s is not told", name, one.Check)
			}

			require.Equal(t, want[i].Outcome, one.Outcome, "%s: %s", name, one.Check)

			if how == 0 {
				require.ElementsMatch(t, want[i].Reasons, one.Reasons, "%s: %s", name, one.Check)
				require.Equal(t, want[i].Score == nil, one.Score == nil, "%s: %s", name, one.Check)
				require.InDeltaMapValues(t, want[i].Measures, one.Measures, 1e-6, "%s: %s", name, one.Check)
			}
		}
	}
}

// By the same figures everything stands as it is, whatever is kept; a check that left no finding is not told.
func TestByTheSameFiguresNothingIsOther(t *testing.T) {
	t.Parallel()

	figures := decision.Default().Thresholds
	told := engine.NewRetelling(suite.Checks(), figures, figures).Of(suite.Unreadable())
	require.Equal(t, suite.Unreadable(), told.Findings)
	require.Empty(t, told.Less)

	moved := maps.Clone(figures)
	for name := range moved {
		moved[name] *= 1.01
	}

	told = engine.NewRetelling(suite.Checks(), figures, moved).Of(suite.Unreadable())
	require.Equal(t, suite.Unreadable(), told.Findings, "an unreadable file is one by any figures")
	require.Empty(t, told.Less)

	told = engine.NewRetelling(suite.Checks(), figures, figures).Of(suite.Unreadable()[1:])
	require.Equal(t, map[string]engine.Told{"face": engine.Untold}, told.Less)
}
