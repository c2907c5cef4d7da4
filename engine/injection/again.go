package injection

import (
	"strings"

	"github.com/honnin/honnin/engine"
)

// again holds each stored signal against the policy of now.
func again(past *engine.Past, stored engine.Finding) (engine.Finding, engine.Told) {
	for _, s := range signals() {
		if _, ok := stored.Measures[s.name]; !ok && past.Moved(Name+"."+s.name+".max") {
			return stored, engine.Untold
		}
	}

	found := judge(stored.Measures, past.Now)
	stored.Outcome, stored.Score, stored.Reasons = found.Outcome, found.Score, found.Reasons

	return stored, engine.Whole
}

// turns gives the signal that the threshold bounds.
func turns(_ engine.Thresholds, stored engine.Finding, threshold string) ([]float64, bool) {
	value, ok := stored.Measures[strings.TrimSuffix(strings.TrimPrefix(threshold, Name+"."), ".max")]

	return []float64{value}, ok
}
