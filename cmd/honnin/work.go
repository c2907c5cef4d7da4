package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/worker"
)

// workFlags say how verifications are judged.
type workFlags struct {
	bundleFlag
	mailFlags

	Policy  string `env:"HONNIN_POLICY" placeholder:"FILE" help:"Policy in YAML or JSON. Default: the one compiled in."`
	Workers int    `env:"HONNIN_WORKERS" placeholder:"N" help:"How many verifications to judge at once. Default: one per core."`
}

type workCommand struct {
	installFlags
	workFlags
}

// Run judges what was handed in until it is told to stop.
func (c *workCommand) Run(ctx context.Context, to streams) (err error) {
	setLog(to.err, slog.LevelInfo)
	defer func() { farewell(ctx, err) }()

	policy, err := policyFlag{Policy: c.Policy}.load()
	if err != nil {
		return err
	}

	bundle, err := c.open()
	if err != nil {
		return err
	}

	opened, err := c.openHouse(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	office, err := c.office(ctx, c.Data, opened)
	if err != nil {
		return err
	}

	config := c.config(opened, bundle, policy)
	config.Post = office

	return worker.Run(ctx, config)
}

// config is a worker over the house, with a suite of checks for each goroutine.
func (c *workFlags) config(from *house, bundle *model.Bundle, policy decision.Policy) worker.Config {
	return worker.Config{
		Database: from.db,
		Blobs:    from.blobs,
		Queue:    from.queue,
		Policy:   policy,
		Workers:  c.Workers,
		Judge: func() (worker.Judge, error) {
			run, err := suite.New(bundle)
			if err != nil {
				return nil, fmt.Errorf("checks: %w", err)
			}

			return run, nil
		},
	}
}
