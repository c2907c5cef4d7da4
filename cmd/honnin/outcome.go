package main

import (
	"fmt"
	"strings"
	"time"
)

// outcome is what came of one case.
type outcome struct {
	person
	verified

	took time.Duration
}

// asExpected tells whether the decision is the one that the case is there to show.
func (o outcome) asExpected() bool {
	decision := strings.ToLower(o.Report.Decision)
	if o.expect == "not approved" {
		return decision != "approved"
	}

	return decision == o.expect
}

// score is the figure of a check, or a dash.
func (o outcome) score(check string) string {
	for _, finding := range o.Report.Findings {
		if finding.Check == check && finding.Score != nil {
			return fmt.Sprintf("%.3f", *finding.Score)
		}
	}

	return "–"
}

// report lists decisions, then what happened when.
func report(paint paint, base string, results []outcome) []string {
	decisions := table{head: []string{"case", "decision", "expected", "<live", "<alike", "why"}}
	times := table{head: []string{"case", "timeline", "id"}}
	right := 0

	for _, result := range results {
		mark := paint.in("32", "✓ ")
		if result.asExpected() {
			right++
		} else {
			mark = paint.in("31", "✗ ")
		}

		decisions.add(result.name, mark+strings.ToLower(result.Report.Decision), result.expect,
			result.score("passive"), result.score("match"), strings.Join(result.Report.Reasons, ", "))
		times.add(result.name, result.line(), result.ID)
	}

	lines := append([]string{""}, decisions.lines()...)
	lines = append(append(lines, ""), times.lines()...)

	return append(lines, "",
		fmt.Sprintf("  %d of %d as expected, judged by policy %s.", right, len(results), results[0].Report.PolicyVersion),
		"  The pictures are frames of old webcam films, far smaller than a phone's: the policy people-1 lowers the default's floor for",
		"  resolution to admit them. That shows that the pieces work together; it says nothing about error rates.",
		"  See them at "+base+"/verifications",
		"")
}

// line is the timeline in one line: the last word of each event, and when it happened after the first.
func (o outcome) line() string {
	words := make([]string, len(o.Timeline))
	for i, happened := range o.Timeline {
		_, word, _ := strings.Cut(happened.Type, ".")
		words[i] = word

		if i > 0 {
			words[i] += fmt.Sprintf(" +%.2f s", happened.At.Sub(o.Timeline[0].At).Seconds())
		}
	}

	return strings.Join(words, " → ")
}
