package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/verification/policy"
)

// policyFlag says by which policy to judge.
type policyFlag struct {
	Policy string `placeholder:"FILE" help:"Policy in YAML or JSON. Default: the one compiled in."`
}

// judging gives the policy that verifications are judged by: the file may hold rules beside what load reads. What is wrong with a file without
// rules is told with its place.
func (p policyFlag) judging() (*policy.Policy, error) {
	if p.Policy == "" {
		return policy.Only(decision.Default()), nil
	}

	data, err := os.ReadFile(p.Policy)
	if err != nil {
		return nil, unusable(fmt.Errorf("policy: %w", err))
	}

	read, err := policy.Parse(data)
	if err != nil || len(read.Rules) == 0 {
		checks, err := p.load()

		return policy.Only(checks), err
	}

	made, problems := read.Ready(suite.Checks())
	if len(problems) == 0 {
		return made, nil
	}

	wrong := make([]error, len(problems))
	for i, one := range problems {
		wrong[i] = one.Err()
	}

	return nil, unusable(fmt.Errorf("%s: %w", p.Policy, errors.Join(wrong...)))
}

func (p policyFlag) load() (decision.Policy, error) {
	if p.Policy == "" {
		return decision.Default(), nil
	}

	data, err := os.ReadFile(p.Policy)
	if err != nil {
		return decision.Policy{}, unusable(fmt.Errorf("policy: %w", err))
	}

	policy, err := decision.Parse(data, suite.Checks())
	if err != nil {
		return decision.Policy{}, fmt.Errorf("%s: %w", p.Policy, err)
	}

	return policy, nil
}
