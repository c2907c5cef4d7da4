package verification

import (
	"maps"
	"slices"
	"strings"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/verification/policy"
)

// cannotSay stands where a decision cannot be said.
const cannotSay decision.Outcome = ""

// course is one report: the values of a threshold at which it can turn, in order, and what is decided before the first, between each two, and
// behind the last.
type course struct {
	at []float64
	// most says that the threshold is an upper bound: a report is another from a value on, not beyond it.
	most bool
	to   []decision.Outcome
}

// decided gives what is decided at a value of the threshold.
func (c *course) decided(value float64) decision.Outcome {
	nth, equal := slices.BinarySearch(c.at, value)
	if equal && c.most {
		nth++
	}

	return c.to[nth]
}

// within gives a value of the threshold that lies in the nth part.
func (c *course) within(nth int) float64 {
	switch {
	case !c.most && nth < len(c.at):
		return c.at[nth]
	case !c.most:
		return c.at[nth-1] + 1
	case nth > 0:
		return c.at[nth-1]
	default:
		return c.at[0] - 1
	}
}

// turner follows stored reports along the values of one threshold of a check.
type turner struct {
	*trial

	check     *engine.Check
	threshold string
}

// course judges a report in each part. A threshold that has no say in it gives a course without turns; false when it cannot be told where it
// turns, all other figures being the policy's.
func (t *turner) course(row *archived) (one course, ok bool, err error) {
	facts, was, err := t.read(row)
	if err != nil {
		return one, false, err
	}

	turns, ok := t.turns(facts, was)
	if !ok || len(turns) == 0 {
		return one, ok, nil
	}

	slices.Sort(turns)
	one = course{at: slices.Compact(turns), most: strings.HasSuffix(t.threshold, ".max")}

	for nth := range len(one.at) + 1 {
		now := maps.Clone(t.by.Checks.Thresholds)
		now[t.threshold] = one.within(nth)

		outcome, said := t.judge(facts, engine.NewRetelling(t.checks, was.thresholds, now).Of(facts.Findings))
		if !said {
			outcome = cannotSay
		}

		one.to = append(one.to, outcome)
	}

	return one, true, nil
}

// turns gives where a report turns; none where the threshold has no say, and false where that cannot be told.
func (t *turner) turns(facts *policy.Facts, was *former) ([]float64, bool) {
	told := was.retelling.Of(facts.Findings)

	at := slices.IndexFunc(told.Findings, func(f engine.Finding) bool { return f.Check == t.check.Name })
	if at < 0 {
		return nil, false
	}

	finding := told.Findings[at]
	if told.Less[t.check.Name] == engine.Untold {
		// What cannot be told at the policy's own figure may be at others, unless it cannot even be said whether the check runs.
		if finding = facts.Findings[at]; finding.Outcome == engine.Skipped || t.beforeUntold(told) {
			return nil, false
		}
	}

	if finding.Outcome == engine.Skipped {
		return nil, true
	}

	if t.check.Turns == nil || finding.Version != t.check.Version {
		return nil, false
	}

	return t.check.Turns(was.thresholds, finding, t.threshold)
}

// beforeUntold tells whether a check that this one stands after cannot be told.
func (t *turner) beforeUntold(told engine.Retold) bool {
	return slices.ContainsFunc(t.check.After, func(c *engine.Check) bool { return told.Less[c.Name] == engine.Untold })
}
