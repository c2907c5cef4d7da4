package verification

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
)

// matching is the check that answers what the step reference asks.
const matching = "match"

// Load gives what was captured, by kind in the order of the frames, and the policy to judge it by: the installation's, which the
// caller hands in, with the check of every step that was asked for required.
func Load(ctx context.Context, blobs *blob.Store, id uuid.UUID, installed decision.Policy) (engine.Evidence, decision.Policy, error) {
	rows, err := ent.From(ctx).Evidence.Query().
		Where(evidence.VerificationID(id)).
		Order(evidence.ByStep(), evidence.ByFrame()).
		All(ctx)
	if err != nil {
		return nil, decision.Policy{}, fmt.Errorf("verification: load: %w", err)
	}

	captured := engine.Evidence{}

	for _, row := range rows {
		image, err := read(ctx, blobs, row)
		if err != nil {
			return nil, decision.Policy{}, err
		}

		kind := engine.Kind(row.Step)
		captured[kind] = append(captured[kind], image)
	}

	policy, err := demanding(ctx, id, installed)

	return captured, policy, err
}

// demanding holds the policy to what the verification asked for: without a comparison, one with a reference is never approved.
func demanding(ctx context.Context, id uuid.UUID, policy decision.Policy) (decision.Policy, error) {
	row, err := Get(ctx, id)
	if err != nil {
		return decision.Policy{}, err
	}

	if slices.Contains(row.Steps, schema.StepReference) {
		policy = policy.Require(matching)
	}

	return policy, nil
}

// Image gives one piece of evidence of the viewer's tenant with its bytes; a fault of kind not found when there is none.
func Image(ctx context.Context, blobs *blob.Store, id uuid.UUID) (*db.Evidence, []byte, error) {
	row, err := ent.From(ctx).Evidence.Get(ctx, id)
	if db.IsNotFound(err) {
		return nil, nil, fault.New(fault.NotFound, "There is no such evidence.", err)
	}

	if err != nil {
		return nil, nil, fmt.Errorf("verification: image: %w", err)
	}

	image, err := read(ctx, blobs, row)
	if err != nil {
		return nil, nil, err
	}

	return row, image, nil
}

func read(ctx context.Context, blobs *blob.Store, row *db.Evidence) ([]byte, error) {
	keyset, err := keysetOf(ctx, row.TenantID)
	if err != nil {
		return nil, err
	}

	image, err := blobs.Get(ctx, keyset, row.Blob, placeOf(row).associated())
	if err != nil {
		return nil, fmt.Errorf("verification: read evidence: %w", err)
	}

	return image, nil
}
