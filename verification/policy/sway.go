package policy

import (
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"github.com/honnin/honnin/engine"
)

// sway is how a value may go when a finding gets worse and its outcome stays: nothing, up, down, or either. Of a condition up is from false to true.
type sway struct{ up, down bool }

func (s sway) still() bool { return s == sway{} }

// turned is the sway of the opposite.
func (s sway) turned() sway { return sway{s.down, s.up} }

func (s sway) and(o sway) sway { return sway{s.up || o.up, s.down || o.down} }

// either is of what nothing can be said.
func either() sway { return sway{true, true} }

// scale is which way each figure of each check is better.
type scale map[string]engine.Better

// scaleOf reads it from the checks, by the names score.CHECK and measure.CHECK.NAME.
func scaleOf(checks []*engine.Check) scale {
	of := scale{}

	for _, check := range checks {
		of["score."+check.Name] = check.Better

		for i := range check.Measures {
			of["measure."+check.Name+"."+check.Measures[i].Name] = check.Measures[i].Better
		}
	}

	return of
}

// of gives how an expression goes. What is not known to keep or to turn the order of its parts counts as either, when they move at all.
func (s scale) of(e ast.Expr) sway {
	if name, _, ok := figure(e); ok {
		return s.named(name)
	}

	if presence(e) {
		return sway{}
	}

	switch e.Kind() { //nolint:exhaustive // the others move with their parts
	case ast.IdentKind:
		if variable(e, []string{"score", "measure"}) {
			return either()
		}
	case ast.CallKind:
		return s.call(e.AsCall())
	}

	return s.parts(e)
}

// named is how a figure goes; one that no check declares, either way.
func (s scale) named(figure string) sway {
	better, known := s[figure]

	switch {
	case !known:
		return either()
	case better == engine.Higher:
		return sway{down: true}
	case better == engine.Lower:
		return sway{up: true}
	default:
		return sway{}
	}
}

func (s scale) call(call ast.CallExpr) sway {
	args := call.Args()

	switch call.FunctionName() {
	case operators.LogicalAnd, operators.LogicalOr, operators.Add:
		return s.all(args)
	case operators.LogicalNot, operators.Negate:
		return s.of(args[0]).turned()
	case operators.Subtract, operators.Greater, operators.GreaterEquals:
		return s.of(args[0]).and(s.of(args[1]).turned())
	case operators.Less, operators.LessEquals:
		return s.of(args[0]).turned().and(s.of(args[1]))
	case operators.Multiply:
		return s.product(args[0], args[1])
	case operators.Conditional:
		if s.of(args[0]).still() {
			return s.of(args[1]).and(s.of(args[2]))
		}

		return either()
	default:
		if call.IsMemberFunction() {
			args = append([]ast.Expr{call.Target()}, args...)
		}

		return anyway(s.all(args))
	}
}

// product keeps the order of what is multiplied by a figure that is written out, or turns it.
func (s scale) product(a, b ast.Expr) sway {
	if _, written := number(a); written {
		a, b = b, a
	}

	by, written := number(b)

	switch {
	case !written:
		return anyway(s.of(a).and(s.of(b)))
	case by < 0:
		return s.of(a).turned()
	default:
		return s.of(a)
	}
}

func (s scale) all(list []ast.Expr) sway {
	var sum sway
	for _, e := range list {
		sum = sum.and(s.of(e))
	}

	return sum
}

// parts is for what keeps no order of its parts. A loop over the names of checks goes over the same, however they were found.
func (s scale) parts(e ast.Expr) sway {
	var moved sway

	switch e.Kind() { //nolint:exhaustive // the others have no parts
	case ast.SelectKind:
		moved = s.of(e.AsSelect().Operand())
	case ast.ListKind:
		moved = s.all(e.AsList().Elements())
	case ast.MapKind:
		for _, entry := range e.AsMap().Entries() {
			moved = moved.and(s.of(entry.AsMapEntry().Key())).and(s.of(entry.AsMapEntry().Value()))
		}
	case ast.StructKind: // there are no such types here
		return either()
	case ast.ComprehensionKind:
		loop := e.AsComprehension()
		moved = s.all([]ast.Expr{loop.AccuInit(), loop.LoopCondition(), loop.LoopStep(), loop.Result()})

		if !names(loop.IterRange()) {
			moved = moved.and(s.of(loop.IterRange()))
		}
	}

	return anyway(moved)
}

// anyway is of what moves, either way.
func anyway(moved sway) sway {
	if moved.still() {
		return moved
	}

	return either()
}

func number(e ast.Expr) (float64, bool) {
	if call := e; call.Kind() == ast.CallKind && call.AsCall().FunctionName() == operators.Negate {
		value, ok := number(call.AsCall().Args()[0])

		return -value, ok
	}

	if e.Kind() != ast.LiteralKind {
		return 0, false
	}

	switch value := e.AsLiteral().Value().(type) {
	case float64:
		return value, true
	case int64:
		return float64(value), true
	case uint64:
		return float64(value), true
	default:
		return 0, false
	}
}
