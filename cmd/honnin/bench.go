package main

import (
	"context"
	"fmt"
	"os"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/model"
)

// benchCommand measures this machine.
type benchCommand struct {
	Engine  benchEngineCommand  `cmd:"" help:"Time of every stage against its floor, throughput and memory of the engine."`
	Service benchServiceCommand `cmd:"" help:"Time until ready, throughput and memory of the whole service over its own APIs."`
}

type benchEngineCommand struct {
	bundleFlag
	policyFlag

	Image     string `placeholder:"FILE" help:"Photograph to measure with. Default: photographs of 2 and 12 megapixels, made by enlarging a picture of a real person from build/people."`
	Runs      int    `default:"30" help:"Verifications per photograph, at least 30, of which medians are taken."`
	Soak      int    `default:"1000" help:"Verifications over which growth of memory is watched; 0 leaves it out."`
	PerWorker int    `default:"60" help:"Verifications each worker does for the throughput; 0 leaves it out."`
	JSON      bool   `help:"Print one JSON object."`
}

// benchReport is what bench engine prints as JSON.
type benchReport struct {
	Version string       `json:"version"`
	CPU     string       `json:"cpu"`
	Cores   int          `json:"cores"`
	Policy  string       `json:"policy"`
	Stages  []benchPhoto `json:"photographs"`
	// Scaling is the throughput with 1 to all workers on the first photograph.
	Scaling []benchRate  `json:"throughput"`
	Memory  *benchMemory `json:"memory"`
}

// fewestRuns is what a median is taken of at least.
const fewestRuns = 30

var errRuns = fmt.Errorf("at least %d runs are needed for a median", fewestRuns)

// Run measures and prints.
func (c *benchEngineCommand) Run(ctx context.Context, to streams) error {
	if c.Runs < fewestRuns {
		return unusable(errRuns)
	}

	policy, err := c.figures()
	if err != nil {
		return err
	}

	photos, err := c.photos()
	if err != nil {
		return err
	}

	bundle, err := c.open()
	if err != nil {
		return err
	}

	report := benchReport{Version: versionOf(), CPU: cpu(), Cores: cores(), Policy: policy.Version}
	tell := func(what string) { fmt.Fprintln(to.err, "measuring", what) } //nolint:errcheck // progress only

	for _, photo := range photos {
		tell(photo.Name)

		stages, err := measureStages(ctx, bundle, photo, policy, c.Runs)
		if err != nil {
			return err
		}

		report.Stages = append(report.Stages, stages)
	}

	if err := c.strain(ctx, bundle, photos[0], policy, &report, tell); err != nil {
		return err
	}

	if c.JSON {
		return writeJSON(to.out, report)
	}

	return write(to.out, report.lines()...)
}

// strain measures throughput and memory.
func (c *benchEngineCommand) strain(ctx context.Context, bundle *model.Bundle, photo photograph, policy decision.Policy, report *benchReport, tell func(string)) (err error) {
	for workers := 1; c.PerWorker > 0 && workers <= report.Cores; workers++ {
		tell(fmt.Sprintf("throughput with %d workers", workers))

		rate, err := measureRate(ctx, bundle, photo, policy, workers, c.PerWorker)
		if err != nil {
			return err
		}

		if len(report.Scaling) > 0 {
			rate.Scaling = rate.PerSecond / report.Scaling[0].PerSecond
		}

		report.Scaling = append(report.Scaling, rate)
	}

	if c.Soak > 0 {
		tell(fmt.Sprintf("memory over %d verifications", c.Soak))

		report.Memory, err = measureMemory(ctx, bundle, photo, policy, report.Cores, c.Soak)
	}

	return err
}

// photograph is what is measured with: selfie and reference at once, so that every stage runs.
type photograph struct {
	Name string
	// Origin says how it came to be.
	Origin string
	data   []byte
}

func (p photograph) evidence() engine.Evidence {
	return engine.Evidence{engine.Selfie: {p.data}, engine.Reference: {p.data}}
}

func (c *benchEngineCommand) photos() ([]photograph, error) {
	if c.Image == "" {
		return enlarged()
	}

	data, err := picture(c.Image)
	if err != nil {
		return nil, err
	}

	return []photograph{{Name: c.Image, Origin: "as given", data: data}}, nil
}

// cpu names the processor, as far as the system says.
func cpu() string {
	data, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown"
	}

	return field(string(data), "model name")
}
