package match

import (
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/model"
)

// The reasons of this room.
const (
	// Different: the least similar frame is below the policy's threshold.
	Different engine.Reason = "different_person"
	// NoReferenceFace: the reference shows no face.
	NoReferenceFace engine.Reason = "no_reference_face"
	// ReferenceTooSmall: the face in the reference has too few pixels to compare.
	ReferenceTooSmall engine.Reason = "reference_too_small"
	// ReferenceCrowded: the reference shows a second face nearly as large, so whose portrait it is stays open.
	ReferenceCrowded engine.Reason = "more_than_one_reference_face"
	// NoFrame: no frame met the quality floor.
	NoFrame engine.Reason = "no_usable_frame"
)

// judge holds the comparison against the policy.
func judge(c compared, points []model.Point, thresholds engine.Thresholds) engine.Finding {
	rate, pairs := falseMatches(points, thresholds[CosineMin])
	finding := engine.Finding{
		Measures: map[string]float64{
			"frames": float64(len(c.cosines)), measureDistance: c.eyeDistance, measureOther: c.another,
			measureBound: rate, measurePairs: float64(pairs),
		},
	}

	if len(c.cosines) > 0 {
		finding.Frames = map[string][]float64{frameCosine: c.cosines}
	}

	return held(finding, c, thresholds)
}

// held holds what was compared against the policy.
func held(finding engine.Finding, c compared, thresholds engine.Thresholds) engine.Finding {
	finding.Outcome, finding.Reasons, finding.Score = engine.Inconclusive, nil, nil

	switch {
	case !c.found:
		finding.Reasons = []engine.Reason{NoReferenceFace}
	case c.eyeDistance < thresholds[EyeDistanceMin]:
		finding.Reasons = []engine.Reason{ReferenceTooSmall}
	case c.another > thresholds[OtherFaceMax]:
		finding.Reasons = []engine.Reason{ReferenceCrowded}
	case len(c.cosines) == 0:
		finding.Reasons = []engine.Reason{NoFrame}
	default:
		least := slices.Min(c.cosines)
		finding.Score, finding.Measures[measureHigh] = &least, slices.Max(c.cosines)
		finding.Outcome, finding.Reasons = engine.Fail, []engine.Reason{Different}

		if bound, ok := thresholds[CosineMin]; ok && least >= bound {
			finding.Outcome, finding.Reasons = engine.Pass, nil
		}
	}

	return finding
}
