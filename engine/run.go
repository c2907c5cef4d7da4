package engine

import (
	"context"
	"fmt"
	"math"
	"time"
)

// Run walks the checks in order and gives one finding for each. A check lacking evidence it needs, or standing after one that
// did not pass, is skipped with the reason "missing_<kind>" or "after_<check>". Errors: [ErrThreshold], [ErrOrder], [ErrFrames], the context's,
// a [*pixel.Error] when a file cannot be decoded, or a failure of a model; with an error there are no findings.
func Run(ctx context.Context, desk *Desk, checks []*Check, evidence Evidence, thresholds Thresholds) ([]Finding, Trace, error) {
	var trace Trace
	if err := ready(checks, thresholds); err != nil {
		return nil, trace, err
	}

	for kind, files := range evidence {
		if len(files) > MaxFrames {
			return nil, trace, fmt.Errorf("%w: %d of %s, %d are allowed", ErrFrames, len(files), kind, MaxFrames)
		}
	}

	room := &Room{
		Evidence: evidence, Thresholds: thresholds,
		desk: desk, trace: &trace, kept: map[string]any{}, decoded: map[Kind]bool{},
	}
	findings := make([]Finding, 0, len(checks))
	begin := time.Now()

	for _, check := range checks {
		if err := ctx.Err(); err != nil {
			return nil, trace, fmt.Errorf("before %s: %w", check.Name, err)
		}

		start := time.Now()

		finding, err := room.run(ctx, check, findings)
		if err != nil {
			return nil, trace, fmt.Errorf("%s: %w", check.Name, err)
		}

		finding.DurationMS = float64(time.Since(start).Microseconds()) / 1000
		findings = append(findings, finding)
	}

	trace.Total = time.Since(begin)

	return findings, trace, nil
}

func (r *Room) run(ctx context.Context, check *Check, earlier []Finding) (Finding, error) {
	r.used = map[string]string{}

	finding, skipped := r.skip(check, earlier)
	if !skipped {
		var err error
		if finding, err = check.Run(ctx, r); err != nil {
			return Finding{}, err
		}
	}

	finding.Check, finding.Version, finding.Models = check.Name, check.Version, r.used
	if _, err := finding.Outcome.MarshalText(); err != nil {
		return Finding{}, err
	}

	return finding, nil
}

func (r *Room) skip(check *Check, earlier []Finding) (Finding, bool) {
	for _, kind := range check.Needs {
		if len(r.Evidence[kind]) == 0 {
			return Finding{Outcome: Skipped, Reasons: []Reason{Reason(missing + kind)}}, true
		}
	}

	for _, before := range check.After {
		for i := range earlier {
			if earlier[i].Check == before.Name && earlier[i].Outcome != Pass {
				return Finding{Outcome: Skipped, Reasons: []Reason{Reason(after + before.Name)}}, true
			}
		}
	}

	return Finding{}, false
}

// ready refuses a suite in the wrong order and a policy that lacks a figure, before anything is judged.
func ready(checks []*Check, thresholds Thresholds) error {
	seen := make(map[string]bool, len(checks))
	for _, check := range checks {
		for _, after := range check.After {
			if !seen[after.Name] {
				return fmt.Errorf("%w: %s before %s", ErrOrder, check.Name, after.Name)
			}
		}

		seen[check.Name] = true

		for _, declared := range check.Thresholds {
			if value, ok := thresholds[declared.Name]; !ok || math.IsNaN(value) {
				return fmt.Errorf("%w: %s", ErrThreshold, declared.Name)
			}
		}
	}

	return nil
}
