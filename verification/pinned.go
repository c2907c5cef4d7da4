package verification

import (
	"time"

	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/verification/flow"
)

// Pinned is the version of a flow that a verification is opened by.
type Pinned struct {
	// Number is the version's.
	Number int
	// Definition is what it says.
	Definition *flow.Definition
}

// follow takes from the flow what the draft left to it. What the draft says itself goes before, but for the steps, which are the flow's.
func (d Draft) follow() Draft {
	if d.Pinned == nil {
		return d
	}

	said := d.Pinned.Definition
	d.Steps, d.StepUp = stepsOf(said)

	if d.ExpiresIn == 0 {
		d.ExpiresIn = time.Duration(said.Options.ExpiresIn) * time.Second
	}

	if d.RedirectURL == nil && said.Options.RedirectURL != "" {
		d.RedirectURL = &said.Options.RedirectURL
	}

	if d.AlternativeURL == nil && said.Options.AlternativeURL != "" {
		d.AlternativeURL = &said.Options.AlternativeURL
	}

	return d
}

func (d Draft) flow() *string {
	if d.Flow == "" {
		return nil
	}

	return &d.Flow
}

func (d Draft) number() *int {
	if d.Pinned == nil {
		return nil
	}

	return &d.Pinned.Number
}

// stepsOf gives what the person is asked for, in the order of the flow; motions come right behind their selfie.
func stepsOf(said *flow.Definition) (steps []schema.Step, stepUp bool) {
	for i := range said.Steps {
		step := &said.Steps[i]

		switch step.Kind {
		case flow.Selfie:
			steps, stepUp = append(steps, schema.StepSelfie), step.StepUp

			for _, liveness := range step.Liveness {
				if liveness == "active" {
					steps = append(steps, schema.StepMotion)
				}
			}
		case flow.Reference:
			steps = append(steps, schema.StepReference)
		case flow.Document:
			steps = append(steps, schema.StepDocument)
		case flow.Consent, flow.Chip, flow.JPKI, flow.Age, flow.Questions:
		}
	}

	return steps, stepUp
}
