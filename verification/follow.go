package verification

import (
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/flow"
)

// Pinned is what a verification begins with and keeps, whatever is published afterwards.
type Pinned struct {
	// Flow and Policy are editions; nil for none.
	Flow, Policy *uuid.UUID
	// Definition is that of the flow; nil for none.
	Definition *flow.Definition
}

// Follow gives the draft with the steps of its flow, and the flow's options where the caller says nothing of its own. Without a flow it is
// the draft itself. Faults: invalid (the caller names steps beside the flow's, or this binary cannot do one of them).
func (d Draft) Follow() (Draft, error) {
	by := d.Pinned.Definition
	if by == nil {
		return d, nil
	}

	if len(d.Steps) > 0 || d.StepUp {
		return d, invalid("steps", "The flow says what the person is asked for: leave the steps out.")
	}

	for i := range by.Steps {
		captured, can := by.Steps[i].Captured()
		if !can {
			return d, fault.New(fault.Invalid, "This installation cannot do a step of the flow.", nil, fault.Field("input.flow"))
		}

		d.Steps = append(append([]schema.Step{}, d.Steps...), captured...)
		d.StepUp = d.StepUp || by.Steps[i].StepUp
	}

	return d.options(&by.Options), nil
}

func (d Draft) options(of *flow.Options) Draft {
	if d.ExpiresIn == 0 {
		d.ExpiresIn = time.Duration(of.ExpiresIn) * time.Second
	}

	if d.Retakes == nil {
		d.Retakes = of.Retries
	}

	if d.Language == nil && len(of.Languages) == 1 {
		d.Language = &of.Languages[0]
	}

	if d.RedirectURL == nil && of.RedirectURL != "" {
		d.RedirectURL = &of.RedirectURL
	}

	if d.AlternativeURL == nil && of.AlternativeURL != "" {
		d.AlternativeURL = &of.AlternativeURL
	}

	return d
}
