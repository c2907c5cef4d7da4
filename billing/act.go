package billing

import (
	"slices"

	"github.com/honnin/honnin/ent/db/usage"
)

// finding is what billing reads of an engine's finding.
type finding struct {
	Check   string   `json:"check"`
	Outcome string   `json:"outcome"`
	Score   *float64 `json:"score"`
}

// act is one thing that a conclusion used.
type act struct {
	meter    Meter
	quantity int
	reason   usage.Reason
}

// acts says what the findings used. Each check that gave a score is one act, and so is the verification itself. A check without a score
// measured nothing, be it skipped or stopped by bad evidence, and is none.
//
// The verification costs nothing, and says why, in two cases: no findings at all mean that our own machine failed; and a gate that could
// not tell means that the evidence was not good enough to judge, unless something was measured all the same.
func acts(findings []finding) []act {
	if len(findings) == 0 {
		return []act{{MeterVerification, 0, usage.ReasonEngineFailed}}
	}

	used := []act{{MeterVerification, 1, usage.ReasonConcluded}}

	for _, found := range findings {
		if meter, _ := meterOf(found.Check); Measures(found.Check, found.Score) {
			used = append(used, act{meter, 1, usage.ReasonConcluded})
		}
	}

	if len(used) == 1 && slices.ContainsFunc(findings, poor) {
		used[0] = act{MeterVerification, 0, usage.ReasonQualityGate}
	}

	return used
}

// poor tells whether a gate, which says how fit a picture is for judging and nothing of who is on it, could not let it pass.
func poor(found finding) bool {
	return slices.Contains([]string{"face", "quality"}, found.Check) && found.Outcome == "inconclusive"
}
