package policy

import "cel.dev/cel-go/common/ast"

// Lists gives for each list that a rule asks about by its name, as lists.NAME, the places of the rules, from 0. A condition that cannot be
// read asks about none.
func (d *Definition) Lists() (map[string][]int, error) {
	env, err := environment()
	if err != nil {
		return nil, err
	}

	asked := map[string][]int{}

	for i := range d.Rules {
		read, issues := env.Parse(d.Rules[i].When)
		if issues.Err() != nil {
			continue
		}

		seen := map[string]bool{}

		ast.PreOrderVisit(read.NativeRep().Expr(), ast.NewExprVisitor(func(e ast.Expr) {
			if _, _, name, ok := access(e, []string{"lists"}); ok && !seen[name] {
				seen[name] = true
				asked[name] = append(asked[name], i)
			}
		}))
	}

	return asked, nil
}
