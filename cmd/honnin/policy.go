package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/verification/policy"
)

// policyFlag says by which policy to judge.
type policyFlag struct {
	Policy string `placeholder:"FILE" help:"Policy in YAML or JSON. Default: the one compiled in."`
}

// judging gives the policy that verifications are judged by: the file may hold rules and terms of review beside what load reads, and one that
// names no version is called as the file is. What is wrong with a file of figures alone is told with its place.
func (p policyFlag) judging() (*policy.Policy, error) {
	if p.Policy == "" {
		return policy.Only(decision.Default()), nil
	}

	data, err := os.ReadFile(p.Policy)
	if err != nil {
		return nil, unusable(fmt.Errorf("policy: %w", err))
	}

	read, err := policy.Parse(data)
	if err != nil {
		if _, placed := p.load(); placed != nil {
			return nil, placed // it says more of where it stands
		}

		return nil, unusable(fmt.Errorf("%s: %w", p.Policy, err))
	}

	// One that was taken out of a tenant names no version: there it is told by name and number.
	if read.Version == "" {
		read.Version = strings.TrimSuffix(filepath.Base(p.Policy), filepath.Ext(p.Policy))
	} else if len(read.Rules) == 0 && read.Review == (policy.Terms{}) {
		if _, err := p.load(); err != nil {
			return nil, err
		}
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

// figures is the part of the policy that the checks read: rules, where there are some, are held to compile and left out.
func (p policyFlag) figures() (decision.Policy, error) {
	read, err := p.judging()
	if err != nil {
		return decision.Policy{}, err
	}

	return read.Checks, nil
}

// load reads a file of figures alone.
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
