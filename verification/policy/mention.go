package policy

import (
	"slices"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// mention is which checks a condition looks at.
type mention struct {
	checks []string
	// every is set when the condition can look at any check, for example in a loop over all of them.
	every bool
	// detailed are those of which it looks at more than the outcome; any says that it can do so of every check.
	detailed []string
	any      bool
}

// outcome is the variable that holds how each check ended.
const outcome = "outcome"

// byCheck are the variables that hold something of each check.
func byCheck() []string { return []string{outcome, "score", "measure", "reasons"} }

// mentioned reads the checks out of a condition. A name that is not written out counts as every check.
func mentioned(condition *cel.Ast) mention {
	var (
		found mention
		named = map[int64]bool{} // the variables of which one check is named
		root  = condition.NativeRep().Expr()
	)

	ast.PreOrderVisit(root, ast.NewExprVisitor(func(e ast.Expr) {
		if name, of, check, ok := access(e, byCheck()); ok {
			named[of] = true

			if !slices.Contains(found.checks, check) {
				found.checks = append(found.checks, check)
			}

			if name != outcome {
				found.detailed = append(found.detailed, check)
			}
		}

		if variable(e, byCheck()) && !named[e.ID()] {
			found.every, found.any = true, found.any || e.AsIdent() != outcome
		}
	}))

	return found
}

// access tells of score.match, score["match"] and "match" in score which of the variables it reads, and by what key.
func access(e ast.Expr, variables []string) (name string, of int64, by string, ok bool) {
	switch e.Kind() { //nolint:exhaustive // no other kind reads one check
	case ast.SelectKind:
		from := e.AsSelect().Operand()
		if !variable(from, variables) {
			return "", 0, "", false
		}

		return from.AsIdent(), from.ID(), e.AsSelect().FieldName(), true
	case ast.CallKind:
		call := e.AsCall()
		if len(call.Args()) != 2 {
			return "", 0, "", false
		}

		from, key := call.Args()[0], call.Args()[1]
		if call.FunctionName() == operators.In {
			from, key = key, from
		} else if call.FunctionName() != operators.Index {
			return "", 0, "", false
		}

		if key.Kind() != ast.LiteralKind || !variable(from, variables) {
			return "", 0, "", false
		}

		text, isText := key.AsLiteral().(types.String)

		return from.AsIdent(), from.ID(), string(text), isText
	default:
		return "", 0, "", false
	}
}

func variable(e ast.Expr, of []string) bool {
	return e.Kind() == ast.IdentKind && slices.Contains(of, e.AsIdent())
}
