package duplicate

import "github.com/honnin/honnin/engine"

// again holds the nearest picture against another distance. How many more pictures lie between the two is not kept, nor whether they are the same
// file.
func again(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
	if !past.Moved(DistanceMin) {
		return stored, engine.Whole
	}

	nearest, ok := stored.Measures[measureDistance]
	if !ok {
		return stored, engine.Untold
	}

	if nearest >= past.Now[DistanceMin] {
		found := judge(measured{nearest: int(nearest)})
		stored.Outcome, stored.Reasons, stored.Measures = found.Outcome, found.Reasons, found.Measures

		return stored, engine.Whole
	}

	if stored.Outcome != engine.Fail {
		stored.Outcome, stored.Reasons = engine.Fail, []engine.Reason{Alike}
	}

	return stored, engine.Outline
}

// turns gives the distance of the nearest picture.
func turns(_ engine.Thresholds, stored engine.Finding, _ string) ([]float64, bool) {
	nearest, ok := stored.Measures[measureDistance]

	return []float64{nearest}, ok
}
