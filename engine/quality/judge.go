package quality

import (
	"slices"

	"github.com/honnin/honnin/engine"
)

// judge holds each frame's measures against the policy. It gives the finding and the indices of the frames that met everything.
// A frame without measures shows no face.
func judge(frames []map[string]float64, thresholds engine.Thresholds) (engine.Finding, []int) {
	all := criteria()

	var usable []int

	bestMet := -1

	var (
		reasons []engine.Reason
		best    map[string]float64
	)

	for i, measures := range frames {
		if measures == nil {
			continue
		}

		missed := hints(all, measures, thresholds)
		met := len(all) - len(missed)

		if met == len(all) {
			usable = append(usable, i)
		}

		if met > bestMet || met == bestMet && measures["sharpness"] > best["sharpness"] {
			best, bestMet, reasons = measures, met, missed
		}
	}

	if best == nil {
		return engine.Finding{Outcome: engine.Inconclusive, Reasons: []engine.Reason{NoFace}}, nil
	}

	score := float64(bestMet) / float64(len(all))
	finding := engine.Finding{Outcome: engine.Pass, Score: &score, Measures: best}
	finding.Measures["framesGiven"], finding.Measures["framesUsed"] = float64(len(frames)), float64(len(usable))

	if len(usable) == 0 {
		finding.Outcome, finding.Reasons = engine.Inconclusive, distinct(reasons)
	}

	return finding, usable
}

// hints gives the reason of every criterion that is not met, in order and with repetitions.
func hints(all []criterion, measures map[string]float64, thresholds engine.Thresholds) []engine.Reason {
	var missed []engine.Reason

	for i := range all {
		bound, ok := thresholds[all[i].threshold.Name]
		if !ok || !all[i].met(measures, bound) {
			missed = append(missed, all[i].reason)
		}
	}

	return missed
}

func distinct(reasons []engine.Reason) []engine.Reason {
	var out []engine.Reason

	for _, reason := range reasons {
		if !slices.Contains(out, reason) {
			out = append(out, reason)
		}
	}

	return out
}
