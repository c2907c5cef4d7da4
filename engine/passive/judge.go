package passive

import (
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/model"
)

// The reasons of this room.
const (
	// NotLive: the score is below the policy's threshold.
	NotLive engine.Reason = "not_live"
	// NoFrame: no frame met the quality floor.
	NoFrame engine.Reason = "no_usable_frame"
)

// judge turns the frames' fused logits into a finding.
func judge(logits []float64, calibration model.Calibration, thresholds engine.Thresholds) engine.Finding {
	if len(logits) == 0 {
		return engine.Finding{Outcome: engine.Inconclusive, Reasons: []engine.Reason{NoFrame}}
	}

	odds := make([]float64, len(logits))
	for i, x := range logits {
		odds[i] = calibration.A*x + calibration.B
	}

	mean, low := summed(logits)
	score := 1 / (1 + math.Exp(-(calibration.A*mean + calibration.B)))

	return held(engine.Finding{
		Score:    &score,
		Measures: map[string]float64{"logit": mean, "logitLow": low, "frames": float64(len(logits))},
		Frames:   map[string][]float64{frameLogit: logits, frameOdds: odds},
	}, thresholds)
}

// summed gives the mean and the least.
func summed(logits []float64) (mean, low float64) {
	low = math.Inf(1)

	for _, x := range logits {
		mean += x / float64(len(logits))
		low = min(low, x)
	}

	return mean, low
}

// held holds the score against the policy.
func held(finding engine.Finding, thresholds engine.Thresholds) engine.Finding {
	finding.Outcome, finding.Reasons = engine.Fail, []engine.Reason{NotLive}

	if bound, ok := thresholds[ScoreMin]; ok && *finding.Score >= bound {
		finding.Outcome, finding.Reasons = engine.Pass, nil
	}

	return finding
}
