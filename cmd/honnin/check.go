package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/verification/policy"
)

type checkCommand struct {
	bundleFlag
	policyFlag

	Selfie    []string `required:"" sep:"none" placeholder:"FILE" help:"Photograph of the person; several are one burst, in the order taken, at most 5."`
	More      []string `arg:"" optional:"" hidden:"" name:"file"`
	Reference string   `placeholder:"FILE" help:"Portrait to compare with: a document's photograph or an enrolled face."`
	JSON      bool     `help:"Print one JSON object."`
}

// Run judges the photographs. Whatever is decided is a success; a file that is no usable picture is the caller's error.
func (c *checkCommand) Run(ctx context.Context, to streams) (err error) {
	rules, err := c.judging()
	if err != nil {
		return err
	}

	evidence, err := c.evidence()
	if err != nil {
		return err
	}

	bundle, err := c.open()
	if err != nil {
		return err
	}

	run, err := suite.New(bundle)
	if err != nil {
		return err
	}
	defer func() { err = closing(run, err) }()

	findings, err := run.Run(ctx, evidence, rules.Checks.Thresholds)
	if err != nil {
		return c.blame(err)
	}

	result := judgement{rules.Judge(&policy.Facts{Findings: findings, Steps: c.steps()}), findings}
	if !c.JSON {
		return printJudgement(to.out, result, rules.Checks)
	}

	return writeJSON(to.out, result)
}

// steps are what a person would have been asked for. Rules see them; of earlier attempts, lists and the caller's own values files know nothing.
func (c *checkCommand) steps() []string {
	steps := []string{string(engine.Selfie)}
	if c.Reference != "" {
		steps = append(steps, string(engine.Reference))
	}

	return steps
}

// evidence reads the files. Those after the first selfie may follow it without a flag of their own.
func (c *checkCommand) evidence() (engine.Evidence, error) {
	selfies := c.selfies()
	if len(selfies) > engine.MaxFrames {
		return nil, unusable(fmt.Errorf("%w: %d selfies", errBurst, len(selfies)))
	}

	evidence := engine.Evidence{}

	for _, file := range selfies {
		data, err := picture(file)
		if err != nil {
			return nil, err
		}

		evidence[engine.Selfie] = append(evidence[engine.Selfie], data)
	}

	if c.Reference != "" {
		data, err := picture(c.Reference)
		if err != nil {
			return nil, err
		}

		evidence[engine.Reference] = [][]byte{data}
	}

	return evidence, nil
}

func (c *checkCommand) selfies() []string { return append(slices.Clone(c.Selfie), c.More...) }

// blame says which file could not be decoded, where the engine only knows its number.
func (c *checkCommand) blame(err error) error {
	if _, ours := errors.AsType[*pixel.Error](err); !ours {
		return err
	}

	files := c.selfies()
	if c.Reference != "" {
		files = append(files, c.Reference)
	}

	if named := damaged(files...); named != nil {
		return named
	}

	return err
}
