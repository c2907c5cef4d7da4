package eval_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine/eval"
)

func judged(class string, scores ...float64) []eval.Attempt {
	list := make([]eval.Attempt, len(scores))
	for i := range scores {
		list[i] = eval.Attempt{Class: class, Score: &scores[i]}
	}

	return list
}

func unjudged(class, reason string, n int) []eval.Attempt {
	list := make([]eval.Attempt, n)
	for i := range list {
		list[i] = eval.Attempt{Class: class, Reason: reason}
	}

	return list
}

func join(lists ...[]eval.Attempt) (all []eval.Attempt) {
	for _, list := range lists {
		all = append(all, list...)
	}

	return all
}

func TestLivenessByHand(t *testing.T) {
	t.Parallel()

	got, err := eval.NewLiveness(join(
		judged("", .9, .8, .7, .3), unjudged("", "too_dark", 1),
		judged("screen", .1, .2), unjudged("screen", "no_face", 2), unjudged("screen", "blurred", 3),
		judged("mask", .4, .8),
	), .5)
	require.NoError(t, err)

	require.Equal(t, 5, got.Live.Presented)
	require.Equal(t, 4, got.Live.Judged)
	require.Equal(t, eval.Rate{Count: 1, N: 5}, got.Live.NonResponse)
	require.Equal(t, []eval.Reason{{Reason: "too_dark", Count: 1}}, got.Live.Unjudged)

	require.Len(t, got.Species, 2)
	require.Equal(t, "mask", got.Species[0].Name)
	require.Equal(t, "screen", got.Species[1].Name)
	require.Equal(t, eval.Rate{Count: 5, N: 7}, got.Species[1].NonResponse)
	require.Equal(t, []eval.Reason{{Reason: "blurred", Count: 3}, {Reason: "no_face", Count: 2}}, got.Species[1].Unjudged)

	require.InDelta(t, 12.5/16, got.AUC.Value, 1e-12)
	require.InDelta(t, .25, *got.EER, 1e-12)

	names := map[string]eval.LivenessPoint{}
	for _, point := range got.Points {
		names[point.Name] = point
	}

	policy := names["policy"]
	require.Equal(t, eval.Rate{Count: 1, N: 4}, policy.BPCER)
	require.Equal(t, eval.Rate{Count: 1, N: 4}, policy.APCER)
	require.Equal(t, []eval.SpeciesError{
		{Species: "mask", APCER: eval.Rate{Count: 1, N: 2}}, {Species: "screen", APCER: eval.Rate{Count: 0, N: 2}},
	}, policy.Species)
	require.Equal(t, "mask", policy.Worst.Species)
	require.InDelta(t, .7, names["eer"].Threshold, 0)
	require.InDelta(t, .9, names["apcer5"].Threshold, 0)
	require.InDelta(t, .9, names["apcer5-worst"].Threshold, 0)
	require.Equal(t, eval.Rate{Count: 3, N: 4}, names["apcer5"].BPCER)
}

func TestLivenessWithOneSideUnjudgedStillCounts(t *testing.T) {
	t.Parallel()

	got, err := eval.NewLiveness(join(unjudged("", "too_dark", 2), judged("screen", .9)), .5)
	require.NoError(t, err)
	require.Nil(t, got.AUC)
	require.Nil(t, got.EER)
	require.Len(t, got.Points, 1)
	require.Equal(t, eval.Rate{Count: 1, N: 1}, got.Points[0].APCER)
	require.Equal(t, eval.Rate{}, got.Points[0].BPCER)

	data, err := json.Marshal(got)
	require.NoError(t, err)
	require.Contains(t, string(data), `"auc":null`)
}

func TestLivenessRefusesAScoreThatIsNoNumber(t *testing.T) {
	t.Parallel()

	_, err := eval.NewLiveness(join(judged("", math.NaN()), judged("screen", 0)), .5)
	require.ErrorIs(t, err, eval.ErrScore)
}

func TestLivenessHoldsEverySpeciesToTheLimit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		got, err := eval.NewLiveness(join(
			judged("", draw(t, "live")...), judged("a", draw(t, "a")...), judged("b", draw(t, "b")...),
		), rapid.Float64().Draw(t, "threshold"))
		require.NoError(t, err)
		require.Len(t, got.Points, 4)

		pooled, worst := got.Points[2], got.Points[3]
		require.Equal(t, "apcer5", pooled.Name)
		require.Equal(t, "apcer5-worst", worst.Name)
		require.LessOrEqual(t, pooled.APCER.Value(), .05)
		require.LessOrEqual(t, worst.Worst.APCER.Value(), .05)
		require.GreaterOrEqual(t, worst.BPCER.Value(), pooled.BPCER.Value(), "the stricter reading costs at least as much")

		for _, point := range got.Points {
			require.Equal(t, got.Live.Judged, point.BPCER.N)
			require.GreaterOrEqual(t, point.Worst.APCER.Value(), point.APCER.Value())
		}
	})
}
