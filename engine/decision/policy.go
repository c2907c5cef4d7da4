package decision

import "github.com/honnin/honnin/engine"

// Policy is a tenant's judgement in figures and rules. The zero value approves nothing.
type Policy struct {
	// Version names the policy in every decision it makes; 1 to 64 characters.
	Version string `json:"version"`
	// Rules holds one rule per check, in the order of the suite.
	Rules []Rule `json:"rules"`
	// Thresholds are the figures that the checks read.
	Thresholds engine.Thresholds `json:"thresholds"`
	// StepUp says when motions are asked for after the photograph; nil for never.
	StepUp *StepUp `json:"stepUp,omitempty"`
}

// Rule says what the outcomes of one check lead to. A pass leads to no objection; nothing else can.
type Rule struct {
	// Check is the name of the room.
	Check string `json:"check"`
	// Required: a check that was skipped stands in the way of an approval.
	Required bool `json:"required"`
	// Fail, Inconclusive and Skipped are each [Review] or [Declined], never milder than the one after them.
	// Skipped is only looked at when the check is required.
	Fail         Outcome `json:"fail"`
	Inconclusive Outcome `json:"inconclusive"`
	Skipped      Outcome `json:"skipped,omitempty"`
}

// leads gives what an outcome of the check leads to. Whatever the rule or the outcome holds that was not foreseen
// leads to [Review] at least.
func (r *Rule) leads(found engine.Outcome) Outcome {
	switch found {
	case engine.Pass:
		return Approved
	case engine.Skipped:
		if !r.Required {
			return Approved
		}

		return atLeastReview(r.Skipped)
	case engine.Inconclusive:
		return worst(atLeastReview(r.Inconclusive), r.leads(engine.Skipped))
	case engine.Fail:
		return worst(atLeastReview(r.Fail), r.leads(engine.Inconclusive))
	}

	return Review
}

func atLeastReview(o Outcome) Outcome {
	if o == Declined {
		return Declined
	}

	return Review
}

func worst(a, b Outcome) Outcome {
	if b.Worse(a) {
		return b
	}

	return a
}
