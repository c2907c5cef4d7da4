package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/suite"
)

// benchPhoto is where the time of one verification goes, as medians over the runs, on one thread.
type benchPhoto struct {
	Name   string       `json:"name"`
	Origin string       `json:"origin"`
	Runs   int          `json:"runs"`
	Stages []benchStage `json:"stages"`
	// TotalMS is a whole verification, selfie and reference, from bytes to findings; FloorMS is its part inside the image
	// decoder and ONNX Runtime; Ratio is the median of their ratio per run.
	TotalMS float64 `json:"totalMs"`
	FloorMS float64 `json:"floorMs"`
	Ratio   float64 `json:"ratio"`
	// Allocated is what one verification takes from Go's heap, in kB.
	Allocated float64 `json:"allocatedKb"`
}

// benchStage is one stage; RawMS is its part inside the image decoder or ONNX Runtime.
type benchStage struct {
	Name    string  `json:"name"`
	Calls   int     `json:"calls"`
	TotalMS float64 `json:"totalMs"`
	RawMS   float64 `json:"rawMs"`
}

var errNotAll = errors.New("the photograph does not pass every check, so not every stage can be measured")

// measureStages runs verifications one after another on one thread, after a warm-up that is not counted.
func measureStages(ctx context.Context, bundle *model.Bundle, photo photograph, policy decision.Policy, runs int) (out benchPhoto, err error) {
	run, err := suite.New(bundle)
	if err != nil {
		return benchPhoto{}, err
	}
	defer func() { err = closing(run, err) }()

	for range 3 {
		findings, err := run.Run(ctx, photo.evidence(), policy.Thresholds)
		if err != nil {
			return benchPhoto{}, err
		}

		for _, finding := range findings {
			if finding.Score == nil && !unasked(finding) {
				return benchPhoto{}, unusable(fmt.Errorf("%w: %s is %s: %s", errNotAll, finding.Check, finding.Outcome, words(finding.Reasons)))
			}
		}
	}

	traces := make([]engine.Trace, 0, runs)

	var before, behind runtime.MemStats

	runtime.ReadMemStats(&before)

	for range runs {
		if _, err := run.Run(ctx, photo.evidence(), policy.Thresholds); err != nil {
			return benchPhoto{}, err
		}

		traces = append(traces, run.Trace())
	}

	runtime.ReadMemStats(&behind)

	out = summary(photo, traces)
	out.Allocated = float64(behind.TotalAlloc-before.TotalAlloc) / float64(runs) / 1024

	return out, nil
}

func summary(photo photograph, traces []engine.Trace) benchPhoto {
	over := func(of func(*engine.Trace) float64) float64 {
		values := make([]float64, len(traces))
		for i := range traces {
			values[i] = of(&traces[i])
		}

		return median(values)
	}
	out := benchPhoto{
		Name: photo.Name, Origin: photo.Origin, Runs: len(traces),
		TotalMS: over(func(t *engine.Trace) float64 { return ms(t.Total) }),
		FloorMS: over(func(t *engine.Trace) float64 { return ms(t.Raw()) }),
		Ratio:   over(func(t *engine.Trace) float64 { return ms(t.Total) / ms(t.Raw()) }),
	}

	for _, stage := range engine.Stages() {
		out.Stages = append(out.Stages, benchStage{
			Name: stage.String(), Calls: traces[0].Of(stage).Calls,
			TotalMS: over(func(t *engine.Trace) float64 { return ms(t.Of(stage).Total) }),
			RawMS:   over(func(t *engine.Trace) float64 { return ms(t.Of(stage).Raw) }),
		})
	}

	return out
}

func ms(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }

// median of a list that is not empty.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2

	if len(sorted)%2 == 1 {
		return sorted[middle]
	}

	return (sorted[middle-1] + sorted[middle]) / 2
}

// unasked tells whether the check was skipped because the photograph comes without the evidence it looks at, such as a film of motions.
func unasked(finding engine.Finding) bool {
	return finding.Outcome == engine.Skipped && len(finding.Reasons) == 1 && strings.HasPrefix(string(finding.Reasons[0]), "missing_")
}
