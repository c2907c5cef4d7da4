package pixel_test

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
)

// ramp is a picture whose red is x, green is y and blue 100.
func ramp(width, height int) *pixel.Image {
	pix := make([]byte, 0, width*height*3)
	for y := range height {
		for x := range width {
			pix = append(pix, byte(x), byte(y), 100)
		}
	}

	return pixel.FromRGB(pix, width, height)
}

func colour(width, height int) pixel.Tensor {
	return pixel.Tensor{
		Data: make([]float32, width*height*3), Width: width, Height: height, StepX: 1, StepY: width, StepC: width * height,
		Order: pixel.RGB, Gain: []float32{1, 1, 1}, Offset: []float32{0, 0, 0},
	}
}

func whole(m *pixel.Image) pixel.Rect {
	return pixel.Rect{Right: float64(m.Width), Bottom: float64(m.Height)}
}

func TestWarpOneToOneIsACopy(t *testing.T) {
	t.Parallel()

	m, to := ramp(20, 10), colour(20, 10)
	to.Warp(m, whole(m).Onto(20, 10), pixel.Area, pixel.Border{Replicate: true})

	for y := range 10 {
		for x := range 20 {
			require.InDelta(t, x, to.Data[y*20+x], 0.01)
			require.InDelta(t, y, to.Data[200+y*20+x], 0.01)
			require.InDelta(t, 100, to.Data[400+y*20+x], 0.01)
		}
	}
}

// A shrunken ramp is a ramp: each pixel must be the mean of what lies under it, at every scale and by every path of the code.
func TestWarpShrinksToMeans(t *testing.T) {
	t.Parallel()

	for _, size := range []int{120, 96, 60, 40, 24, 12} {
		m, to := ramp(120, 120), colour(size, size)
		to.Warp(m, whole(m).Onto(size, size), pixel.Area, pixel.Border{Replicate: true})

		scale := 120 / float64(size)
		for i := range size {
			want := (float64(i)+0.5)*scale - 0.5
			require.InDelta(t, want, to.Data[size*(size/2)+i], 0.35*scale+0.5, "column %d of %d", i, size)
			require.InDelta(t, want, to.Data[size*size+size*i+size/2], 0.35*scale+0.5, "row %d of %d", i, size)
		}
	}
}

func TestWarpTurned(t *testing.T) {
	t.Parallel()

	m := ramp(100, 100)
	for _, size := range []int{100, 50, 20} {
		to, k := colour(size, size), 100/float64(size)
		// A quarter turn: the destination's x runs down the source.
		to.Warp(m, pixel.Affine{B: -k, C: 100, D: k}, pixel.Area, pixel.Border{Replicate: true})

		for i := range size {
			require.InDelta(t, (float64(i)+0.5)*k-0.5, to.Data[size*size+size*(size/2)+i], 0.35*k+0.5)
		}
	}
}

func TestWarpTurnsAPictureLikeItsPixels(t *testing.T) {
	t.Parallel()

	d := decoder(t)

	var upright, turned pixel.Image
	require.NoError(t, d.Decode(&upright, sample(t, "stripes.jpg")))
	require.NoError(t, d.Decode(&turned, withEXIF(sample(t, "stripes.jpg"), tiff(binary.LittleEndian, 3))))

	a, b := colour(24, 16), colour(24, 16)
	a.Warp(&upright, whole(&upright).Onto(24, 16), pixel.Area, pixel.Border{})
	b.Warp(&turned, whole(&turned).Onto(24, 16), pixel.Area, pixel.Border{})

	for i := range 24 * 16 {
		require.InDelta(t, a.Data[i], b.Data[24*16-1-i], 1)
	}
}

func TestLetterboxKeepsShapeAndFillsTheRest(t *testing.T) {
	t.Parallel()

	m, to := ramp(60, 120), colour(80, 60)
	to.Warp(m, pixel.Letterbox(60, 120, 80, 60), pixel.Area, pixel.Border{Grey: 127})

	require.InDelta(t, 127, to.Data[30*80+5], 0.01, "left of the picture")
	require.InDelta(t, 127, to.Data[30*80+75], 0.01, "right of it")
	require.InDelta(t, 30, to.Data[30*80+40], 1.5, "its middle in the middle")
}

func TestBorderReplicates(t *testing.T) {
	t.Parallel()

	m, to := ramp(50, 50), colour(10, 10)
	to.Warp(m, pixel.Rect{Left: -100, Top: 10, Right: -50, Bottom: 60}.Onto(10, 10), pixel.Area, pixel.Border{Replicate: true})
	require.InDelta(t, 0, to.Data[0], 0.01)
	require.InDelta(t, 49, to.Data[100+99], 0.01)
}

func TestNormalisationAndLayouts(t *testing.T) {
	t.Parallel()

	m := ramp(8, 8)
	bgr := colour(8, 8)
	bgr.Order, bgr.Gain, bgr.Offset = pixel.BGR, []float32{0.5, 1, 2}, []float32{-1, 0, 1}
	bgr.Warp(m, whole(m).Onto(8, 8), pixel.Linear, pixel.Border{Replicate: true})
	require.InDelta(t, 49, bgr.Data[0], 0.01, "blue first")
	require.InDelta(t, 7*2+1, bgr.Data[128+7], 0.01, "red last")

	rows := colour(8, 8)
	rows.StepX, rows.StepY, rows.StepC = 3, 24, 1
	rows.Warp(m, whole(m).Onto(8, 8), pixel.Linear, pixel.Border{Replicate: true})
	require.Equal(t, []float32{7, 3, 100}, rows.Data[3*24+21:3*24+24])

	grey := pixel.Grey(make([]float32, 64), 8, 8)
	grey.Warp(m, whole(m).Onto(8, 8), pixel.Area, pixel.Border{Replicate: true})
	require.InDelta(t, 0.299*5+0.587*2+0.114*100, grey.Data[2*8+5], 0.01)
}

func TestWarpNeverLeavesThePicture(t *testing.T) {
	t.Parallel()

	m := ramp(33, 17)
	for i := range 400 {
		turn, scale := float64(i)*0.37, 0.2+float64(i%40)*0.3
		c, s := math.Cos(turn)*scale, math.Sin(turn)*scale
		to := pixel.Grey(make([]float32, 24*24), 24, 24)
		to.Warp(m, pixel.Affine{A: c, B: -s, C: float64(i%70) - 20, D: s, E: c, F: float64(i%50) - 20}, pixel.Sampling(1+i%2), pixel.Border{Replicate: i%3 == 0})
	}
}

func TestWarpAllocatesNothing(t *testing.T) {
	m, to := ramp(200, 200), colour(32, 32)
	onto := whole(m).Onto(32, 32)
	to.Warp(m, onto, pixel.Area, pixel.Border{})
	require.Zero(t, testing.AllocsPerRun(50, func() { to.Warp(m, onto, pixel.Area, pixel.Border{}) }))
}
