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

func judge(found []engine.Copy, least float64) engine.Finding {
	exact, near, nearest := 0, 0, pixel.HashBits

	for _, one := range found {
		nearest = min(nearest, one.Distance)

		if float64(one.Distance) >= least {
			continue
		}

		near++

		if one.Exact {
			exact++
		}
	}

	score := 1 - float64(nearest)/pixel.HashBits
	finding := engine.Finding{
		Outcome: engine.Pass, Score: &score,
		Measures: map[string]float64{"exact": float64(exact), "near": float64(near), "distance": float64(nearest)},
	}

	if exact > 0 {
		finding.Outcome, finding.Reasons = engine.Fail, append(finding.Reasons, Same)
	}

	if near > exact {
		finding.Outcome, finding.Reasons = engine.Fail, append(finding.Reasons, Alike)
	}

	return finding
}
