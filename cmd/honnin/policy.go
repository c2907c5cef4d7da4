package main

import (
	"fmt"
	"os"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
)

// policyFlag says by which policy to judge.
type policyFlag struct {
	Policy string `placeholder:"FILE" help:"Policy in YAML or JSON. Default: the one compiled in."`
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
