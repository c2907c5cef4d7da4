package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/suite"
)

// benchRate is the throughput of a number of workers.
type benchRate struct {
	Workers   int     `json:"workers"`
	PerSecond float64 `json:"perSecond"`
	// Scaling is the throughput relative to one worker's; 0 for one worker.
	Scaling float64 `json:"scaling,omitempty"`
}

// benchMemory is the resident memory of this process, with one worker per core, in MB.
type benchMemory struct {
	Verifications int `json:"verifications"`
	// WarmMB is after the first tenth of them, EndMB after all; GrowthMB is the difference.
	WarmMB   float64 `json:"warmMb"`
	EndMB    float64 `json:"endMb"`
	GrowthMB float64 `json:"growthMb"`
}

func cores() int { return runtime.GOMAXPROCS(0) }

// measureRate lets every worker do the same number of verifications; starting the workers and a warm-up are not counted.
func measureRate(ctx context.Context, bundle *model.Bundle, photo photograph, policy decision.Policy, workers, each int) (benchRate, error) {
	crew, err := hire(ctx, bundle, photo, policy, workers)
	if err != nil {
		return benchRate{}, err
	}

	start := time.Now()
	err = crew.work(ctx, workers*each)
	spent := time.Since(start)

	if err := crew.dismiss(err); err != nil {
		return benchRate{}, err
	}

	return benchRate{Workers: workers, PerSecond: float64(workers*each) / spent.Seconds()}, nil
}

// measureMemory watches the process over many verifications.
func measureMemory(ctx context.Context, bundle *model.Bundle, photo photograph, policy decision.Policy, workers, total int) (*benchMemory, error) {
	crew, err := hire(ctx, bundle, photo, policy, workers)
	if err != nil {
		return nil, err
	}

	first := max(1, total/10)
	memory := benchMemory{Verifications: total}

	if err = crew.work(ctx, first); err == nil {
		memory.WarmMB, err = resident()
	}

	if err == nil {
		err = crew.work(ctx, total-first)
	}

	if err == nil {
		memory.EndMB, err = resident()
	}

	if err := crew.dismiss(err); err != nil {
		return nil, err
	}

	memory.GrowthMB = memory.EndMB - memory.WarmMB

	return &memory, nil
}

// crew is a suite per worker, all judging the same photograph.
type crew struct {
	runs   []*suite.Suite
	photo  photograph
	policy decision.Policy
}

func hire(ctx context.Context, bundle *model.Bundle, photo photograph, policy decision.Policy, workers int) (*crew, error) {
	c := &crew{photo: photo, policy: policy}

	for range workers {
		run, err := suite.New(bundle)
		if err != nil {
			return nil, c.dismiss(err)
		}

		c.runs = append(c.runs, run)

		if _, err := run.Run(ctx, photo.evidence(), policy.Thresholds); err != nil {
			return nil, c.dismiss(err)
		}
	}

	return c, nil
}

func (c *crew) work(ctx context.Context, total int) error {
	var next atomic.Int64

	group, ctx := errgroup.WithContext(ctx)
	for _, run := range c.runs {
		group.Go(func() error {
			for next.Add(1) <= int64(total) {
				if _, err := run.Run(ctx, c.photo.evidence(), c.policy.Thresholds); err != nil {
					return err
				}
			}

			return nil
		})
	}

	if err := group.Wait(); err != nil {
		return fmt.Errorf("bench: %w", err)
	}

	return nil
}

// dismiss closes every suite and keeps the errors beside an earlier one.
func (c *crew) dismiss(err error) error {
	for _, run := range c.runs {
		err = closing(run, err)
	}

	return err
}

// resident gives the memory that this process holds, in MB, as the kernel counts it.
func resident() (float64, error) {
	now, _, err := memoryOf(os.Getpid())

	return now, err
}

// field finds "name : value" in what the kernel writes; "unknown" when it is not there.
func field(text, name string) string {
	for line := range strings.Lines(text) {
		key, value, found := strings.Cut(line, ":")
		if found && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}

	return "unknown"
}
