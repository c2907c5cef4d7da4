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

	low := math.Inf(1)

	var mean float64

	for _, x := range logits {
		mean += x / float64(len(logits))
		low = min(low, x)
	}

	score := 1 / (1 + math.Exp(-(calibration.A*mean + calibration.B)))
	finding := engine.Finding{
		Outcome: engine.Fail, Reasons: []engine.Reason{NotLive}, Score: &score,
		Measures: map[string]float64{"logit": mean, "logitLow": low, "frames": float64(len(logits))},
	}

	if bound, ok := thresholds[ScoreMin]; ok && score >= bound {
		finding.Outcome, finding.Reasons = engine.Pass, nil
	}

	return finding
}
