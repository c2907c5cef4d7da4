package duplicate

import (
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
)

// Reasons.
const (
	// Same: the same file was handed in before.
	Same engine.Reason = "same_file"
	// Alike: a picture was handed in before that is a copy of a frame, or one of them of the other.
	Alike engine.Reason = "same_picture"
)

func judge(m measured) engine.Finding {
	score := 1 - float64(m.nearest)/pixel.HashBits
	finding := engine.Finding{
		Outcome: engine.Pass, Score: &score,
		Measures: map[string]float64{"exact": float64(m.exact), "near": float64(m.near), measureDistance: float64(m.nearest)},
	}

	if m.exact > 0 {
		finding.Outcome, finding.Reasons = engine.Fail, append(finding.Reasons, Same)
	}

	if m.near > m.exact {
		finding.Outcome, finding.Reasons = engine.Fail, append(finding.Reasons, Alike)
	}

	return finding
}
