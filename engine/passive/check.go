package passive

import (
	"context"
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/quality"
)

// Name is the room's name.
const Name = "passive"

// ScoreMin is the threshold this room reads.
const ScoreMin = "passive.score.min"

// Check gives the room's check.
func Check() *engine.Check {
	return &engine.Check{
		Name: Name, Version: "1", Better: engine.Higher, Needs: []engine.Kind{engine.Selfie}, After: []*engine.Check{face.Check(), quality.Check()},
		Thresholds: []engine.Threshold{
			{Name: ScoreMin, Unit: "1", Low: 0, High: 1, Doc: "Least calibrated liveness score; higher is stricter: fewer attacks pass and more people are sent back."},
		},
		Measures: []engine.Measure{
			{Name: "logit", Unit: "1", Low: math.Inf(-1), High: math.Inf(1), Doc: "Mean fused logit over the frames, before calibration; above 0 speaks for live.", Better: engine.Higher},
			{Name: "logitLow", Unit: "1", Low: math.Inf(-1), High: math.Inf(1), Doc: "Fused logit of the frame that looks least alive.", Better: engine.Higher},
			{Name: "frames", Unit: "1", Low: 0, High: engine.MaxFrames, Doc: "Frames judged."},
		},
		Run: run, Again: again, Turns: turns,
	}
}

func run(ctx context.Context, room *engine.Room) (engine.Finding, error) {
	views, _ := quality.Usable(room)

	logits, err := measure(ctx, room, views)
	if err != nil {
		return engine.Finding{}, err
	}

	return judge(logits, room.Manifest().Liveness.Calibration, room.Thresholds), nil
}
