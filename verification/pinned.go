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

	if d.Retakes == nil {
		d.Retakes = said.Options.Retries
	}

	if d.Language == nil && len(said.Options.Languages) > 0 {
		d.Language = &said.Options.Languages[0]
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
		captured, _ := said.Steps[i].Captured()
		steps, stepUp = append(steps, captured...), stepUp || said.Steps[i].StepUp
	}

	return steps, stepUp
}
