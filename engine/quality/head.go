package quality

import (
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/pixel"
)

// pose reads yaw and pitch from the pose network, whose heads are 66 bins of 3 degrees from -99. Its third head, roll, is left aside:
// on film frames and their mirror images it disagreed with itself by 4 degrees, and the line of the eyes shows roll directly.
func pose(room *engine.Room, view *face.View, box pixel.Rect, m map[string]float64) error {
	spec, err := room.Manifest().Model("pose")
	if err != nil {
		return err
	}

	in := &spec.Input
	if in.Crop.Kind == model.Squared {
		box = box.Square()
	}

	crop := box.Scale(in.Crop.Scale)

	out, err := room.Look(engine.Pose, "pose", in.Crop, view.Picture, crop.Onto(in.Width, in.Height), pixel.Border{Replicate: true})
	if err != nil {
		return err
	}

	m["yaw"], m["pitch"] = angle(out[0]), angle(out[1])

	return nil
}

// angle is the expectation of the bins' softmax, in degrees.
func angle(bins []float32) float64 {
	top := float64(bins[0])
	for _, b := range bins {
		top = max(top, float64(b))
	}

	var sum, mean float64

	for i, b := range bins {
		p := math.Exp(float64(b) - top)
		sum += p
		mean += p * float64(i)
	}

	return mean/sum*3 - 99
}

// eyes asks the eye network about both eyes and keeps the more open one: the network errs on small eyes, and a person with one
// eye must be able to pass.
func eyes(room *engine.Room, view *face.View, m map[string]float64) error {
	spec, err := room.Manifest().Model("eye")
	if err != nil {
		return err
	}

	in := &spec.Input
	right, left := view.Eyes()
	var most float64

	for _, eye := range []struct {
		middle face.Point
		width  float64
	}{
		{right, distance(view.Points[36], view.Points[39])},
		{left, distance(view.Points[42], view.Points[45])},
	} {
		r := max(eye.width*in.Crop.Scale, 1) / 2
		crop := pixel.Rect{Left: eye.middle.X - r, Top: eye.middle.Y - r, Right: eye.middle.X + r, Bottom: eye.middle.Y + r}

		out, err := room.Look(engine.Eyes, "eye", in.Crop, view.Picture, crop.Onto(in.Width, in.Height), pixel.Border{Replicate: true})
		if err != nil {
			return err
		}

		closed := spec.Outputs[0].Index
		most = max(most, 1/(1+math.Exp(float64(out[0][closed]-out[0][1-closed]))))
	}

	m["eyesOpen"] = most

	return nil
}
