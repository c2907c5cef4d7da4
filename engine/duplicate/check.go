package duplicate

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
)

// Name is the room's name.
const Name = "duplicate"

// DistanceMin is the threshold this room reads.
const DistanceMin = "duplicate.distance.min"

const measureDistance = "distance"

// Check gives the room's check.
func Check() *engine.Check {
	return &engine.Check{
		Name: Name, Version: "1", Better: engine.Lower, Needs: []engine.Kind{engine.Selfie, engine.Neighbours},
		Thresholds: []engine.Threshold{
			{Name: DistanceMin, Unit: "bit", Low: 0, High: 16, Doc: "Least distance between the perceptual hashes of a selfie frame and of any picture of another verification; higher is stricter. At 0 nothing is a copy, not even the same file."},
		},
		Measures: []engine.Measure{
			{Name: "exact", Unit: "1", Low: 0, High: 1000, Doc: "Pictures of other verifications that are the same file as a frame.", Better: engine.Lower},
			{Name: "near", Unit: "1", Low: 0, High: 1000, Doc: "Pictures of other verifications whose perceptual hash is nearer than the threshold to a frame's, the same files included.", Better: engine.Lower},
			{Name: measureDistance, Unit: "bit", Low: 0, High: pixel.HashBits, Doc: "Distance of the nearest one's perceptual hash; 256 when none was found.", Better: engine.Higher},
		},
		Run: run, Again: again, Turns: turns,
	}
}

func run(_ context.Context, room *engine.Room) (engine.Finding, error) {
	var copies engine.Copies
	if err := json.Unmarshal(room.Evidence[engine.Neighbours][0], &copies); err != nil {
		return engine.Finding{}, fmt.Errorf("duplicate: %w", err)
	}

	return judge(measure(copies.Found, room.Thresholds[DistanceMin])), nil
}
