package decision

import "slices"

// Require gives the policy for a verification that asked for what the check looks at: skipping it leads to [Review] at least, whatever the
// rule says of verifications that did not ask. A policy without a rule for the check gets one by which only a pass is no objection.
func (p Policy) Require(check string) Policy {
	p.Rules = slices.Clone(p.Rules)

	for i := range p.Rules {
		if rule := &p.Rules[i]; rule.Check == check {
			rule.Required, rule.Skipped = true, atLeastReview(rule.Skipped)

			return p
		}
	}

	p.Rules = append(p.Rules, Rule{Check: check, Required: true, Fail: Review, Inconclusive: Review, Skipped: Review})

	return p
}
