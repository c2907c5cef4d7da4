package quality

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/pixel"
)

func TestEntropy(t *testing.T) {
	t.Parallel()

	require.Zero(t, entropy([]int{8, 0}, 8))
	require.InDelta(t, 1, entropy([]int{4, 4}, 8), 1e-12)
	require.InDelta(t, 2, entropy([]int{2, 2, 2, 2}, 8), 1e-12)
}

func TestShared(t *testing.T) {
	t.Parallel()

	require.InDelta(t, 1, shared([]int{1, 3}, []int{1, 3}, 4), 0)
	require.InDelta(t, 0.5, shared([]int{4, 0}, []int{2, 2}, 4), 0)
	require.Zero(t, shared([]int{4, 0}, []int{0, 4}, 4))
}

func TestLaplacian(t *testing.T) {
	t.Parallel()

	flat, board := make([]float32, 64), make([]float32, 64)
	for i := range board {
		flat[i] = float32(i % 8 * 10) // a ramp has no second derivative either
		board[i] = float32((i%8 + i/8) % 2 * 10)
	}

	require.InDelta(t, 0, laplacian(flat, 8, 8), 1e-6)
	require.InDelta(t, 1600, laplacian(board, 8, 8), 1e-6)
}

// The patch's eye line and gap must land on the eyes, however the head is tilted.
func TestUprightFindsTheEyes(t *testing.T) {
	t.Parallel()

	for _, eyes := range [][2]face.Point{
		{{X: 100, Y: 100}, {X: 180, Y: 100}}, {{X: 100, Y: 100}, {X: 160, Y: 140}}, {{X: 100, Y: 140}, {X: 160, Y: 90}},
	} {
		var view face.View
		for _, i := range []int{37, 38, 40, 41} {
			view.Points[i] = eyes[0]
		}

		for _, i := range []int{43, 44, 46, 47} {
			view.Points[i] = eyes[1]
		}

		onto := upright(&view)
		for k, x := range []float64{(patchWidth - eyeGap) / 2, (patchWidth + eyeGap) / 2} {
			px, py := onto.Apply(x, eyeLine)
			require.InDelta(t, eyes[k].X, px, 1e-9)
			require.InDelta(t, eyes[k].Y, py, 1e-9)
		}
	}
}

func TestAngle(t *testing.T) {
	t.Parallel()

	bins := make([]float32, 66)
	require.InDelta(t, 32.5*3-99, angle(bins), 1e-9, "no preference is the middle")

	bins[33] = 1000
	require.InDelta(t, 0, angle(bins), 1e-9, "large logits do not overflow")
}

func TestGeometry(t *testing.T) {
	t.Parallel()

	view := face.View{Picture: pixel.FromRGB(make([]byte, 200*100*3), 200, 100)}
	view.Faces = []face.Face{{Box: pixel.Rect{Left: 60, Top: 10, Right: 100, Bottom: 60}}}
	m := map[string]float64{}
	geometry(&view, view.Faces[0].Box, m)
	require.InDelta(t, 0.5, m["headSize"], 0)
	require.InDelta(t, 0.2, m["margin"], 0)
	require.Zero(t, m["eyeAperture"], "eyes without width are no division by zero")

	cut := pixel.Rect{Left: -30, Top: 10, Right: 10, Bottom: 60}
	geometry(&view, cut, m)
	require.InDelta(t, -0.6, m["margin"], 0)
}
