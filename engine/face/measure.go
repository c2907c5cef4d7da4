package face

import (
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
)

// Names in the manifest.
const (
	detector = "detect"
	marker   = "landmark"
)

// measure finds the faces of every picture, and the points of the largest one in each.
func measure(room *engine.Room) (Views, error) {
	views := Views{}

	for _, kind := range []engine.Kind{engine.Selfie, engine.Reference} {
		pictures, err := room.Pictures(kind)
		if err != nil {
			return nil, err
		}

		for _, picture := range pictures {
			view, err := Look(room, picture)
			if err != nil {
				return nil, err
			}

			views[kind] = append(views[kind], view)
		}
	}

	return views, nil
}

// Look finds the faces of one picture, and the points of the largest one.
func Look(room *engine.Room, picture *pixel.Image) (View, error) {
	view := View{Picture: picture}

	var err error
	if view.Faces, err = detect(room, picture); err != nil || len(view.Faces) == 0 {
		return view, err
	}

	view.Points, err = mark(room, picture, view.Faces[0].Box)

	return view, err
}

func detect(room *engine.Room, picture *pixel.Image) ([]Face, error) {
	spec, err := room.Manifest().Model(detector)
	if err != nil {
		return nil, err
	}

	in := &spec.Input
	canvas := pixel.Letterbox(picture.Width, picture.Height, in.Width, in.Height)

	// 127 is what the detector's normalisation turns into zero, which is also what its own padding sees.
	out, err := room.Look(engine.Detect, detector, in.Crop, picture, canvas, pixel.Border{Grey: 127})
	if err != nil {
		return nil, err
	}

	found := decode(out[0], out[1], spec.Outputs[0].Index, room.Thresholds[ScoreMin])
	for i := range found {
		found[i].Box = place(found[i].Box, canvas, float64(in.Width), float64(in.Height))
	}

	return suppress(found), nil
}

// place turns a box in 0..1 of the detector's canvas into pixels of the picture.
func place(box pixel.Rect, canvas pixel.Affine, width, height float64) pixel.Rect {
	left, top := canvas.Apply(box.Left*width, box.Top*height)
	right, bottom := canvas.Apply(box.Right*width, box.Bottom*height)

	return pixel.Rect{Left: left, Top: top, Right: right, Bottom: bottom}
}

func mark(room *engine.Room, picture *pixel.Image, box pixel.Rect) (points [68]Point, err error) {
	spec, err := room.Manifest().Model(marker)
	if err != nil {
		return points, err
	}

	in := &spec.Input
	crop := box.Square().Within(in.Crop.Scale, float64(picture.Width), float64(picture.Height))

	out, err := room.Look(engine.Landmark, marker, in.Crop, picture, crop.Onto(in.Width, in.Height), pixel.Border{Replicate: true})
	if err != nil {
		return points, err
	}

	for i := range points {
		points[i] = Point{
			X: crop.Left + float64(out[0][2*i])*crop.Width(),
			Y: crop.Top + float64(out[0][2*i+1])*crop.Height(),
		}
	}

	return points, nil
}
