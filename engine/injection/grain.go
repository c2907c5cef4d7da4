package injection

import (
	"math"
	"slices"

	"github.com/honnin/honnin/engine/pixel"
)

// step is how many pixels lie between two that are looked at, along each side.
const step = 2

// difference is the least mean difference of two pictures of one size, in grey levels; 255 when there are no two.
func difference(pictures []*pixel.Image) float64 {
	least := 255.0

	for i, a := range pictures {
		for _, b := range pictures[:i] {
			if a.Width == b.Width && a.Height == b.Height {
				least = min(least, apart(a, b))
			}
		}
	}

	return least
}

func apart(a, b *pixel.Image) float64 {
	sum, n := 0.0, 0

	for y := 0; y < a.Height; y += step {
		for x := 0; x < a.Width; x += step {
			sum += math.Abs(luma(a, x, y) - luma(b, x, y))
			n++
		}
	}

	return sum / float64(max(n, 1))
}

// luma is of Rec. 601, 0..255.
func luma(m *pixel.Image, x, y int) float64 {
	r, g, b := m.At(x, y)

	return 0.299*float64(r) + 0.587*float64(g) + 0.114*float64(b)
}

// block is the side of the squares in which noise is measured, in pixels.
const block = 16

// noise is the standard deviation of the noise in the smoothest tenth of the picture's squares, by Immerkær's mask, which is blind to
// gradients. Squares that are black or burnt out are left out; 255 when no others are there.
func noise(m *pixel.Image) float64 {
	var found []float64

	for top := 1; top+block < m.Height; top += block {
		for left := 1; left+block < m.Width; left += block {
			if deviation, ok := square(m, left, top); ok {
				found = append(found, deviation)
			}
		}
	}

	if len(found) == 0 {
		return 255
	}

	slices.Sort(found)

	return found[len(found)/10]
}

// square measures one square; false for one that is too dark or too bright to show noise.
func square(m *pixel.Image, left, top int) (float64, bool) {
	sum, mean := 0.0, 0.0

	for y := top; y < top+block; y++ {
		for x := left; x < left+block; x++ {
			corners := luma(m, x-1, y-1) + luma(m, x+1, y-1) + luma(m, x-1, y+1) + luma(m, x+1, y+1)
			sides := luma(m, x, y-1) + luma(m, x-1, y) + luma(m, x+1, y) + luma(m, x, y+1)
			middle := luma(m, x, y)
			sum += math.Abs(corners - 2*sides + 4*middle)
			mean += middle / (block * block)
		}
	}

	// Immerkær, Fast Noise Variance Estimation, 1996: the mask has a norm of 6.
	return math.Sqrt(math.Pi/2) * sum / (6 * block * block), mean > 20 && mean < 235
}
