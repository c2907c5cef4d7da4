package match

import (
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/pixel"
)

// template is where ArcFace expects the eyes, nose and mouth corners in a 112x112 picture, measured to pixel middles.
func template() [5]face.Point {
	return [5]face.Point{
		{X: 38.2946, Y: 51.6963},
		{X: 73.5318, Y: 51.5014},
		{X: 56.0252, Y: 71.7366},
		{X: 41.5493, Y: 92.3655},
		{X: 70.7299, Y: 92.2041},
	}
}

// align gives the map from the aligned picture to the photograph: the similarity (turn, scale, shift) that lays the five points
// onto the template with the least squared error, inverted. False when the points do not span anything.
func align(five [5]face.Point, width, height int) (pixel.Affine, bool) {
	target := template()

	var p, q face.Point

	for i := range five {
		// The template speaks of pixel middles and of 112 pixels; the map of continuous coordinates and of the model's own size.
		target[i].X = (target[i].X + 0.5) * float64(width) / 112
		target[i].Y = (target[i].Y + 0.5) * float64(height) / 112
		p.X, p.Y = p.X+five[i].X/5, p.Y+five[i].Y/5
		q.X, q.Y = q.X+target[i].X/5, q.Y+target[i].Y/5
	}

	var dot, cross, norm float64

	for i := range five {
		px, py := five[i].X-p.X, five[i].Y-p.Y
		qx, qy := target[i].X-q.X, target[i].Y-q.Y
		dot += px*qx + py*qy
		cross += px*qy - py*qx
		norm += px*px + py*py
	}

	// The forward map is q + [a -b; b a](x - p); its inverse has the same form.
	if norm == 0 || dot*dot+cross*cross == 0 {
		return pixel.Affine{}, false
	}

	a, b := dot/norm, cross/norm
	scale := a*a + b*b
	c, s := a/scale, b/scale

	return pixel.Affine{
		A: c, B: s, C: p.X - c*q.X - s*q.Y,
		D: -s, E: c, F: p.Y + s*q.X - c*q.Y,
	}, true
}
