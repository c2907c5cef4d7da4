package pixel

import "math"

// Affine maps a point of the destination to a point of the source: x' = A*x + B*y + C, y' = D*x + E*y + F.
// Coordinates are continuous: pixel i covers i to i+1, so its middle lies at i+0.5.
type Affine struct{ A, B, C, D, E, F float64 }

// Apply maps one point.
func (m Affine) Apply(x, y float64) (sx, sy float64) {
	return m.A*x + m.B*y + m.C, m.D*x + m.E*y + m.F
}

// Shrink says how many source pixels lie along one destination pixel, on the longer axis.
func (m Affine) Shrink() float64 {
	return max(math.Hypot(m.A, m.D), math.Hypot(m.B, m.E))
}

// Rect is a region of a picture in continuous pixels.
type Rect struct{ Left, Top, Right, Bottom float64 }

// Width is Right - Left.
func (r Rect) Width() float64 { return r.Right - r.Left }

// Height is Bottom - Top.
func (r Rect) Height() float64 { return r.Bottom - r.Top }

// Center is the middle of the region.
func (r Rect) Center() (x, y float64) { return (r.Left + r.Right) / 2, (r.Top + r.Bottom) / 2 }

// Square gives the square with the region's centre and height.
func (r Rect) Square() Rect {
	x, _ := r.Center()
	half := r.Height() / 2

	return Rect{Left: x - half, Top: r.Top, Right: x + half, Bottom: r.Bottom}
}

// Scale enlarges the region about its centre.
func (r Rect) Scale(by float64) Rect {
	x, y := r.Center()
	w, h := r.Width()*by/2, r.Height()*by/2

	return Rect{Left: x - w, Top: y - h, Right: x + w, Bottom: y + h}
}

// Within gives the region scaled by at most by about its centre and then moved so that it lies inside a picture of that size:
// the liveness models were trained on crops that never show a border. The aspect ratio is kept.
func (r Rect) Within(by, width, height float64) Rect {
	if r.Width() <= 0 || r.Height() <= 0 {
		return Rect{Right: width, Bottom: height}
	}

	out := r.Scale(min(by, width/r.Width(), height/r.Height()))
	dx := max(0, -out.Left) - max(0, out.Right-width)
	dy := max(0, -out.Top) - max(0, out.Bottom-height)

	return Rect{Left: out.Left + dx, Top: out.Top + dy, Right: out.Right + dx, Bottom: out.Bottom + dy}
}

// Onto maps a destination of the given size onto the region.
func (r Rect) Onto(width, height int) Affine {
	return Affine{A: r.Width() / float64(width), C: r.Left, E: r.Height() / float64(height), F: r.Top}
}

// Letterbox maps a destination onto a whole picture, keeping its shape and centring it.
func Letterbox(pictureWidth, pictureHeight, width, height int) Affine {
	shrink := max(float64(pictureWidth)/float64(width), float64(pictureHeight)/float64(height))

	return Affine{
		A: shrink, C: (float64(pictureWidth) - shrink*float64(width)) / 2,
		E: shrink, F: (float64(pictureHeight) - shrink*float64(height)) / 2,
	}
}
