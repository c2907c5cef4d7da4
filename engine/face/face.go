package face

import (
	"errors"
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
)

// ErrNoFace says that a picture shows no face, to callers that ask for one.
var ErrNoFace = errors.New("face: no face in the picture")

// Point is a place in a picture, in continuous pixels from the upper left corner.
type Point struct{ X, Y float64 }

// Face is one face in one picture.
type Face struct {
	// Box is the detector's box, in pixels of the picture; it may reach over the border.
	Box pixel.Rect
	// Score is the detector's confidence, 0..1.
	Score float64
}

// View is one picture and the faces in it.
type View struct {
	Picture *pixel.Image
	// Faces are ordered from the largest to the smallest; the first one is the person.
	Faces []Face
	// Points are the 68 landmarks of the person, in iBUG 300-W order; zero when there is no face.
	Points [68]Point
}

// Person gives the largest face, or [ErrNoFace].
func (v *View) Person() (Face, error) {
	if len(v.Faces) == 0 {
		return Face{}, ErrNoFace
	}

	return v.Faces[0], nil
}

// Other is the height of the second largest face relative to the largest, 0..1; 0 when the person is alone.
func (v *View) Other() float64 {
	if len(v.Faces) < 2 {
		return 0
	}

	return v.Faces[1].Box.Height() / v.Faces[0].Box.Height()
}

// Eyes gives the middles of the right and the left eye (the person's own right and left), each the mean of its four lid points.
func (v *View) Eyes() (right, left Point) {
	return v.mean(37, 38, 40, 41), v.mean(43, 44, 46, 47)
}

// EyeDistance is the distance between the middles of the eyes, in pixels of the picture as judged.
func (v *View) EyeDistance() float64 {
	right, left := v.Eyes()

	return math.Hypot(left.X-right.X, left.Y-right.Y)
}

// Five gives the five points that face descriptors are aligned by: both eyes, the tip of the nose, both corners of the mouth.
func (v *View) Five() [5]Point {
	right, left := v.Eyes()

	return [5]Point{right, left, v.Points[30], v.mean(48, 60), v.mean(54, 64)}
}

func (v *View) mean(points ...int) Point {
	var sum Point
	for _, i := range points {
		sum.X += v.Points[i].X
		sum.Y += v.Points[i].Y
	}

	return Point{X: sum.X / float64(len(points)), Y: sum.Y / float64(len(points))}
}

// Views are the views of one run, by kind, in the order of the evidence.
type Views map[engine.Kind][]View

// Found gives the views of this run; false if the face check did not run.
func Found(room *engine.Room) (Views, bool) { return engine.Kept[Views](room, Name) }
