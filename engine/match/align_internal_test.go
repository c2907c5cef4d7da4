package match

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine/face"
)

// A face that is the template turned, scaled and moved is mapped back exactly: each template point finds its landmark.
func TestAlignInvertsASimilarity(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		turn := rapid.Float64Range(-3, 3).Draw(t, "turn")
		scale := rapid.Float64Range(0.1, 20).Draw(t, "scale")
		dx, dy := rapid.Float64Range(-500, 500).Draw(t, "dx"), rapid.Float64Range(-500, 500).Draw(t, "dy")
		c, s := math.Cos(turn)*scale, math.Sin(turn)*scale

		var five [5]face.Point
		for i, p := range template() {
			five[i] = face.Point{X: c*p.X - s*p.Y + dx, Y: s*p.X + c*p.Y + dy}
		}

		onto, ok := align(five, 112, 112)
		if !ok {
			t.Fatal("no map")
		}

		for i, p := range template() {
			x, y := onto.Apply(p.X+0.5, p.Y+0.5)
			if math.Hypot(x-five[i].X, y-five[i].Y) > 1e-6*scale {
				t.Fatalf("point %d lands at %v,%v, not %v", i, x, y, five[i])
			}
		}
	})
}

func TestAlignOtherSizes(t *testing.T) {
	t.Parallel()

	onto, ok := align(template(), 224, 224)
	require.True(t, ok)
	require.InDelta(t, 0.5, onto.Shrink(), 1e-9)
}

func TestAlignNeedsPointsThatSpanSomething(t *testing.T) {
	t.Parallel()

	_, ok := align([5]face.Point{}, 112, 112)
	require.False(t, ok)
}

func TestCosine(t *testing.T) {
	t.Parallel()

	require.InDelta(t, 1, Cosine([]float32{1, 2}, []float32{2, 4}), 1e-12)
	require.InDelta(t, 0, Cosine([]float32{1, 0}, []float32{0, 3}), 1e-12)
	require.InDelta(t, -1, Cosine([]float32{1, 1}, []float32{-1, -1}), 1e-12)

	for _, pair := range [][2][]float32{{nil, {1}}, {{1}, {1, 2}}, {{0, 0}, {1, 2}}} {
		require.InDelta(t, -1, Cosine(pair[0], pair[1]), 0, "nothing to compare is as far as can be")
	}
}
