package policy

import (
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/engine/decision"
)

// Policy is ready to judge.
type Policy struct {
	// Checks is the floor: figures, and what the outcome of each check leads to.
	Checks decision.Policy
	// Rules are the tenant's own; nil for none.
	Rules *Program
	// Review says how the cases are decided that it sends to review; it has no part in judging.
	Review Terms
}

// Only gives a policy without rules.
func Only(checks decision.Policy) *Policy { return &Policy{Checks: checks} }

// Judge decides. It is pure: the same policy and facts give the same decision. What the law does not let be completed on the day goes to a
// person, who cannot approve it either as long as that holds.
func (p *Policy) Judge(facts *Facts) decision.Decision {
	decided := p.found(facts)
	for _, word := range facts.Unlawful {
		decided = worsen(decided, decision.Review, word, word)
	}

	return decided
}

// found is what the checks and the rules lead to.
func (p *Policy) found(facts *Facts) decision.Decision {
	if p.Rules == nil {
		return decision.Decide(facts.Findings, p.Checks)
	}

	return p.Rules.Judge(facts, p.Checks)
}

// written is how a policy lies beside the decision that it made.
type written struct {
	Checks decision.Policy `json:"checks"`
	Rules  []Rule          `json:"rules,omitempty"`
	// Lot is the step-up's, which a policy that is not of one verification does not have.
	Lot    *float64 `json:"lot,omitempty"`
	Review Terms    `json:"review,omitzero"`
}

// MarshalJSON writes everything by which the policy judges, so that a decision can be made again when the version, the default policy
// or the binary have changed.
func (p *Policy) MarshalJSON() ([]byte, error) {
	kept := written{Checks: p.Checks, Review: p.Review}
	if p.Checks.StepUp != nil {
		kept.Lot = p.Checks.StepUp.Lot
	}

	if p.Rules != nil {
		kept.Rules = p.Rules.rules
	}

	data, err := json.Marshal(kept)
	if err != nil {
		return nil, fmt.Errorf("policy: write: %w", err)
	}

	return data, nil
}

// Read gives back what [Policy.MarshalJSON] wrote.
func Read(data []byte) (*Policy, error) {
	var kept written
	if err := json.Unmarshal(data, &kept); err != nil {
		return nil, fmt.Errorf("policy: read: %w", err)
	}

	if kept.Checks.StepUp != nil {
		kept.Checks.StepUp.Lot = kept.Lot
	}

	if len(kept.Rules) == 0 {
		return &Policy{Checks: kept.Checks, Review: kept.Review}, nil
	}

	program, problems := Compile(kept.Rules)
	if len(problems) > 0 {
		return nil, fmt.Errorf("policy: read: %w", problems[0].Err())
	}

	return &Policy{Checks: kept.Checks, Rules: program, Review: kept.Review}, nil
}
