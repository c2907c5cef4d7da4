package policy

import (
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// member reads of x.name and x["name"] what x and name are. Whether it is there, as in has(x.name), is no value of it.
func member(e ast.Expr) (of ast.Expr, name string, ok bool) {
	switch e.Kind() { //nolint:exhaustive // no other kind reads one member
	case ast.SelectKind:
		if e.AsSelect().IsTestOnly() {
			return nil, "", false
		}

		return e.AsSelect().Operand(), e.AsSelect().FieldName(), true
	case ast.CallKind:
		call := e.AsCall()
		if call.FunctionName() != operators.Index || call.Args()[1].Kind() != ast.LiteralKind {
			return nil, "", false
		}

		text, isText := call.Args()[1].AsLiteral().(types.String)

		return call.Args()[0], string(text), isText
	default:
		return nil, "", false
	}
}

// figure reads which one score.match or measure.quality.yaw is, and gives the expression of its variable.
func figure(e ast.Expr) (name string, variable ast.Expr, ok bool) {
	of, last, ok := member(e)
	if !ok {
		return "", nil, false
	}

	if of.Kind() == ast.IdentKind && of.AsIdent() == "score" {
		return "score." + last, of, true
	}

	root, check, ok := member(of)
	if !ok || root.Kind() != ast.IdentKind || root.AsIdent() != "measure" {
		return "", nil, false
	}

	return "measure." + check + "." + last, root, true
}

// presence tells of expressions that ask whether a figure is there and not what it is: has(score.match), "match" in score, size(score).
func presence(e ast.Expr) bool {
	switch e.Kind() { //nolint:exhaustive // no other kind asks
	case ast.SelectKind:
		return e.AsSelect().IsTestOnly() && names(e.AsSelect().Operand())
	case ast.CallKind:
		return asks(e.AsCall())
	default:
		return false
	}
}

func asks(call ast.CallExpr) bool {
	switch call.FunctionName() {
	case operators.In:
		return still(call.Args()[0]) && names(call.Args()[1])
	case "size":
		if call.IsMemberFunction() {
			return names(call.Target())
		}

		return names(call.Args()[0])
	default:
		return false
	}
}

// names tells of expressions whose names say nothing of values: score, measure, and the figures of one check.
func names(e ast.Expr) bool {
	if variable(e, []string{"score", "measure"}) {
		return true
	}

	switch e.Kind() { //nolint:exhaustive // no other kind is one
	case ast.SelectKind:
		return !e.AsSelect().IsTestOnly() && variable(e.AsSelect().Operand(), []string{"measure"})
	case ast.CallKind:
		call := e.AsCall()

		return call.FunctionName() == operators.Index && variable(call.Args()[0], []string{"measure"}) && still(call.Args()[1])
	default:
		return false
	}
}

// still tells whether an expression looks at no figure at all.
func still(e ast.Expr) bool {
	looks := false

	ast.PreOrderVisit(e, ast.NewExprVisitor(func(part ast.Expr) { looks = looks || variable(part, []string{"score", "measure"}) }))

	return !looks
}
