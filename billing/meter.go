package billing

// Meter names a billable act.
type Meter string

// The meters.
const (
	// MeterVerification: one person's evidence was judged, whatever came of it.
	MeterVerification Meter = "verification"
	// MeterPassive: passive liveness was measured.
	MeterPassive Meter = "liveness.passive"
	// MeterActive: a film of motions was looked at.
	MeterActive Meter = "liveness.active"
	// MeterMatch: the selfie was compared with a portrait.
	MeterMatch Meter = "match"
)

// meterOf gives the meter of a check, by the name of its room; false for a check that is part of every verification.
func meterOf(check string) (Meter, bool) {
	switch check {
	case "passive":
		return MeterPassive, true
	case "active":
		return MeterActive, true
	case "match":
		return MeterMatch, true
	default:
		return "", false
	}
}

// finding is what billing reads of an engine's finding.
type finding struct {
	Check string   `json:"check"`
	Score *float64 `json:"score"`
}

// Measures tells whether a check of that name costs something when it gives the score.
func Measures(check string, score *float64) bool {
	_, paid := meterOf(check)

	return paid && score != nil
}

// meters says what the findings used. A check without a score measured nothing, be it skipped or stopped by bad evidence, and costs
// nothing; no findings at all mean that our own machine failed, and then nothing does.
func meters(findings []finding) []Meter {
	if len(findings) == 0 {
		return nil
	}

	used := []Meter{MeterVerification}

	for _, found := range findings {
		if meter, _ := meterOf(found.Check); Measures(found.Check, found.Score) {
			used = append(used, meter)
		}
	}

	return used
}
