package policy

import (
	"slices"

	"github.com/honnin/honnin/engine"
)

// figure is a threshold of which the outcome of its check follows from the score alone, so that it can be told again from a stored finding.
// TestTheFiguresAreDeclared holds their names to the rooms.
type figure struct {
	threshold, check string
	reason           engine.Reason
}

func figures() []figure {
	return []figure{{"passive.score.min", "passive", "not_live"}, {"match.cosine.min", "match", "different_person"}}
}

// Figures lists the thresholds that stored findings can be held against again. Every other one was used up where the pictures were measured.
func Figures() []string {
	names := make([]string, len(figures()))
	for i, one := range figures() {
		names[i] = one.threshold
	}

	return names
}

// Retell gives stored findings as they would have been with other thresholds, as far as their scores tell: see [Figures].
func Retell(findings []engine.Finding, thresholds engine.Thresholds) []engine.Finding {
	told := slices.Clone(findings)

	for i := range told {
		for _, one := range figures() {
			if bound, ok := thresholds[one.threshold]; ok && one.check == told[i].Check {
				told[i] = one.hold(told[i], bound)
			}
		}
	}

	return told
}

// Scored tells the score that a threshold is held against; false when the check gave none.
func Scored(findings []engine.Finding, threshold string) (float64, bool) {
	for i := range findings {
		for _, one := range figures() {
			if one.threshold == threshold && one.check == findings[i].Check && findings[i].Score != nil && one.told(findings[i].Outcome) {
				return *findings[i].Score, true
			}
		}
	}

	return 0, false
}

// told is true for an outcome that came of the score.
func (f figure) told(outcome engine.Outcome) bool {
	return outcome == engine.Pass || outcome == engine.Fail
}

func (f figure) hold(finding engine.Finding, bound float64) engine.Finding {
	if finding.Score == nil || !f.told(finding.Outcome) {
		return finding
	}

	finding.Outcome, finding.Reasons = engine.Pass, nil
	if !(*finding.Score >= bound) {
		finding.Outcome, finding.Reasons = engine.Fail, []engine.Reason{f.reason}
	}

	return finding
}
