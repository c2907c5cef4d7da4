package passive

import (
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/quality"
)

// The measures of single frames that findings of this room keep: the fused logit, and the same after calibration, by which another choice of
// the frames has a score without the manifest of then.
const (
	frameLogit = "logit"
	frameOdds  = "logOdds"
)

func again(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
	seen := quality.Told(past)

	switch {
	case stored.Score == nil:
		return stored, told(seen.Same) // no frame was looked at
	case seen.Same && !past.Moved(ScoreMin):
		return stored, engine.Whole
	case seen.Same:
		return held(stored, past.Now), engine.Whole
	}

	logits, ok := left(stored.Frames[frameLogit], seen)
	odds, both := left(stored.Frames[frameOdds], seen)

	if !ok || !both {
		return stored, engine.Untold
	}

	mean, low := summed(logits)
	middle, _ := summed(odds)
	score := 1 / (1 + math.Exp(-middle))
	stored.Score, stored.Measures = &score, map[string]float64{"logit": mean, "logitLow": low, "frames": float64(len(logits))}

	return held(stored, past.Now), engine.Whole
}

func told(same bool) engine.Told {
	if same {
		return engine.Whole
	}

	return engine.Untold
}

// left picks the frames that would be seen; false when one of them was not.
func left(values []float64, seen quality.Seen) ([]float64, bool) {
	picked := make([]float64, 0, len(seen.Left))

	for _, at := range seen.Left {
		if at < 0 || at >= len(values) {
			return nil, false
		}

		picked = append(picked, values[at])
	}

	return picked, seen.Known && len(picked) > 0
}

// turns gives the score.
func turns(_ engine.Thresholds, stored engine.Finding, _ string) ([]float64, bool) {
	if stored.Score == nil {
		return nil, true
	}

	return []float64{*stored.Score}, true
}
