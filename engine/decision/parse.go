package decision

import (
	_ "embed"

	"github.com/honnin/honnin/engine"
)

//go:embed default.yaml
var defaultText []byte

// Default is the policy that applies where a tenant has none: default.yaml beside this file, where the source of
// every figure is told. Each call gives a fresh copy.
func Default() Policy {
	policy, err := read(defaultText, nil)
	if err != nil {
		panic(err) // the text is compiled in and tested
	}

	return policy
}

// Parse reads a policy written in YAML, of which JSON is a part, and holds it against what the checks declare.
//
// It is strict: every check needs a rule, every threshold a figure within its declared bounds, no lower bound may lie
// above its upper bound, and nothing else may be written. A policy that begins with "extend: default" takes what it
// does not write from [Default]. Every error is an [*Error] that names the field, and the place where there is one.
func Parse(data []byte, checks []*engine.Check) (Policy, error) {
	policy, err := read(data, checks)
	if err != nil {
		return Policy{}, err
	}

	if err := policy.complete(checks); err != nil {
		return Policy{}, err
	}

	return policy.inOrder(checks), nil
}

// read takes the text apart. Without checks, names and bounds are taken on trust.
func read(data []byte, checks []*engine.Check) (Policy, error) {
	root, err := tree(data)
	if err != nil {
		return Policy{}, err
	}

	top, err := root.fields()
	if err != nil {
		return Policy{}, err
	}

	reading := reader{policy: Policy{Thresholds: engine.Thresholds{}}, checks: checks}
	for _, f := range top {
		if f.key == "extend" {
			if err := reading.extend(f); err != nil {
				return Policy{}, err
			}
		}
	}

	for _, f := range top {
		if err := reading.top(f); err != nil {
			return Policy{}, err
		}
	}

	if reading.policy.Version == "" {
		return Policy{}, &Error{Field: "version", Err: ErrMissing}
	}

	return reading.policy, nil
}
