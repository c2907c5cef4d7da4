package match

import (
	"context"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/quality"
)

// Name is the room's name.
const Name = "match"

// The thresholds this room reads.
const (
	CosineMin       = "match.cosine.min"
	EyeDistanceMin  = "match.referenceEyeDistance.min"
	OtherFaceMax    = "match.referenceOtherFace.max"
	measureDistance = "referenceEyeDistance"
	measureOther    = "referenceOtherFace"
	measureHigh     = "cosineHigh"
	measureBound    = "fmrBound"
	measurePairs    = "fmrPairs"
)

// Check gives the room's check.
func Check() *engine.Check {
	return &engine.Check{
		Name: Name, Version: "1", Better: engine.Higher, Needs: []engine.Kind{engine.Selfie, engine.Reference},
		After: []*engine.Check{face.Check(), quality.Check()},
		Thresholds: []engine.Threshold{
			{Name: CosineMin, Unit: "1", Low: -1, High: 1, Doc: "Least cosine similarity for two portraits to be one person; higher is stricter."},
			{Name: EyeDistanceMin, Unit: "px", Low: 5, High: 500, Doc: "Least distance between the eyes in the reference portrait; higher is stricter."},
			{Name: OtherFaceMax, Unit: "1", Low: 0, High: 1, Doc: "Largest second face allowed in the reference, as its height relative to the first; lower is stricter."},
		},
		Measures: []engine.Measure{
			{Name: measureHigh, Unit: "1", Low: -1, High: 1, Doc: "Cosine of the most similar frame; the score is that of the least similar one.", Better: engine.Higher},
			{Name: "frames", Unit: "1", Low: 0, High: engine.MaxFrames, Doc: "Selfie frames compared."},
			{Name: measureDistance, Unit: "px", Low: 0, High: 65535, Doc: "Distance between the eyes in the reference, in the picture as judged.", Better: engine.Higher},
			{Name: measureOther, Unit: "1", Low: 0, High: 1, Doc: "Height of the second largest face in the reference relative to the largest.", Better: engine.Lower},
			{Name: measureBound, Unit: "1", Low: 0, High: 1, Doc: "Upper end of the one-sided 95 % Clopper-Pearson interval of the false match rate at the policy's threshold, from the manifest's impostor pairs; 1 when nothing was measured there."},
			{Name: measurePairs, Unit: "1", Low: 0, High: 1e9, Doc: "Impostor pairs that fmrBound rests on."},
		},
		Run: run, Again: again, Turns: turns,
	}
}

func run(ctx context.Context, room *engine.Room) (engine.Finding, error) {
	views, _ := quality.Usable(room)

	compared, err := measure(ctx, room, views)
	if err != nil {
		return engine.Finding{}, err
	}

	return judge(compared, room.Manifest().Match.Points, room.Thresholds), nil
}
