package policy

import "github.com/honnin/honnin/engine"

// Facts are everything that rules can see of a verification. They are kept with the decision, so that it can be made again.
type Facts struct {
	Findings []engine.Finding `json:"findings,omitempty"`
	// Attempts counts earlier failures.
	Attempts Attempts `json:"attempts"`
	// Document holds what was read of a document, by the name of the field.
	Document map[string]string `json:"document"`
	// Lists tells for each list of the tenant, by its name, whether the person stands on it.
	Lists map[string]bool `json:"lists"`
	// Metadata is the tenant's own values.
	Metadata map[string]string `json:"metadata"`
	// Steps are what the person was asked for.
	Steps []string `json:"steps"`
	// Unlawful says, in words such as law.not_in_force, why the law does not let the confirmation be completed on the day of the decision. Rules
	// do not see it: no rule can approve against it.
	Unlawful []string `json:"unlawful,omitempty"`
}

// Attempts counts failures before this one.
type Attempts struct {
	// Verification: of this verification. Subject: under the same reference, within a month. Device: from the same device, as far as it
	// can be known again, within a month.
	Verification int `json:"verification"`
	Subject      int `json:"subject"`
	Device       int `json:"device"`
}

// values gives the facts as the variables of a condition.
func (f *Facts) values() map[string]any {
	outcome, score := map[string]string{}, map[string]float64{}
	measure, reasons := map[string]map[string]float64{}, map[string][]string{}

	for i := range f.Findings {
		finding := &f.Findings[i]
		outcome[finding.Check] = finding.Outcome.String()
		measure[finding.Check] = orEmpty(finding.Measures)

		words := make([]string, 0, len(finding.Reasons))
		for _, reason := range finding.Reasons {
			words = append(words, string(reason))
		}

		reasons[finding.Check] = words

		if finding.Score != nil {
			score[finding.Check] = *finding.Score
		}
	}

	return map[string]any{
		"outcome": outcome, "score": score, "measure": measure, "reasons": reasons,
		"attempts": map[string]int64{
			"verification": int64(f.Attempts.Verification), "subject": int64(f.Attempts.Subject), "device": int64(f.Attempts.Device),
		},
		"document": orEmpty(f.Document), "lists": orEmpty(f.Lists), "metadata": orEmpty(f.Metadata), "steps": f.Steps,
	}
}

func orEmpty[V any](given map[string]V) map[string]V {
	if given == nil {
		return map[string]V{}
	}

	return given
}
