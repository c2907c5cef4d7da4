package decision

import "github.com/honnin/honnin/engine"

const (
	passive      = "passive" // the check that a step-up goes by
	reasonUnsure = "unsure"
)

// StepUp says of whom more than a photograph is asked, where the tenant agreed to that: a few motions before the camera. It only ever
// adds evidence that must pass as well; nothing is approved by it.
type StepUp struct {
	// Below is the score of passive liveness, 0 to 1, under which one who passed is not sure yet.
	Below float64 `json:"below"`
	// Share is how many of all others are asked too, 0 to 1, so that being asked says little of what was found.
	Share float64 `json:"share"`
	// Lot is what the verification at hand drew before anything was found, from 0 to 1; nil where no motions may be asked for later.
	Lot *float64 `json:"lot,omitempty"`
}

// StepsUp tells whether motions are to be asked for before there is a decision: of everybody of whom passive liveness could not tell, or
// whom it passed by less than the policy wants, and by lot of the policy's share of the others. A check that did not run asks nobody.
func (p Policy) StepsUp(findings []engine.Finding) bool {
	found := ran(findings)

	switch {
	case !p.mayStepUp() || found == nil:
		return false
	case *p.StepUp.Lot < p.StepUp.Share:
		return true
	default:
		return found.Outcome != engine.Fail && !p.sure(found)
	}
}

func (p Policy) mayStepUp() bool { return p.StepUp != nil && p.StepUp.Lot != nil }

// sure tells whether passive liveness needs nothing beside it.
func (p Policy) sure(found *engine.Finding) bool {
	return found != nil && found.Outcome == engine.Pass && found.Score != nil && *found.Score >= p.StepUp.Below
}

// ran gives the finding of passive liveness, unless it was skipped.
func ran(findings []engine.Finding) *engine.Finding {
	for i := range findings {
		if findings[i].Check == passive && findings[i].Outcome != engine.Skipped {
			return &findings[i]
		}
	}

	return nil
}

// unsure objects where motions would have been asked for and were not: there was no time left, for example.
func (d *Decision) unsure(findings []engine.Finding, policy Policy) {
	if policy.mayStepUp() && !policy.sure(ran(findings)) {
		d.object(Review, passive, reasonUnsure)
	}
}

// stepUp reads the part of the policy's text.
func (r *reader) stepUp(f field) error {
	read := StepUp{Below: -1, Share: -1}

	err := r.each(f, func(part field) (err error) {
		switch part.key {
		case "below":
			read.Below, err = part.fraction()
		case "share":
			read.Share, err = part.fraction()
		default:
			err = part.fail(ErrUnknownKey, "below and share are known")
		}

		return err
	})
	if err != nil {
		return err
	}

	if read.Below < 0 || read.Share < 0 {
		return f.fail(ErrMissing, "below and share, each within 0 to 1")
	}

	r.policy.StepUp = &read

	return nil
}

// fraction reads a number within 0 to 1.
func (f field) fraction() (float64, error) {
	value, err := f.number()
	if err == nil && (value < 0 || value > 1) {
		err = f.fail(ErrRange, "%g is not within 0 to 1", value)
	}

	return value, err
}
