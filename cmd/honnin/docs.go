package main

import (
	"fmt"
	"math"
	"os"
	"strings"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
)

//go:generate go run . docs checks --out ../../docs/checks.md

// docsCommands write the documents that the code itself can tell.
type docsCommands struct {
	Checks docsChecksCommand `cmd:"" help:"What every check measures, and the thresholds a policy gives it."`
	States docsStatesCommand `cmd:"" help:"The states of what is kept, and the moves between them."`
}

type docsChecksCommand struct {
	Out string `placeholder:"FILE" help:"Write to a file instead of standard output."`
}

// Run writes docs/checks.md.
func (c docsChecksCommand) Run(to streams) error {
	text := checksDocument(suite.Checks(), decision.Default())
	if c.Out == "" {
		return write(to.out, strings.TrimSuffix(text, "\n"))
	}

	if err := os.WriteFile(c.Out, []byte(text), 0o644); err != nil { //nolint:gosec // a document for everybody
		return unusable(fmt.Errorf("docs: %w", err))
	}

	return nil
}

// checksDocument words the checks in the order in which they run.
func checksDocument(checks []*engine.Check, policy decision.Policy) string {
	var b strings.Builder

	b.WriteString("<!-- Written by `make gen` from the checks themselves and engine/decision/default.yaml; do not edit. -->\n# Checks\n\n" +
		"The checks run in this order. Each finding is `pass`, `fail`, `inconclusive` (the evidence is not good enough to judge) or\n" +
		"`skipped`. A policy gives the thresholds and says what each outcome leads to; only a pass can lead to an approval.\n" +
		"The defaults are those of `engine/decision/default.yaml`, which says of each where it comes from.\n")

	for _, check := range checks {
		fmt.Fprintf(&b, "\n## %s\n\nVersion %s. Needs: %s.%s A %s score is better.\n\n", check.Name, check.Version, kinds(check), after(check), better(check.Better))
		b.WriteString(rule(check.Name, policy))

		if len(check.Thresholds) > 0 {
			b.WriteString("\n| Threshold | Default | Unit | Allowed | Meaning |\n|---|---|---|---|---|\n")
		}

		for _, t := range check.Thresholds {
			fmt.Fprintf(&b, "| `%s` | %g | %s | %s to %s | %s |\n", t.Name, policy.Thresholds[t.Name], unit(t.Unit), end(t.Low), end(t.High), cell(t.Doc))
		}

		if len(check.Measures) > 0 {
			b.WriteString("\n| Measure | Unit | Range | Better | Meaning |\n|---|---|---|---|---|\n")
		}

		for _, m := range check.Measures {
			fmt.Fprintf(&b, "| `%s` | %s | %s to %s | %s | %s |\n", m.Name, unit(m.Unit), end(m.Low), end(m.High), better(m.Better), cell(m.Doc))
		}
	}

	return b.String()
}

func rule(check string, policy decision.Policy) string {
	for _, r := range policy.Rules {
		if r.Check != check {
			continue
		}

		skipped := "no objection"
		if r.Required {
			skipped = string(r.Skipped)
		}

		return fmt.Sprintf("By default a fail leads to %s, inconclusive to %s, skipped to %s.\n", r.Fail, r.Inconclusive, skipped)
	}

	return ""
}

func kinds(check *engine.Check) string {
	list := make([]string, len(check.Needs))
	for i, kind := range check.Needs {
		list[i] = string(kind)
	}

	return strings.Join(list, ", ")
}

func after(check *engine.Check) string {
	if len(check.After) == 0 {
		return ""
	}

	list := make([]string, len(check.After))
	for i, earlier := range check.After {
		list[i] = earlier.Name
	}

	return " Skipped unless these passed: " + strings.Join(list, ", ") + "."
}

// better words which way a figure is better; a dash where none is.
func better(way engine.Better) string {
	switch way {
	case engine.Higher:
		return "higher"
	case engine.Lower:
		return "lower"
	case engine.Neither:
		return "–"
	default:
		return "–"
	}
}

// end words one end of a range.
func end(value float64) string {
	switch {
	case math.IsInf(value, 1):
		return "∞"
	case math.IsInf(value, -1):
		return "-∞"
	default:
		return fmt.Sprintf("%g", value)
	}
}

func cell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }
