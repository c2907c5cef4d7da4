package policy

import (
	"errors"
	"fmt"

	"github.com/honnin/honnin/engine/decision"
)

// Bounds of a list of rules.
const (
	MaxRules = 100
	// MaxCondition bounds one condition, in bytes.
	MaxCondition = 2000
	// MaxCost bounds the evaluation of one condition, in CEL's units of cost; a comparison costs about two.
	MaxCost = 10_000
)

// Rule is one condition and what it leads to.
type Rule struct {
	// When is a CEL expression of type bool over the variables outcome, score, measure, reasons (each by the name of a check), attempts,
	// document, lists, metadata and steps.
	When string `json:"when" yaml:"when"`
	// Then is what the rule leads to: approve ends the list and lets the checks' own decision stand.
	Then Then `json:"then" yaml:"then"`
	// Reason is a machine word of the tenant's: lower-case letters, digits, underscores and dots, up to 60.
	Reason string `json:"reason" yaml:"reason"`
}

// Then is what a rule leads to.
type Then string

// What a rule can lead to.
const (
	Approve Then = "approve"
	Review  Then = "review"
	Decline Then = "decline"
)

func (t Then) outcome() (decision.Outcome, bool) {
	switch t {
	case Approve:
		return decision.Approved, true
	case Review:
		return decision.Review, true
	case Decline:
		return decision.Declined, true
	default:
		return decision.Review, false
	}
}

// Flaw is what is wrong, in a word for machines.
type Flaw string

// The flaws.
const (
	FlawTooMany   Flaw = "too_many_rules"
	FlawLength    Flaw = "condition_length"
	FlawCondition Flaw = "condition" // CEL refuses it; the message is CEL's
	FlawBoolean   Flaw = "not_boolean"
	FlawThen      Flaw = "then"
	FlawReason    Flaw = "reason"
	FlawDueIn     Flaw = "due_in"
	FlawPriority  Flaw = "priority"
	FlawFigures   Flaw = "figures" // what package decision refuses; the message is its own
	FlawCheck     Flaw = "no_check"
	FlawMeasure   Flaw = "no_measure"
	FlawCount     Flaw = "no_count"
	FlawDocument  Flaw = "no_document"
	FlawLetsGo    Flaw = "lets_go"  // with a worse figure the rule would hold no more
	FlawApproves  Flaw = "approves" // a rule that approves looks at a figure
	FlawUnclear   Flaw = "unclear"  // it cannot be told what becomes of worse figures
)

// Problem is one thing that is wrong with a list of rules.
type Problem struct {
	Flaw Flaw `json:"flaw"`
	// Subject is what of it, for example score.match; empty where there is nothing to name.
	Subject string `json:"subject,omitempty"`
	// Rule counts from 0; -1 for what is no rule's.
	Rule int `json:"rule"`
	// Part is when, then or reason; of what is no rule's, where it stands in the policy, for example thresholds.quality.yaw.max.
	Part string `json:"part"`
	// Line and Column point into the condition, from 1; 0 when no one place is at fault.
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// ErrProblem says that a policy has one.
var ErrProblem = errors.New("policy: it cannot judge")

// Err is the problem as an error.
func (p Problem) Err() error { return fmt.Errorf("%w: %s", ErrProblem, p) }

// String is for the log.
func (p Problem) String() string {
	return fmt.Sprintf("rules[%d].%s %d:%d: %s", p.Rule, p.Part, p.Line, p.Column, p.Message)
}
