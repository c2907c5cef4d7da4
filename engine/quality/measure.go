package quality

import (
	"math"
	"time"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/pixel"
)

// measure gives the figures of one frame, or nil when it shows no face.
func measure(room *engine.Room, view *face.View) (map[string]float64, error) {
	person, err := view.Person()
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // a frame without a face is a fact about the person, and has no figures
	}

	m := make(map[string]float64, 20)
	if err := head(room, view, m); err != nil {
		return nil, err
	}

	start := time.Now()
	geometry(view, person.Box, m)
	light(room, view, m)
	clutter(room, view, person.Box, m)
	room.Measured(start)

	return m, nil
}

// geometry needs only boxes and points.
func geometry(view *face.View, box pixel.Rect, m map[string]float64) {
	width, height := float64(view.Picture.Width), float64(view.Picture.Height)
	m["faceCount"], m["otherFaceSize"] = float64(len(view.Faces)), view.Other()
	right, left := view.Eyes()
	m["interEyeDistance"], m["roll"] = view.EyeDistance(), math.Atan2(left.Y-right.Y, left.X-right.X)*180/math.Pi
	m["headSize"] = box.Height() / height
	m["margin"] = max(-1, min(box.Left, box.Top, width-box.Right, height-box.Bottom)/box.Height())
	m["eyeAperture"] = min(aperture(view.Points[36:42]), aperture(view.Points[42:48]))
}

// aperture is the mean lid distance of the six points of an eye over its width.
func aperture(eye []face.Point) float64 {
	width := distance(eye[0], eye[3])
	if width == 0 {
		return 0
	}

	return (distance(eye[1], eye[5]) + distance(eye[2], eye[4])) / 2 / width
}

func distance(a, b face.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }
