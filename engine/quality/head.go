package quality

import (
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/pixel"
)

// Pose reads yaw and pitch of the person from the pose network, in degrees as the measures of those names. Its heads are 66 bins of 3 degrees from -99. Its third head, roll, is left aside:
// on film frames and their mirror images it disagreed with itself by 4 degrees, and the line of the eyes shows roll directly.
func Pose(room *engine.Room, view *face.View) (yaw, pitch float64, err error) {
	person, err := view.Person()
	if err != nil {
		return 0, 0, err
	}

	spec, err := room.Manifest().Model("pose")
	if err != nil {
		return 0, 0, err
	}

	in, box := &spec.Input, person.Box
	if in.Crop.Kind == model.Squared {
		box = box.Square()
	}

	crop := box.Scale(in.Crop.Scale)

	out, err := room.Look(engine.Pose, "pose", in.Crop, view.Picture, crop.Onto(in.Width, in.Height), pixel.Border{Replicate: true})
	if err != nil {
		return 0, 0, err
	}

	return angle(out[0]), angle(out[1]), nil
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

// Eyes asks the eye network about both eyes and gives for the right and the left one its confidence, 0..1, that it is open.
func Eyes(room *engine.Room, view *face.View) (open [2]float64, err error) {
	spec, err := room.Manifest().Model("eye")
	if err != nil {
		return open, err
	}

	in := &spec.Input
	right, left := view.Eyes()

	for i, eye := range []struct {
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
			return open, err
		}

		closed := spec.Outputs[0].Index
		open[i] = 1 / (1 + math.Exp(float64(out[0][closed]-out[0][1-closed])))
	}

	return open, nil
}

// head puts pose and eyes among the measures. Of the eyes the more open one counts: the network errs on small eyes, and a person with
// one eye must be able to pass.
func head(room *engine.Room, view *face.View, m map[string]float64) (err error) {
	if m["yaw"], m["pitch"], err = Pose(room, view); err != nil {
		return err
	}

	open, err := Eyes(room, view)
	m["eyesOpen"] = max(open[0], open[1])

	return err
}
