// Package suite is the list of checks as the product runs them, and the desk one worker runs them at.
package suite

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/active"
	"github.com/honnin/honnin/engine/duplicate"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/injection"
	"github.com/honnin/honnin/engine/match"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/passive"
	"github.com/honnin/honnin/engine/quality"
)

// Checks gives the checks in the order in which they run.
func Checks() []*engine.Check {
	return []*engine.Check{
		face.Check(),
		quality.Check(),
		passive.Check(),
		active.Check(),
		match.Check(),
		injection.Check(),
		duplicate.Check(),
	}
}

// Thresholds gives every figure that a policy must state, in the order of the checks.
func Thresholds() []engine.Threshold {
	var all []engine.Threshold
	for _, check := range Checks() {
		all = append(all, check.Thresholds...)
	}

	return all
}

// Suite runs the checks for one worker. It is not safe for concurrent use; start one per goroutine.
type Suite struct {
	desk   *engine.Desk
	checks []*engine.Check
	trace  engine.Trace
}

// New starts the sessions of one worker; Close frees them.
func New(bundle *model.Bundle) (*Suite, error) {
	desk, err := engine.NewDesk(bundle)
	if err != nil {
		return nil, fmt.Errorf("suite: %w", err)
	}

	return &Suite{desk: desk, checks: Checks()}, nil
}

// Run judges the evidence and gives one finding per check, in the order of [Checks]. A file that cannot be decoded is a
// [*pixel.Error]; see [Unreadable] for callers that want a finding instead.
func (s *Suite) Run(ctx context.Context, evidence engine.Evidence, thresholds engine.Thresholds) ([]engine.Finding, error) {
	findings, trace, err := engine.Run(ctx, s.desk, s.checks, evidence, thresholds)
	s.trace = trace

	return findings, err
}

// Trace says where the time of the last Run went.
func (s *Suite) Trace() engine.Trace { return s.trace }

// Close frees the sessions.
func (s *Suite) Close() error { return s.desk.Close() }

// Unreadable gives the findings for evidence that holds a file that cannot be decoded: face is inconclusive with the reason
// "unreadable_image" and everything else is skipped, so that no policy can approve it.
func Unreadable() []engine.Finding {
	checks := Checks()
	findings := make([]engine.Finding, 0, len(checks))

	for _, check := range checks {
		finding := engine.Finding{Check: check.Name, Version: check.Version, Outcome: engine.Skipped, Reasons: []engine.Reason{"after_" + face.Name}}
		if check.Name == face.Name {
			finding.Outcome, finding.Reasons = engine.Inconclusive, []engine.Reason{"unreadable_image"}
		}

		findings = append(findings, finding)
	}

	return findings
}
