package decision

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/honnin/honnin/engine"
)

// complete refuses a policy that lacks a rule or a figure, or whose bounds cross. A policy that extends the default
// may carry what the checks at hand do not know; that is refused as well, so that no figure is without effect.
func (p Policy) complete(checks []*engine.Check) error {
	for _, check := range checks {
		if !slices.ContainsFunc(p.Rules, func(r Rule) bool { return r.Check == check.Name }) {
			return &Error{Field: "checks." + check.Name, Err: ErrMissing}
		}

		for _, threshold := range check.Thresholds {
			if _, ok := p.Thresholds[threshold.Name]; !ok {
				return &Error{
					Field: "thresholds." + threshold.Name, Err: ErrMissing,
					Detail: fmt.Sprintf("a figure within %g to %g%s", threshold.Low, threshold.High, unit(threshold.Unit)),
				}
			}
		}
	}

	for _, rule := range p.Rules {
		if !slices.ContainsFunc(checks, func(c *engine.Check) bool { return c.Name == rule.Check }) {
			return &Error{Field: "checks." + rule.Check, Err: ErrUnknownCheck}
		}
	}

	return p.bounds(checks)
}

func (p Policy) bounds(checks []*engine.Check) error {
	for _, name := range slices.Sorted(maps.Keys(p.Thresholds)) {
		value := p.Thresholds[name]

		declared, ok := find(checks, name)
		if !ok {
			return &Error{Field: "thresholds." + name, Err: ErrUnknownKey}
		}

		if value < declared.Low || value > declared.High {
			return &Error{Field: "thresholds." + name, Err: ErrRange}
		}

		stem, isLow := strings.CutSuffix(name, ".min")
		if high, both := p.Thresholds[stem+".max"]; isLow && both && value > high {
			return &Error{
				Field: "thresholds." + name, Err: ErrRange,
				Detail: fmt.Sprintf("%g lies above %s.max, which is %g", value, stem, high),
			}
		}
	}

	return nil
}

// inOrder sorts the rules as the checks run, so that reasons and rules read alike in every decision.
func (p Policy) inOrder(checks []*engine.Check) Policy {
	place := make(map[string]int, len(checks))
	for i, check := range checks {
		place[check.Name] = i
	}

	slices.SortStableFunc(p.Rules, func(a, b Rule) int { return place[a.Check] - place[b.Check] })

	return p
}
