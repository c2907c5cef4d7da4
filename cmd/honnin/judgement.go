package main

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
)

// judgement is what check prints as JSON: a contract that others script against.
type judgement struct {
	decision.Decision

	Findings []engine.Finding `json:"findings"`
}

// printJudgement prints the findings, what was measured against which threshold, and the decision.
func printJudgement(to io.Writer, j judgement, policy decision.Policy) error {
	colour := onto(to)
	findings := table{head: []string{"check", "outcome", "<score", "<ms", "reasons"}}

	for _, f := range j.Findings {
		score := ""
		if f.Score != nil {
			score = figure(*f.Score)
		}

		findings.add(f.Check, colour.outcome(f.Outcome), score, strconv.FormatFloat(f.DurationMS, 'f', 1, 64), words(f.Reasons))
	}

	lines := append(findings.lines(), "")
	lines = append(lines, measures(j.Findings, policy.Thresholds, colour)...)
	lines = append(lines, "", "  "+colour.decision(j.Outcome)+"  by rule "+j.Rule+" of policy "+j.Policy)

	for _, reason := range j.Reasons {
		lines = append(lines, "    "+reason)
	}

	return write(to, lines...)
}

// measures lists every figure that was measured, in the order in which the checks declare them, with its bounds.
func measures(findings []engine.Finding, thresholds engine.Thresholds, colour paint) []string {
	list := table{head: []string{"measure", "<value", "unit", "threshold"}}

	for _, check := range suite.Checks() {
		at := slices.IndexFunc(findings, func(f engine.Finding) bool { return f.Check == check.Name })
		if at < 0 {
			continue
		}

		for _, declared := range figures(check) {
			value, measured := findings[at].Measures[declared.Name]
			if score := findings[at].Score; declared.Name == scored(check) && score != nil {
				value, measured = *score, true
			}

			if !measured {
				continue
			}

			name := check.Name + "." + declared.Name
			shown, limits := figure(value), bounds(name, value, declared.Low == -declared.High, thresholds)

			if strings.HasSuffix(limits, notMet) {
				shown, limits = colour.in("33", shown), colour.in("33", limits)
			}

			list.add(name, shown, unit(declared.Unit), limits)
		}
	}

	return list.lines()
}

// figures are the measures of a check, its score before them.
func figures(check *engine.Check) []engine.Measure {
	if name := scored(check); name != "" {
		return append([]engine.Measure{{Name: name, Unit: "1"}}, check.Measures...)
	}

	return check.Measures
}

// scored gives the name under which the check's thresholds bound its score: the one that is none of its measures.
func scored(check *engine.Check) string {
	for _, threshold := range check.Thresholds {
		name := strings.TrimPrefix(threshold.Name, check.Name+".")
		name = strings.TrimSuffix(strings.TrimSuffix(name, ".min"), ".max")

		if !slices.ContainsFunc(check.Measures, func(m engine.Measure) bool { return m.Name == name }) {
			return name
		}
	}

	return ""
}

// notMet ends the bounds of a measure that does not keep to them.
const notMet = "← not met"

// bounds words the thresholds on one measure and says whether the value keeps to them. An upper bound on a measure that
// runs either way, such as an angle, bounds its size.
func bounds(name string, value float64, eitherWay bool, thresholds engine.Thresholds) string {
	var parts []string

	met := true

	if low, ok := thresholds[name+".min"]; ok {
		parts, met = append(parts, "at least "+figure(low)), met && value >= low
	}

	high, ok := thresholds[name+".max"]

	switch {
	case ok && eitherWay:
		parts, met = append(parts, "within ±"+figure(high)), met && math.Abs(value) <= high
	case ok:
		parts, met = append(parts, "at most "+figure(high)), met && value <= high
	}

	if !met {
		parts = append(parts, notMet)
	}

	return strings.Join(parts, "  ")
}

// figure writes a number with three significant digits after zero and no more than two decimals above one.
func figure(value float64) string {
	switch {
	case value >= 100 || value <= -100:
		return strconv.FormatFloat(value, 'f', 0, 64)
	case value >= 1 || value <= -1:
		return strings.TrimSuffix(strconv.FormatFloat(value, 'f', 2, 64), ".00")
	default:
		return strconv.FormatFloat(value, 'f', 3, 64)
	}
}

// unit leaves out the unit of a pure number.
func unit(word string) string {
	if word == "1" {
		return ""
	}

	return word
}

func words(reasons []engine.Reason) string {
	list := make([]string, len(reasons))
	for i, reason := range reasons {
		list[i] = string(reason)
	}

	return strings.Join(list, ", ")
}

func (p paint) outcome(o engine.Outcome) string {
	codes := map[engine.Outcome]string{engine.Pass: "32", engine.Skipped: "2", engine.Inconclusive: "33", engine.Fail: "31"}

	return p.in(codes[o], o.String())
}

func (p paint) decision(o decision.Outcome) string {
	codes := map[decision.Outcome]string{decision.Approved: "1;32", decision.Review: "1;33", decision.Declined: "1;31"}

	return p.in(codes[o], string(o))
}
