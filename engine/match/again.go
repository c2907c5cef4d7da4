package match

import (
	"maps"
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/quality"
)

// frameCosine is the measure of single frames that findings of this room keep: the cosine of each selfie frame that was compared, whatever the
// reference was good for.
const frameCosine = "cosine"

// again tells nothing by another least confidence of the detector: what it found in the reference is not kept. How sure the manifest was of its
// false matches at another cosine is not kept either.
func again(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
	seen := quality.Told(past)

	switch {
	case past.Moved(face.ScoreMin):
		return stored, engine.Untold
	case seen.Same && !past.Moved(CosineMin, EyeDistanceMin, OtherFaceMax):
		return stored, engine.Whole
	}

	c, ok := before(stored, seen)
	if !ok {
		return stored, engine.Untold
	}

	stored.Measures = maps.Clone(stored.Measures)
	delete(stored.Measures, measureHigh)

	if !seen.Same {
		stored.Measures["frames"] = float64(len(c.cosines))
	}

	found := held(stored, c, past.Now)
	if slices.Contains(found.Reasons, NoFrame) {
		return stored, engine.Untold
	}

	if past.Moved(CosineMin) {
		delete(stored.Measures, measureBound)
		delete(stored.Measures, measurePairs)

		return found, engine.Outline
	}

	return found, engine.Whole
}

// before gives what was compared, of the frames that would be; false when that was not kept.
func before(stored engine.Finding, seen quality.Seen) (compared, bool) {
	distance, measured := stored.Measures[measureDistance]
	other, both := stored.Measures[measureOther]
	c := compared{found: !slices.Contains(stored.Reasons, NoReferenceFace), eyeDistance: distance, another: other}

	if !measured || !both {
		return c, false
	}

	all := stored.Frames[frameCosine]

	switch {
	case seen.Same && len(all) == 0 && stored.Score != nil:
		c.cosines = []float64{*stored.Score, stored.Measures[measureHigh]}

		return c, true
	case seen.Same:
		c.cosines = all

		return c, true
	}

	for _, at := range seen.Left {
		if at < 0 || at >= len(all) {
			return c, false
		}

		c.cosines = append(c.cosines, all[at])
	}

	return c, seen.Known
}

// turns gives the measure that the threshold bounds.
func turns(_ engine.Thresholds, stored engine.Finding, threshold string) ([]float64, bool) {
	value, ok := stored.Measures[measureDistance]

	switch {
	case slices.Contains(stored.Reasons, NoReferenceFace):
		return nil, true
	case threshold == CosineMin && stored.Score == nil:
		return nil, true // the reference is not good enough to compare
	case threshold == CosineMin:
		value, ok = *stored.Score, true
	case threshold == OtherFaceMax:
		value, ok = stored.Measures[measureOther]
	}

	return []float64{value}, ok
}
