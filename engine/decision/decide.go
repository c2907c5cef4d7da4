package decision

import "github.com/honnin/honnin/engine"

// Machine words for what is wrong with the list of findings itself rather than with the person.
const (
	reasonMissing  = "missing"  // the policy has a rule for a check that left no finding
	reasonUnknown  = "unknown"  // a finding of a check that the policy has no rule for
	reasonRepeated = "repeated" // two findings of one check
	reasonEmpty    = "empty"    // the policy has no rule at all
)

// Decide says what the policy makes of the findings. It is pure and total: it gives a decision for any input, and
// approves only when every rule of the policy has exactly one finding that meets it and no finding is left over. Where the policy would
// still ask for motions it approves nobody who needs them: the decision is what holds when they are not asked for.
// Making a finding worse never makes the decision better.
func Decide(findings []engine.Finding, policy Policy) Decision {
	d := Decision{Outcome: Approved, Reasons: []string{}, Policy: policy.Version, Rule: RuleAllPass}
	if len(policy.Rules) == 0 {
		d.object(Review, "policy", reasonEmpty)
	}

	known := make(map[string]bool, len(policy.Rules))

	for _, rule := range policy.Rules {
		known[rule.Check] = true
		d.apply(rule, findings)
	}

	for _, finding := range findings {
		if !known[finding.Check] {
			d.object(Review, finding.Check, reasonUnknown)
		}
	}

	d.unsure(findings, policy)

	return d
}

// apply holds one rule against the findings of its check.
func (d *Decision) apply(rule Rule, findings []engine.Finding) {
	seen := 0

	for _, finding := range findings {
		if finding.Check != rule.Check {
			continue
		}

		seen++

		if to := rule.leads(finding.Outcome); to != Approved {
			d.object(to, rule.Check, finding.Outcome.String(), finding.Reasons...)
		}
	}

	switch {
	case seen == 0:
		d.object(worst(Review, rule.leads(engine.Skipped)), rule.Check, reasonMissing)
	case seen > 1:
		d.object(Review, rule.Check, reasonRepeated)
	}
}

// object records that a check stands in the way: the rule is kept when it is worse than all before it.
func (d *Decision) object(to Outcome, check, outcome string, reasons ...engine.Reason) {
	if to.Worse(d.Outcome) {
		d.Outcome, d.Rule = to, check+"."+outcome
	}

	if len(reasons) == 0 {
		d.Reasons = append(d.Reasons, check+"."+outcome)
	}

	for _, reason := range reasons {
		d.Reasons = append(d.Reasons, check+"."+string(reason))
	}
}
