package active

import (
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/quality"
)

// again holds what was measured against other bounds. How far a head was turned, which frames stand for rest and how deep the face is, are
// measured by the bounds of turns, nods and blinks themselves, and the rest by the faces and the selfie frames of then: of other ones, what was
// measured tells nothing.
func again(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
	if slices.Contains(stored.Reasons, NoChallenge) || slices.Contains(stored.Reasons, Unreadable) {
		return stored, engine.Whole
	}

	if !quality.Told(past).Same || past.Moved(face.ScoreMin, TurnMin, NodMin, EyesOpenMax) {
		return stored, engine.Untold
	}

	if slices.Contains(stored.Reasons, TooFew) || !past.Moved(MovesMin, SecondsMax, GapMax, LeapMax, CosineMin, ParallaxMin) {
		return stored, engine.Whole
	}

	if !whole(stored) {
		return stored, engine.Untold
	}

	found := held(stored, past.Now)
	if past.Moved(ParallaxMin) {
		return found, engine.Outline // the score is in bounds of then
	}

	return found, engine.Whole
}

// held needs every one of them.
func whole(stored engine.Finding) bool {
	for _, name := range []string{
		measureAsked, measureSeconds, measureAnswered, measureMade, measureGap, measureLeap, measureCosine, measureParallax,
	} {
		if _, ok := stored.Measures[name]; !ok {
			return false
		}
	}

	return true
}

// turns gives the measure that the threshold bounds.
func turns(_ engine.Thresholds, stored engine.Finding, threshold string) ([]float64, bool) {
	if stored.Score == nil {
		return nil, true
	}

	of := map[string]string{
		MovesMin: measureAsked, SecondsMax: measureSeconds, GapMax: measureGap, LeapMax: measureLeap, CosineMin: measureCosine, ParallaxMin: measureParallax,
	}
	value, ok := stored.Measures[of[threshold]]

	return []float64{value}, ok
}
