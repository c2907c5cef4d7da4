package policy

import (
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"github.com/honnin/honnin/engine"
)

// against lists what stands against rules where these checks find: names of nothing, and what is not held to what is worse.
func (p *Program) against(checks []*engine.Check) []Problem {
	var problems []Problem

	of := scaleOf(checks)

	for i, tree := range p.trees {
		for _, name := range p.mentions[i].checks {
			if !slices.ContainsFunc(checks, func(c *engine.Check) bool { return c.Name == name }) {
				problems = append(problems, Problem{Flaw: FlawCheck, Subject: name, Rule: i, Part: "when", Message: "There is no check " + name + "."})
			}
		}

		problems = append(problems, of.unknown(i, tree)...)
		problems = append(problems, unread(i, tree)...)
	}

	if len(problems) > 0 {
		return problems
	}

	for i, tree := range p.trees {
		problems = append(problems, of.held(p.rules[i], i, tree)...)
	}

	return problems
}

// held lists what keeps a rule from being held to what is worse. A rule that objects must not stop to hold when a figure gets worse; one that
// approves must not look at figures, since an exception that ends with a worse figure can hide a condition that cannot be evaluated with the better one.
func (s scale) held(rule Rule, at int, condition *cel.Ast) []Problem {
	root := condition.NativeRep().Expr()
	swayed := s.of(root)

	if swayed.still() || rule.Then != Approve && !swayed.down {
		return nil
	}

	culprit, name := s.culprit(root, rule.Then == Approve, false)
	flaw, message := s.objection(rule.Then, name)
	problem := Problem{Flaw: flaw, Subject: name, Rule: at, Part: "when", Message: message}

	if place := condition.NativeRep().SourceInfo().GetStartLocation(culprit); place.Line() > 0 {
		problem.Line, problem.Column = place.Line(), place.Column()+1
	}

	return []Problem{problem}
}

// culprit finds the first part that goes the wrong way - down, or up below a denial, or any for a rule that approves - and the figure in it.
func (s scale) culprit(e ast.Expr, approves, denied bool) (at int64, name string) {
	if e.Kind() == ast.CallKind {
		call := e.AsCall()
		turns := call.FunctionName() == operators.LogicalNot

		if turns || call.FunctionName() == operators.LogicalAnd || call.FunctionName() == operators.LogicalOr {
			for _, part := range call.Args() {
				if moved := s.of(part); approves && !moved.still() || moved.down && denied == turns || moved.up && denied != turns {
					return s.culprit(part, approves, denied != turns)
				}
			}
		}
	}

	return s.first(e)
}

// first finds the first figure in a part that moves, and where it begins; without a name where none is named.
func (s scale) first(e ast.Expr) (at int64, name string) {
	at = e.ID()
	seen := false

	ast.PreOrderVisit(e, ast.NewExprVisitor(func(part ast.Expr) {
		found, from, ok := figure(part)

		switch {
		case ok && name == "" && !s.named(found).still():
			at, name = from.ID(), found
		case !seen && name == "" && variable(part, []string{"score", "measure"}):
			at, seen = part.ID(), true
		}
	}))

	return at, name
}

// objection words it.
func (s scale) objection(then Then, name string) (Flaw, string) {
	better, known := s[name]

	switch {
	case !known || better == engine.Neither:
		return FlawUnclear, "A condition may compare a score or a measure, named as score.CHECK or measure.CHECK.NAME, with a figure by <, <=, > or >=: otherwise it cannot be told what becomes of worse findings."
	case then == Approve:
		return FlawApproves, fmt.Sprintf("A rule that approves cannot look at %s. Let the rules that follow ask for it, for example: ... && %s.", name, wrong(name, better))
	default:
		return FlawLetsGo, fmt.Sprintf("With a worse %s this would hold no more, and a worse finding would be approved. Ask for what is bad, for example: %s.", name, wrong(name, better))
	}
}

// wrong is a condition that speaks against the person.
func wrong(name string, better engine.Better) string {
	if better == engine.Higher {
		return name + " < 0.9"
	}

	return name + " > 0.1"
}

// unknown lists figures that no check has, and counts that are none: a condition that reads them can never be evaluated.
func (s scale) unknown(at int, condition *cel.Ast) []Problem {
	var (
		problems []Problem
		info     = condition.NativeRep().SourceInfo()
	)

	ast.PreOrderVisit(condition.NativeRep().Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		problem, place := s.stranger(e)
		if problem.Flaw == "" || slices.ContainsFunc(problems, func(p Problem) bool { return p.Message == problem.Message }) {
			return
		}

		start := info.GetStartLocation(place)
		problem.Rule, problem.Part, problem.Line, problem.Column = at, "when", start.Line(), start.Column()+1
		problems = append(problems, problem)
	}))

	return problems
}

// stranger says what is not known of an expression, and where it begins; nothing for what is known.
func (s scale) stranger(e ast.Expr) (found Problem, at int64) {
	if name, variable, ok := figure(e); ok && strings.HasPrefix(name, "measure.") {
		parts := strings.SplitN(name, ".", 3)
		if _, check := s["score."+parts[1]]; !check {
			return Problem{}, 0 // that is told of the check
		}

		if _, known := s[name]; !known {
			return Problem{Flaw: FlawMeasure, Subject: name, Message: fmt.Sprintf("There is no measure %s of %s.", parts[2], parts[1])}, variable.ID()
		}
	}

	of, name, ok := member(e)
	if ok && variable(of, []string{"attempts"}) && !slices.Contains([]string{"verification", "subject", "device"}, name) {
		return Problem{
			Flaw: FlawCount, Subject: "attempts." + name, Message: "There is no count attempts." + name + ": there are verification, subject and device.",
		}, of.ID()
	}

	return Problem{}, 0
}

// unread lists where a condition looks at what was read of a document, as long as no check reads one.
func unread(at int, condition *cel.Ast) []Problem {
	var problems []Problem

	info := condition.NativeRep().SourceInfo()

	ast.PreOrderVisit(condition.NativeRep().Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		if len(problems) == 0 && variable(e, []string{"document"}) {
			start := info.GetStartLocation(e.ID())
			problems = append(problems, Problem{
				Flaw: FlawDocument, Rule: at, Part: "when", Line: start.Line(), Column: start.Column() + 1,
				Message: "No document is read yet, so nothing is known of one: this rule would send everybody to a person.",
			})
		}
	}))

	return problems
}
