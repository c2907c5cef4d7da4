package quality

import (
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/pixel"
)

// The face patch is turned so that the eyes lie level, eyeGap apart, with the face from brow to chin: the same skin in
// every picture, at one scale, so that figures compare between cameras.
const (
	patchWidth  = 80
	patchHeight = 96
	eyeGap      = 40
	eyeLine     = 28
)

// light measures exposure, uniformity, range and sharpness on the face patch.
func light(room *engine.Room, view *face.View, m map[string]float64) {
	patch := room.Grey(view.Picture, upright(view), patchWidth, patchHeight)

	var histogram [256]int

	var halves [2][32]int

	var sum float64

	for i, v := range patch {
		level := min(max(int(v+0.5), 0), 255)
		histogram[level]++
		halves[i%patchWidth*2/patchWidth][level/8]++
		sum += float64(v)
	}

	n := float64(len(patch))
	m["luminance"] = sum / n / 255
	m["underExposure"] = float64(total(histogram[:26])) / n
	m["overExposure"] = float64(total(histogram[247:])) / n
	m["dynamicRange"] = entropy(histogram[:], n)
	m["illuminationUniformity"] = shared(halves[0][:], halves[1][:], n/2)
	m["sharpness"] = laplacian(patch, patchWidth, patchHeight)
}

// upright maps the patch onto the face by its eyes.
func upright(view *face.View) pixel.Affine {
	right, left := view.Eyes()
	a, d := (left.X-right.X)/eyeGap, (left.Y-right.Y)/eyeGap
	x, y := (right.X+left.X)/2, (right.Y+left.Y)/2

	return pixel.Affine{
		A: a, B: -d, C: x - a*patchWidth/2 + d*eyeLine,
		D: d, E: a, F: y - d*patchWidth/2 - a*eyeLine,
	}
}

func total(bins []int) int {
	sum := 0
	for _, n := range bins {
		sum += n
	}

	return sum
}

func entropy(bins []int, n float64) float64 {
	var bits float64

	for _, count := range bins {
		if count > 0 {
			p := float64(count) / n
			bits -= p * math.Log2(p)
		}
	}

	return bits
}

// shared is the intersection of two histograms of n values each, 0..1.
func shared(a, b []int, n float64) float64 {
	sum := 0
	for i := range a {
		sum += min(a[i], b[i])
	}

	return float64(sum) / n
}

// laplacian is the variance of the 4-neighbour Laplacian.
func laplacian(patch []float32, width, height int) float64 {
	var sum, squares float64

	for y := 1; y < height-1; y++ {
		row, up, down := patch[y*width:(y+1)*width], patch[(y-1)*width:y*width], patch[(y+1)*width:(y+2)*width]

		for x := 1; x < width-1; x++ {
			v := float64(row[x-1] + row[x+1] + up[x] + down[x] - 4*row[x])
			sum += v
			squares += v * v
		}
	}

	n := float64((width - 2) * (height - 2))

	return squares/n - sum/n*sum/n
}
