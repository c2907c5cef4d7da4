package injection

import "github.com/honnin/honnin/engine"

// judge holds each signal against the policy.
func judge(measures map[string]float64, thresholds engine.Thresholds) engine.Finding {
	finding := engine.Finding{Outcome: engine.Pass, Measures: measures}
	strongest := 0.0

	for _, s := range signals() {
		if bound, ok := thresholds[Name+"."+s.name+".max"]; !ok || !(measures[s.name] <= bound) {
			finding.Outcome = engine.Fail
			finding.Reasons = append(finding.Reasons, s.reason)
			strongest = max(strongest, measures[s.name])
		}
	}

	score := 1 - strongest
	finding.Score = &score

	return finding
}
