package policy

import (
	"slices"
	"strings"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
)

// Again gives what the policy makes of stored findings that were told again by its thresholds; false when its outcome cannot be said: a rule looks at
// what is not told, or how a check ended that is not told would change it. Reasons are those of what is told. The findings of the facts are
// not looked at.
func (p *Policy) Again(facts *Facts, told engine.Retold) (decision.Decision, bool) {
	seen := *facts
	seen.Findings = told.Findings

	if len(told.Less) == 0 {
		return p.Judge(&seen), true
	}

	if p.Rules != nil && p.Rules.reads(told.Less) {
		return decision.Decision{}, false
	}

	// No rule looks at them, and of the checks alone a worse finding never makes a better decision: what the best and the worst lead to alike,
	// everything between them does.
	seen.Findings = supposed(told, engine.Pass)
	best := p.Judge(&seen)
	seen.Findings = supposed(told, engine.Fail)

	return best, p.Judge(&seen).Outcome == best.Outcome
}

// Measures tells whether a rule may look at what was measured.
func (p *Policy) Measures() bool {
	return p.Rules != nil && slices.ContainsFunc(p.Rules.rules, func(r Rule) bool { return strings.Contains(r.When, "measure") })
}

// supposed gives the findings as if each that cannot be told had ended so.
func supposed(told engine.Retold, outcome engine.Outcome) []engine.Finding {
	findings := slices.Clone(told.Findings)

	for check, how := range told.Less {
		if how != engine.Untold {
			continue
		}

		// The best that a check can say has the best score, by which no motions are missed.
		made := engine.Finding{Check: check, Outcome: outcome}
		if outcome == engine.Pass {
			made.Score = new(1.0)
		}

		at := slices.IndexFunc(findings, func(f engine.Finding) bool { return f.Check == check })
		if at < 0 {
			findings = append(findings, made)
		} else {
			findings[at] = made
		}
	}

	return findings
}

// reads tells whether a condition looks at something that is not told.
func (p *Program) reads(less map[string]engine.Told) bool {
	for _, seen := range p.mentions {
		for check, how := range less {
			if how == engine.Untold && (seen.every || slices.Contains(seen.checks, check)) || seen.any || slices.Contains(seen.detailed, check) {
				return true
			}
		}
	}

	return false
}
