package policy

import (
	"fmt"
	"maps"
	"slices"

	"cel.dev/cel-go/common/types"

	"github.com/honnin/honnin/engine/decision"
)

// The prefix of reasons and rules that are the tenant's own, and the reason when a condition could not be evaluated.
const (
	prefix      = "rule."
	reasonError = prefix + "error"
)

// Judge gives the decision of the checks, or what the first rule that holds makes of it, whichever is worse for the person.
func (p *Program) Judge(facts *Facts, checks decision.Policy) decision.Decision {
	decided := decision.Decide(facts.Findings, p.floor(checks))
	if len(p.rules) == 0 {
		return decided
	}

	values := facts.values()

	for i, condition := range p.conditions {
		result, _, err := condition.Eval(values)

		switch {
		case err != nil:
			return worsen(decided, decision.Review, fmt.Sprintf("%s%d", prefix, i+1), reasonError)
		case result == types.True:
			to, _ := p.rules[i].Then.outcome()
			if to == decision.Approved {
				return decided
			}

			return worsen(decided, to, fmt.Sprintf("%s%d", prefix, i+1), prefix+p.rules[i].Reason)
		}
	}

	return decided
}

// floor requires every check that a rule looks at: a rule that objects to a good finding would say nothing of it once the check is skipped,
// or its score gone. With the check required, whatever is worse than a pass is no approval by itself.
func (p *Program) floor(checks decision.Policy) decision.Policy {
	names := map[string]bool{}

	for _, seen := range p.mentions {
		for _, name := range seen.checks {
			names[name] = true
		}

		for i := range checks.Rules {
			names[checks.Rules[i].Check] = names[checks.Rules[i].Check] || seen.every
		}
	}

	for _, name := range slices.Sorted(maps.Keys(names)) {
		if names[name] {
			checks = checks.Require(name)
		}
	}

	return checks
}

// worsen adds a reason, and takes the rule's outcome where it is worse.
func worsen(decided decision.Decision, to decision.Outcome, rule, reason string) decision.Decision {
	decided.Reasons = append(slices.Clone(decided.Reasons), reason)

	if to.Worse(decided.Outcome) {
		decided.Outcome, decided.Rule = to, rule
	}

	return decided
}
