package worker

import (
	"slices"
	"strings"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/verification"
)

// again says what the person is asked for before there is a decision: a better picture, or motions beside a good one.
func (j judged) again() (again verification.Again, wanted bool) {
	if hint, poor := retake(j.Findings); poor {
		return verification.Again{Steps: []schema.Step{schema.StepSelfie}, Hint: hint, Retake: true}, true
	}

	return verification.Again{Steps: []schema.Step{schema.StepMotion}}, j.Policy != nil && j.Policy.Checks.StepsUp(j.Findings)
}

// gates are the checks that say how fit a picture is for judging, and nothing of who is on it.
func gates() []string { return []string{"face", "quality"} }

// retake tells whether the picture was not good enough to judge, and what the person can change about it; empty when there is no word
// for that. It looks at the gates alone: what any other check found must not change whether the person is asked again. Once a check
// that costs something has measured, it is too late to ask.
func retake(findings []engine.Finding) (hint string, poor bool) {
	for _, found := range findings {
		if billing.Measures(found.Check, found.Score) {
			return "", false
		}

		if !slices.Contains(gates(), found.Check) || found.Outcome != engine.Inconclusive {
			continue
		}

		poor = true

		for _, reason := range found.Reasons {
			if hint == "" && !strings.HasPrefix(string(reason), "unreadable") {
				hint = string(reason)
			}
		}
	}

	return hint, poor
}
