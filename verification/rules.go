package verification

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/edition"
	"github.com/honnin/honnin/ent/db/tally"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/policy"
)

// Rules gives the policy that a verification is judged by: the version that it is pinned to, or the installation's, which the caller hands
// in with the engine's checks. Beside it comes the version that is tried without effect, if there is one.
func Rules(ctx context.Context, of uuid.UUID, installed decision.Policy, checks []*engine.Check) (live, shadow *policy.Policy, err error) {
	row, err := Get(ctx, of)
	if err != nil {
		return nil, nil, err
	}

	if row.PolicyVersionID == nil {
		return policy.Only(installed), nil, nil
	}

	version, err := ent.From(ctx).Edition.Query().WithBlueprint().Where(edition.ID(*row.PolicyVersionID)).Only(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("verification: its policy: %w", err)
	}

	if live, err = ready(version, checks); err != nil {
		return nil, nil, err
	}

	if beside := version.Edges.Blueprint.ShadowID; beside != nil {
		version, err = ent.From(ctx).Edition.Get(ctx, *beside)
		if err != nil {
			return nil, nil, fmt.Errorf("verification: the policy beside: %w", err)
		}

		// One that somebody has written in since is not what was to be tried, and what cannot be tried must not keep anybody from being judged.
		if version.State == edition.StateValidated {
			shadow, _ = ready(version, checks)
		}
	}

	return live, shadow, nil
}

// ready compiles a version of a policy. One that this binary cannot make ready is an error, which leads to a person.
func ready(version *db.Edition, checks []*engine.Check) (*policy.Policy, error) {
	var definition policy.Definition
	if err := json.Unmarshal(version.Definition, &definition); err != nil {
		return nil, fmt.Errorf("verification: policy %s: %w", version.ID, err)
	}

	made, problems := definition.Ready(id.Format(id.PolicyVersion, version.ID), checks)
	if len(problems) > 0 {
		return nil, fmt.Errorf("verification: policy %s: %w", version.ID, problems[0].Err())
	}

	return made, nil
}

// Seen gives everything that a policy's rules can see of a verification.
func Seen(ctx context.Context, of uuid.UUID, findings []engine.Finding) (*policy.Facts, error) {
	row, err := Get(ctx, of)
	if err != nil {
		return nil, err
	}

	seen := policy.Facts{Findings: findings, Metadata: row.Metadata, Steps: words(row.Steps)}
	seen.Attempts.Verification = row.Retakes

	if seen.Attempts.Subject, err = failures(ctx, tally.ScopeSubject, subjectOf(row)); err != nil {
		return nil, err
	}

	// The one at hand counts as failed until it is judged.
	seen.Attempts.Subject = max(0, seen.Attempts.Subject-1)

	seen.Attempts.Device, err = failures(ctx, tally.ScopeDevice, deviceOf(row))

	return &seen, err
}

func words(steps []schema.Step) []string {
	list := make([]string, len(steps))
	for i, step := range steps {
		list[i] = string(step)
	}

	return list
}

// failures counts what is remembered under a key; 0 for none.
func failures(ctx context.Context, scope tally.Scope, key string) (int, error) {
	if key == "" {
		return 0, nil
	}

	row, err := ent.From(ctx).Tally.Query().Where(keyed(scope, key)).Only(ctx)
	if db.IsNotFound(err) {
		return 0, nil
	}

	if err != nil {
		return 0, wrap("failures", err)
	}

	return row.Failures, nil
}
