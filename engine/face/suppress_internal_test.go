package face

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
)

func box(left, top, size float64) pixel.Rect {
	return pixel.Rect{Left: left, Top: top, Right: left + size, Bottom: top + size}
}

func TestDecodeTakesWhatReachesTheThreshold(t *testing.T) {
	t.Parallel()

	scores := []float32{0.1, 0.9, 0.6, 0.4, 0.2, 0.8}
	boxes := []float32{0, 0, 1, 1, 0, 0, 1, 1, 0.5, 0.5, 0.5, 0.9}
	found := decode(scores, boxes, 1, 0.7)
	require.Len(t, found, 1, "the second is unsure, the third has no width")
	require.InDelta(t, 0.9, found[0].Score, 1e-6)
	require.Len(t, decode(scores, boxes, 0, 0.6), 1)
}

func TestSuppressKeepsTheSurestAndOrdersBySize(t *testing.T) {
	t.Parallel()

	kept := suppress([]Face{
		{Box: box(10, 10, 40), Score: 0.8}, {Box: box(12, 11, 40), Score: 0.95}, {Box: box(100, 100, 60), Score: 0.75},
	})
	require.Equal(t, []Face{{Box: box(100, 100, 60), Score: 0.75}, {Box: box(12, 11, 40), Score: 0.95}}, kept)
	require.Empty(t, suppress(nil))
}

func TestSuppressBoundsItsWork(t *testing.T) {
	t.Parallel()

	many := make([]Face, 0, 4420)
	for i := range 4420 {
		many = append(many, Face{Box: box(float64(i)*10, 0, 9), Score: float64(i) / 4420})
	}

	require.Len(t, suppress(many), candidates)
}

func TestIntersection(t *testing.T) {
	t.Parallel()

	require.InDelta(t, 1, intersection(box(0, 0, 10), box(0, 0, 10)), 0)
	require.InDelta(t, 25.0/175, intersection(box(0, 0, 10), box(5, 5, 10)), 1e-12)
	require.Zero(t, intersection(box(0, 0, 10), box(10, 0, 10)))
}

func TestPlace(t *testing.T) {
	t.Parallel()

	canvas := pixel.Letterbox(640, 640, 320, 240)
	got := place(pixel.Rect{Left: 0.125, Top: 0, Right: 0.875, Bottom: 1}, canvas, 320, 240)
	require.InDelta(t, 0, got.Left, 1e-9)
	require.InDelta(t, 640, got.Right, 1e-9)
	require.InDelta(t, 640, got.Bottom, 1e-9)
}
