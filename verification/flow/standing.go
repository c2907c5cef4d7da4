package flow

import (
	"slices"

	"github.com/honnin/honnin/ent/schema"
)

// Languages lists what the capture page speaks.
func Languages() []string { return []string{"ja", "en"} }

// Standing tells whether this build can do the step.
func Standing(step *Step) bool {
	_, standing := step.Captured()

	return standing
}

// Captured gives what the capture page asks the person for in the step, in this order, beside the consent; false where this build cannot
// do the step. Of a document it can take photographs, and read nothing.
func (s *Step) Captured() ([]schema.Step, bool) {
	switch s.Kind {
	case Consent:
		return nil, true
	case Selfie:
		if slices.Contains(s.Liveness, "active") {
			return []schema.Step{schema.StepSelfie, schema.StepMotion}, true
		}

		return []schema.Step{schema.StepSelfie}, true
	case Reference:
		return []schema.Step{schema.StepReference}, true
	case Document:
		return []schema.Step{schema.StepDocument}, s.PhotographsOnly
	case Questions:
		return []schema.Step{schema.StepQuestions}, true
	case Chip, JPKI, Age:
		return nil, false
	}

	return nil, false
}
