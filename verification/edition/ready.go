package edition

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/verification/policy"
)

// Version is how a version of a policy is told in decisions, for example main@3.
func Version(name string, number int) string { return fmt.Sprintf("%s@%d", name, number) }

// Ready compiles a version of the policy of the name for the checks that there are. What the text says of its own version gives way to what it
// is. One that this binary cannot make ready, since a check is gone for example, is an error.
func Ready(row *db.FlowVersion, name string, checks []*engine.Check) (*policy.Policy, error) {
	definition, err := AsPolicy(row)
	if err != nil {
		return nil, err
	}

	definition.Version = Version(name, row.Number)

	made, problems := definition.Ready(checks)
	if len(problems) > 0 {
		return nil, fmt.Errorf("edition: policy %s: %w", definition.Version, problems[0].Err())
	}

	return made, nil
}

// Candidate compiles any version of a policy, to see what it would decide. Faults: not found, conflict (a [RefusedError]).
func Candidate(ctx context.Context, at At, checks []*engine.Check) (*policy.Policy, error) {
	row, err := version(ctx, at)
	if err != nil {
		return nil, err
	}

	if err := Able(checks)(ctx, row); err != nil {
		return nil, err
	}

	return Ready(row, row.Edges.Flow.Name, checks)
}

// Pinned compiles the version of a policy to which a verification is pinned. Faults: not found.
func Pinned(ctx context.Context, name string, number int, checks []*engine.Check) (*policy.Policy, error) {
	of, err := Get(ctx, Policy, name)
	if err != nil {
		return nil, err
	}

	row, err := Numbered(ctx, of.ID, number)
	if err != nil {
		return nil, err
	}

	return Ready(row, name, checks)
}
