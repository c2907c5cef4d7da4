package face

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
)

func TestJudge(t *testing.T) {
	t.Parallel()

	none := judge([]View{{}, {}})
	require.Equal(t, engine.Inconclusive, none.Outcome)
	require.Equal(t, []engine.Reason{NoFace}, none.Reasons)
	require.Nil(t, none.Score)

	some := judge([]View{{}, {Faces: []Face{{Box: box(0, 0, 80), Score: 0.9}, {Box: box(100, 0, 40), Score: 0.99}}}})
	require.Equal(t, engine.Pass, some.Outcome)
	require.InDelta(t, 0.9, *some.Score, 0, "the person's confidence, not a bystander's")
	require.Equal(t, map[string]float64{"faceCount": 2, "framesWithFace": 1, "boxHeight": 80}, some.Measures)
}

func TestPersonAndOther(t *testing.T) {
	t.Parallel()

	var empty View

	_, err := empty.Person()
	require.ErrorIs(t, err, ErrNoFace)
	require.Zero(t, empty.Other())

	view := View{Faces: []Face{{Box: box(0, 0, 80)}, {Box: box(100, 0, 40)}}}
	person, err := view.Person()
	require.NoError(t, err)
	require.InDelta(t, 80, person.Box.Height(), 0)
	require.InDelta(t, 0.5, view.Other(), 0)
}

func TestFive(t *testing.T) {
	t.Parallel()

	var view View
	for i := range view.Points {
		view.Points[i] = Point{X: float64(i), Y: float64(2 * i)}
	}

	require.Equal(t, [5]Point{{39, 78}, {45, 90}, {30, 60}, {54, 108}, {59, 118}}, view.Five())
	require.InDelta(t, 13.416, view.EyeDistance(), 0.001)
}
