package face

import (
	"context"

	"github.com/honnin/honnin/engine"
)

// Name is the room's name.
const Name = "face"

// ScoreMin is the threshold this room reads.
const ScoreMin = "face.score.min"

// Check gives the room's check.
func Check() *engine.Check {
	return &engine.Check{
		Name: Name, Version: "1", Better: engine.Higher, Needs: []engine.Kind{engine.Selfie},
		Thresholds: []engine.Threshold{
			{Name: ScoreMin, Unit: "1", Low: 0.3, High: 1, Doc: "The detector's least confidence for something to be a face; higher is stricter."},
		},
		Measures: []engine.Measure{
			{Name: "faceCount", Unit: "1", Low: 0, High: 100, Doc: "Faces in the frame that shows the most of them."},
			{Name: "framesWithFace", Unit: "1", Low: 0, High: engine.MaxFrames, Doc: "Selfie frames in which at least one face was found.", Better: engine.Higher},
			{Name: "boxHeight", Unit: "px", Low: 0, High: 65535, Doc: "Height of the largest face's box in the picture as judged."},
		},
		Run: run, Again: again, Turns: turns,
	}
}

func run(_ context.Context, room *engine.Room) (engine.Finding, error) {
	views, err := measure(room)
	if err != nil {
		return engine.Finding{}, err
	}

	room.Keep(Name, views)

	return judge(views[engine.Selfie]), nil
}
