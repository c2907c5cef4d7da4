package pixel_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
)

func TestSquareKeepsCentreAndHeight(t *testing.T) {
	t.Parallel()

	square := pixel.Rect{Left: 10, Top: 20, Right: 40, Bottom: 80}.Square()
	require.Equal(t, pixel.Rect{Left: -5, Top: 20, Right: 55, Bottom: 80}, square)
	require.InDelta(t, 60, square.Width(), 0)
}

func TestWithinMovesAndShrinks(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		box  pixel.Rect
		by   float64
		want pixel.Rect
	}{
		"room on all sides":  {pixel.Rect{Left: 40, Top: 40, Right: 60, Bottom: 60}, 2, pixel.Rect{Left: 30, Top: 30, Right: 70, Bottom: 70}},
		"moved right":        {pixel.Rect{Left: 0, Top: 40, Right: 20, Bottom: 60}, 2, pixel.Rect{Left: 0, Top: 30, Right: 40, Bottom: 70}},
		"moved up":           {pixel.Rect{Left: 40, Top: 80, Right: 60, Bottom: 100}, 2, pixel.Rect{Left: 30, Top: 60, Right: 70, Bottom: 100}},
		"no more than fits":  {pixel.Rect{Left: 20, Top: 20, Right: 80, Bottom: 80}, 3, pixel.Rect{Left: 0, Top: 0, Right: 100, Bottom: 100}},
		"a box without area": {pixel.Rect{Left: 5, Top: 5, Right: 5, Bottom: 5}, 3, pixel.Rect{Left: 0, Top: 0, Right: 100, Bottom: 100}},
	} {
		got := row.box.Within(row.by, 100, 100)
		require.InDelta(t, row.want.Left, got.Left, 1e-9, name)
		require.InDelta(t, row.want.Top, got.Top, 1e-9, name)
		require.InDelta(t, row.want.Right, got.Right, 1e-9, name)
		require.InDelta(t, row.want.Bottom, got.Bottom, 1e-9, name)
	}
}

func TestOntoMapsCorners(t *testing.T) {
	t.Parallel()

	onto := pixel.Rect{Left: 10, Top: 20, Right: 30, Bottom: 60}.Onto(10, 10)
	x, y := onto.Apply(0, 0)
	require.Equal(t, []float64{10, 20}, []float64{x, y})
	x, y = onto.Apply(10, 10)
	require.Equal(t, []float64{30, 60}, []float64{x, y})
	require.InDelta(t, 4, onto.Shrink(), 0)
}

func TestLetterboxCentres(t *testing.T) {
	t.Parallel()

	x, y := pixel.Letterbox(1000, 500, 320, 240).Apply(160, 120)
	require.InDelta(t, 500, x, 1e-9)
	require.InDelta(t, 250, y, 1e-9)
}
