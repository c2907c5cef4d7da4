package policy

import (
	"fmt"
	"regexp"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
)

// Program is a list of rules, ready to judge. It is safe for concurrent use.
type Program struct {
	rules      []Rule
	conditions []cel.Program
	// trees are the conditions as they were read.
	trees []*cel.Ast
	// mentions are the checks that each condition looks at.
	mentions []mention
}

// Compile makes rules ready, or lists everything that is wrong with them.
func Compile(rules []Rule) (*Program, []Problem) {
	if len(rules) > MaxRules {
		return nil, []Problem{{Flaw: FlawTooMany, Rule: -1, Part: "rules", Message: fmt.Sprintf("There are at most %d rules.", MaxRules)}}
	}

	env, err := environment()
	if err != nil {
		return nil, []Problem{{Flaw: FlawCondition, Rule: -1, Part: "rules", Message: err.Error()}}
	}

	made := Program{rules: rules, conditions: make([]cel.Program, len(rules)), trees: make([]*cel.Ast, len(rules)), mentions: make([]mention, len(rules))}

	var problems []Problem

	for i := range rules {
		problems = append(problems, rules[i].words(i)...)

		tree, condition, wrong := condition(env, rules[i].When, i)
		problems = append(problems, wrong...)

		if made.trees[i], made.conditions[i] = tree, condition; tree != nil {
			made.mentions[i] = mentioned(tree)
		}
	}

	if len(problems) > 0 {
		return nil, problems
	}

	return &made, nil
}

// environment names and types what a condition can see. There is no clock and nothing random in it.
func environment() (*cel.Env, error) {
	byCheck := func(value *cel.Type) *cel.Type { return cel.MapType(cel.StringType, value) }

	env, err := cel.NewEnv(
		cel.Variable("outcome", byCheck(cel.StringType)),
		cel.Variable("score", byCheck(cel.DoubleType)),
		cel.Variable("measure", byCheck(byCheck(cel.DoubleType))),
		cel.Variable("reasons", byCheck(cel.ListType(cel.StringType))),
		cel.Variable("attempts", byCheck(cel.IntType)),
		cel.Variable("document", byCheck(cel.StringType)),
		cel.Variable("lists", byCheck(cel.BoolType)),
		cel.Variable("metadata", byCheck(cel.StringType)),
		cel.Variable("steps", cel.ListType(cel.StringType)),
		cel.ParserRecursionLimit(50),
		cel.ParserExpressionSizeLimit(MaxCondition),
		cel.CrossTypeNumericComparisons(true),
	)
	if err != nil {
		return nil, fmt.Errorf("policy: environment: %w", err)
	}

	return env, nil
}

func condition(env *cel.Env, text string, rule int) (*cel.Ast, cel.Program, []Problem) {
	if text == "" || len(text) > MaxCondition {
		return nil, nil, []Problem{{Flaw: FlawLength, Rule: rule, Part: "when", Message: fmt.Sprintf("A condition has 1 to %d bytes.", MaxCondition)}}
	}

	checked, issues := env.Compile(text)
	if err := issues.Err(); err != nil {
		problems := make([]Problem, 0, len(issues.Errors()))
		for _, one := range issues.Errors() {
			problem := Problem{Flaw: FlawCondition, Rule: rule, Part: "when", Message: one.Message}
			if one.Location.Line() > 0 { // what is too deep, or too many mistakes, is at no one place
				problem.Line, problem.Column = one.Location.Line(), one.Location.Column()+1
			}

			problems = append(problems, problem)
		}

		return nil, nil, problems
	}

	if !checked.OutputType().IsExactType(types.BoolType) {
		return nil, nil, []Problem{{Flaw: FlawBoolean, Rule: rule, Part: "when", Line: 1, Column: 1, Message: "The condition must be true or false; it is " + checked.OutputType().String() + "."}}
	}

	program, err := env.Program(checked, cel.CostLimit(MaxCost), cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return nil, nil, []Problem{{Flaw: FlawCondition, Rule: rule, Part: "when", Message: err.Error()}}
	}

	return checked, program, nil
}

func word() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9_.]{1,60}$`) }

// words looks at what a rule leads to and why.
func (r *Rule) words(at int) []Problem {
	var problems []Problem

	if _, ok := r.Then.outcome(); !ok {
		problems = append(problems, Problem{Flaw: FlawThen, Rule: at, Part: "then", Message: "A rule leads to approve, review or decline."})
	}

	if !word().MatchString(r.Reason) {
		problems = append(problems, Problem{Flaw: FlawReason, Rule: at, Part: "reason", Message: "A reason has up to 60 lower-case letters, digits, underscores and dots."})
	}

	return problems
}
