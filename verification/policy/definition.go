package policy

import (
	"encoding/json"
	"errors"
	"maps"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/strict"
)

// MaxBytes bounds the text of a policy.
const MaxBytes = 64 << 10

// Definition is one version of a policy as people write it: what package decision reads, and rules on top. Unknown parts are refused.
type Definition struct {
	// Version names the policy in every decision that it makes; 1 to 64 characters.
	Version string `json:"version,omitempty" yaml:"version,omitempty"`
	// Extend is "default", or empty for a policy that writes everything itself.
	Extend string `json:"extend,omitempty" yaml:"extend,omitempty"`
	// Checks says by the name of a check what its outcomes lead to.
	Checks map[string]map[string]any `json:"checks,omitempty" yaml:"checks,omitempty"`
	// Thresholds are the figures that the checks read, by name.
	Thresholds map[string]float64 `json:"thresholds,omitempty" yaml:"thresholds,omitempty"`
	// StepUp says when motions are asked for after the photograph.
	StepUp map[string]any `json:"stepUp,omitempty" yaml:"stepUp,omitempty"`
	// Rules are tried in order; 0 to [MaxRules].
	Rules []Rule `json:"rules,omitempty" yaml:"rules,omitempty"`
	// Review says how the cases are decided that it sends to review.
	Review Terms `json:"review,omitzero" yaml:"review,omitempty"`
}

// Parse reads the YAML text of a definition. Unknown keys, repeated keys and several documents are refused, as faults of kind invalid
// that say the line. Whether the policy makes sense is for [Definition.Ready] to find.
func Parse(text []byte) (*Definition, error) {
	return strict.Parse[Definition](text, "policy", MaxBytes)
}

// Text writes the definition as YAML; [Parse] gives back the same.
func (d *Definition) Text() (string, error) { return strict.Text(d) }

// Ready makes the policy ready to judge, or lists everything that is wrong with it.
func (d *Definition) Ready(checks []*engine.Check) (*Policy, []Problem) {
	program, problems := Compile(d.Rules)
	problems = append(problems, d.Review.wrong()...)

	figures, err := d.figures(checks)
	if err != nil {
		problems = append(problems, Problem{Flaw: FlawFigures, Rule: -1, Part: partOf(err), Message: err.Error()})
	}

	if len(problems) > 0 {
		return nil, problems
	}

	if problems := program.against(checks); len(problems) > 0 {
		return nil, problems
	}

	return &Policy{Checks: figures, Rules: program, Review: d.Review}, nil
}

// figures is the part that package decision knows.
func (d *Definition) figures(checks []*engine.Check) (decision.Policy, error) {
	parts := map[string]any{}
	if d.Version != "" {
		parts["version"] = d.Version
	}

	if d.Extend != "" {
		parts["extend"] = d.Extend
	}

	if len(d.Checks) > 0 {
		parts["checks"] = d.Checks
	}

	if len(d.Thresholds) > 0 {
		parts["thresholds"] = maps.Clone(d.Thresholds)
	}

	if len(d.StepUp) > 0 {
		parts["stepUp"] = d.StepUp
	}

	data, err := json.Marshal(parts)
	if err != nil {
		return decision.Policy{}, fault.New(fault.Invalid, "The policy cannot be read.", err)
	}

	return decision.Parse(data, checks)
}

func partOf(err error) string {
	if where, ok := errors.AsType[*decision.Error](err); ok {
		return where.Field
	}

	return ""
}
