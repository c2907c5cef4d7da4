package verification

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/tally"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/verification/policy"
)

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
