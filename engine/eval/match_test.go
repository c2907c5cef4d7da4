package eval_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/eval"
)

func pairs(same bool, cosines ...float64) []eval.Attempt {
	list := make([]eval.Attempt, len(cosines))
	for i := range cosines {
		list[i] = eval.Pair(same, &cosines[i], "")
	}

	return list
}

func TestMatchByHand(t *testing.T) {
	t.Parallel()

	got, err := eval.NewMatch(join(
		pairs(true, .9, .8, .7, .3), pairs(false, .1, .2, .4, .8),
		[]eval.Attempt{eval.Pair(true, nil, "no_face"), eval.Pair(false, nil, "no_face"), eval.Pair(false, nil, "unsupported")},
	), .45)
	require.NoError(t, err)

	require.Equal(t, eval.Rate{Count: 1, N: 5}, got.Genuine.NonResponse)
	require.Equal(t, eval.Rate{Count: 2, N: 6}, got.Impostor.NonResponse)
	require.Equal(t, []eval.Reason{{Reason: "no_face", Count: 1}, {Reason: "unsupported", Count: 1}}, got.Impostor.Unjudged)
	require.InDelta(t, 12.5/16, got.AUC.Value, 1e-12)
	require.InDelta(t, .25, *got.EER, 1e-12)

	require.Equal(t, eval.MatchPoint{
		Name: "policy", Threshold: .45, Resolved: true,
		FMR: eval.Rate{Count: 1, N: 4}, FNMR: eval.Rate{Count: 1, N: 4}, TAR: eval.Rate{Count: 3, N: 4},
	}, got.Points[0])
	require.Equal(t, "eer", got.Points[1].Name)
	require.Equal(t, eval.MatchPoint{
		Name: "far1e-2", Threshold: .9, Resolved: false,
		FMR: eval.Rate{Count: 0, N: 4}, FNMR: eval.Rate{Count: 3, N: 4}, TAR: eval.Rate{Count: 1, N: 4},
	}, got.Points[2])
	require.Equal(t, "far1e-3", got.Points[3].Name)
}

func TestMatchSaysWhetherThereAreEnoughImpostors(t *testing.T) {
	t.Parallel()

	impostors := make([]float64, 100)
	for i := range impostors {
		impostors[i] = float64(i) / 1000
	}

	got, err := eval.NewMatch(join(pairs(true, .5, .0985), pairs(false, impostors...)), .45)
	require.NoError(t, err)
	require.True(t, got.Points[2].Resolved, "one of a hundred is 1e-2")
	require.False(t, got.Points[3].Resolved)
	require.Equal(t, eval.Rate{Count: 1, N: 100}, got.Points[2].FMR)
	require.InDelta(t, .0985, got.Points[2].Threshold, 1e-12, "the lowest threshold within the limit")
	require.Equal(t, eval.Rate{Count: 2, N: 2}, got.Points[2].TAR)
}

func TestMatchWithOneSideOnlyStillCounts(t *testing.T) {
	t.Parallel()

	got, err := eval.NewMatch(pairs(true, .9, .1), .45)
	require.NoError(t, err)
	require.Nil(t, got.AUC)
	require.Len(t, got.Points, 1)
	require.Equal(t, eval.Rate{Count: 1, N: 2}, got.Points[0].FNMR)
	require.Zero(t, got.Impostor.Presented)
}

func TestMatchRefusesAScoreThatIsNoNumber(t *testing.T) {
	t.Parallel()

	_, err := eval.NewMatch(join(pairs(true, math.Inf(1)), pairs(false, 0)), .5)
	require.ErrorIs(t, err, eval.ErrScore)
}
