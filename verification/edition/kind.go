package edition

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/policy"
)

// Kind is what the versions under a name define.
type Kind = flowtable.Kind

// The kinds: what people walk through, and by what they are judged.
const (
	Flow   = flowtable.KindFlow
	Policy = flowtable.KindPolicy
)

// DefaultPolicy is the name of the policy that judges where no flow names another.
const DefaultPolicy = "default"

// At is the version that is meant, and the revision that whoever acts has read.
type At struct {
	Kind     Kind
	ID       uuid.UUID
	Revision int
}

// Check says what stands against a definition: nil for nothing, a conflict with a [RefusedError] otherwise.
type Check func(ctx context.Context, row *db.FlowVersion) error

// RefusedError says what stands against publishing.
type RefusedError struct {
	// Findings are those of a flow, Problems those of a policy.
	Findings []flow.Finding
	Problems []policy.Problem
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("edition: refused: %d findings", len(e.Findings)+len(e.Problems))
}

func against(refused RefusedError) error {
	return fault.New(fault.Conflict, "Something stands against it; the findings say what.", &refused, fault.Code("findings"))
}

// Walkable holds a version of a flow against the world.
func Walkable(world flow.World) Check {
	return func(_ context.Context, row *db.FlowVersion) error {
		definition, err := AsFlow(row)
		if err != nil {
			return err
		}

		if found := definition.Validate(world); !flow.Publishable(found) {
			return against(RefusedError{Findings: found})
		}

		return nil
	}
}

// Able holds a version of a policy against the checks that there are.
func Able(checks []*engine.Check) Check {
	return func(_ context.Context, row *db.FlowVersion) error {
		definition, err := AsPolicy(row)
		if err != nil {
			return err
		}

		if problems := Against(definition, checks); len(problems) > 0 {
			return against(RefusedError{Problems: problems})
		}

		return nil
	}
}

// Against lists what stands against a policy, whatever it says of its own version: that is told by name and number.
func Against(definition *policy.Definition, checks []*engine.Check) []policy.Problem {
	named := *definition
	named.Version = Version(DefaultPolicy, 1)

	_, problems := named.Ready(checks)

	return problems
}

// AsFlow gives the definition of a version of a flow.
func AsFlow(row *db.FlowVersion) (*flow.Definition, error) { return read[flow.Definition](row) }

// AsPolicy gives the definition of a version of a policy.
func AsPolicy(row *db.FlowVersion) (*policy.Definition, error) { return read[policy.Definition](row) }

func read[D any](row *db.FlowVersion) (*D, error) {
	var definition D
	if err := json.Unmarshal(row.Definition, &definition); err != nil {
		return nil, fmt.Errorf("edition: the definition of %s: %w", row.ID, err)
	}

	return &definition, nil
}

// prefix is how the ids of versions begin.
func prefix(kind Kind) id.Prefix {
	if kind == Policy {
		return id.PolicyVersion
	}

	return id.FlowVersion
}
