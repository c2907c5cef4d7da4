package flow

import (
	"slices"

	"github.com/honnin/honnin/ent/schema"
)

// Captured tells what the person is asked for in a step, in the words of the capture page; false when this binary cannot do the step.
// The consent comes before every capture and so is asked for without being named; of a document, photographs are taken and nothing is
// read. Motions stand in a step of their own, behind the selfie.
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
	case Chip, JPKI, Age, Questions:
		return nil, false
	}

	return nil, false
}

// Standing tells whether this binary can do the step.
func Standing(step *Step) bool {
	_, can := step.Captured()

	return can
}

// Languages lists those that the page speaks.
func Languages() []string { return []string{"ja", "en"} }
