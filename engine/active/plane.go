package active

import (
	"math"

	"github.com/honnin/honnin/engine/face"
)

// Landmarks in iBUG 300-W order. The plane's are chin, outer and inner ends of the brows, corners of the eyes and of the mouth; the
// nose's are the lower bridge, the tip, and the middle and ends of its base.
var (
	plane = [...]int{8, 17, 21, 22, 26, 36, 39, 42, 45, 48, 54} //nolint:gochecknoglobals // a constant in all but syntax
	nose  = [...]int{29, 30, 31, 33, 35}                        //nolint:gochecknoglobals // a constant in all but syntax
)

// parallax is how far the nose of the second face lies from where the homography that lays the plane of the first face onto that of
// the second puts it, to the picture's right, in distances between the outer corners of the second face's eyes. A flat picture gives
// 0 and the landmarks' noise. Degenerate points give 0, which is no sign of a head.
func parallax(from, to *[68]face.Point) float64 {
	h, ok := homography(from, to)
	width := span(to)

	if !ok || width == 0 {
		return 0
	}

	var sum float64

	for _, i := range nose {
		x, ok := h.x(from[i])
		if !ok {
			return 0
		}

		sum += (to[i].X - x) / width
	}

	return sum / float64(len(nose))
}

// span is the distance between the outer corners of the eyes.
func span(points *[68]face.Point) float64 {
	return math.Hypot(points[45].X-points[36].X, points[45].Y-points[36].Y)
}

// projection is a homography between two faces' own coordinates: centred on the plane's points, in spans.
type projection struct {
	h          [8]float64
	from, to   face.Point
	unit, size float64
}

// x gives where the point lands along the second picture's rows, in pixels.
func (p *projection) x(point face.Point) (float64, bool) {
	x, y := (point.X-p.from.X)/p.unit, (point.Y-p.from.Y)/p.unit

	w := p.h[6]*x + p.h[7]*y + 1
	if w < 0.1 {
		return 0, false
	}

	return (p.h[0]*x+p.h[1]*y+p.h[2])/w*p.size + p.to.X, true
}

// homography fits by least squares (the direct linear transform with h33 = 1, on centred and scaled points).
func homography(from, to *[68]face.Point) (projection, bool) {
	p := projection{from: middle(from), to: middle(to), unit: span(from), size: span(to)}
	if p.unit == 0 || p.size == 0 {
		return p, false
	}

	var normal [8][9]float64

	for _, i := range plane {
		x, y := (from[i].X-p.from.X)/p.unit, (from[i].Y-p.from.Y)/p.unit
		u, v := (to[i].X-p.to.X)/p.size, (to[i].Y-p.to.Y)/p.size

		accumulate(&normal, [9]float64{x, y, 1, 0, 0, 0, -u * x, -u * y, u})
		accumulate(&normal, [9]float64{0, 0, 0, x, y, 1, -v * x, -v * y, v})
	}

	var ok bool

	p.h, ok = solve(normal)

	return p, ok
}

func middle(points *[68]face.Point) (sum face.Point) {
	for _, i := range plane {
		sum.X += points[i].X / float64(len(plane))
		sum.Y += points[i].Y / float64(len(plane))
	}

	return sum
}

// accumulate adds one equation to the normal equations; its last column is the right side.
func accumulate(normal *[8][9]float64, row [9]float64) {
	for r := range 8 {
		for c := range 9 {
			normal[r][c] += row[r] * row[c]
		}
	}
}

// solve is Gauss-Jordan elimination with pivots; false when the system has no one solution.
func solve(m [8][9]float64) (x [8]float64, ok bool) {
	for i := range 8 {
		best := i
		for r := i + 1; r < 8; r++ {
			if math.Abs(m[r][i]) > math.Abs(m[best][i]) {
				best = r
			}
		}

		m[i], m[best] = m[best], m[i]
		if !(math.Abs(m[i][i]) > 1e-9) {
			return x, false
		}

		for r := range 8 {
			if r == i {
				continue
			}

			factor := m[r][i] / m[i][i]
			for c := i; c < 9; c++ {
				m[r][c] -= factor * m[i][c]
			}
		}
	}

	for i := range 8 {
		x[i] = m[i][8] / m[i][i]
	}

	return x, true
}
