package injection

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/engine"
)

// Name is the room's name.
const Name = "injection"

// signal is one kind of trace.
type signal struct {
	name   string
	reason engine.Reason
	doc    string
}

// signals lists every kind of trace, in the order in which they are told.
func signals() []signal {
	return []signal{
		{"virtualCamera", "virtual_camera", "The label of the camera: 1 is the name of a program that plays films as a camera, 0.5 a word that such programs use."},
		{"timing", "impossible_timing", "Times of the frames: 1 is two frames within half the time that the camera takes for one, 0.5 four or more at intervals that are equal to the millisecond."},
		{"mismatch", "camera_mismatch", "Size of the pictures against the camera's: 1 is a picture with more pixels than the camera gives, 0.5 one of another shape."},
		{"frozen", "frozen_frames", "Likeness of the frames: 1 is two frames of the same pixels, falling to 0 at a mean difference of 0.5 of 255 grey levels; or a film of motions whose frames all stand, falling to 0 when half of them do."},
		{"looped", "looped_frames", "1 is a film of motions in which a frame comes back, byte for byte, after another one."},
		{"noise", "no_sensor_noise", "Lack of noise: 0.5 is none in the smoothest parts of the picture, falling to 0 at a deviation of 0.3 grey levels. A camera that smooths well leaves little."},
		{"metadata", "edited", "What the file says of its making: 1 is a program that generates pictures, 0.8 one that edits them, 0.5 a manifest of content credentials."},
		{"screenCapture", "screen_capture", "1 is a file that says so; 0.6 a PNG of the size of a common display."},
	}
}

// Check gives the room's check.
func Check() *engine.Check {
	check := &engine.Check{
		Name: Name, Version: "1", Better: engine.Higher, Needs: []engine.Kind{engine.Selfie}, Run: run, Again: again, Turns: turns,
		Measures: []engine.Measure{
			{Name: "bound", Unit: "1", Low: 0, High: 1, Doc: "1 when every frame came signed by the key of the page that the person had open.", Better: engine.Higher},
			{Name: "frameDifference", Unit: "1", Low: 0, High: 255, Doc: "Least mean difference of two frames, in grey levels; 255 for one frame alone."},
			{Name: "noiseDeviation", Unit: "1", Low: 0, High: 255, Doc: "Standard deviation of the noise in the smoothest tenth of the first frame, in grey levels (after Immerkær 1996)."},
		},
	}

	for _, s := range signals() {
		check.Measures = append(check.Measures, engine.Measure{Name: s.name, Unit: "1", Low: 0, High: 1, Doc: s.doc, Better: engine.Lower})
		check.Thresholds = append(check.Thresholds, engine.Threshold{
			Name: Name + "." + s.name + ".max", Unit: "1", Low: 0, High: 1,
			Doc: "Largest signal " + s.name + " that is let through; lower is stricter, and 1 lets everything through.",
		})
	}

	return check
}

func run(_ context.Context, room *engine.Room) (engine.Finding, error) {
	var facts engine.Facts

	if files := room.Evidence[engine.Capture]; len(files) > 0 {
		if err := json.Unmarshal(files[0], &facts); err != nil {
			return engine.Finding{}, fmt.Errorf("injection: %w", err)
		}
	}

	pictures, err := room.Pictures(engine.Selfie)
	if err != nil {
		return engine.Finding{}, err
	}

	return judge(measure(&facts, room.Evidence, pictures), room.Thresholds), nil
}
