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

// The checks that answer what a step asks.
const (
	matching = "match"
	active   = "active"
)

// judged are the steps whose evidence the checks read. What stands on a document is for people to see.
func judged() []schema.Step {
	return []schema.Step{schema.StepSelfie, schema.StepReference, schema.StepMotion}
}

// Load gives what was captured, by kind in the order of the frames, and the policy to judge it by: the installation's, which the
// caller hands in, with the check of every step that was asked for required.
func Load(ctx context.Context, blobs *blob.Store, id uuid.UUID, installed decision.Policy) (engine.Evidence, decision.Policy, error) {
	captured, err := gather(ctx, blobs, id, judged())
	if err != nil {
		return nil, decision.Policy{}, err
	}

	policy, err := Demanded(ctx, id, installed)

	return captured, policy, err
}

// LoadAppeal gives what came with an appeal as the checks read it: its photograph is the selfie, and the reference is the verification's.
func LoadAppeal(ctx context.Context, blobs *blob.Store, id uuid.UUID) (engine.Evidence, error) {
	return gather(ctx, blobs, id, []schema.Step{schema.StepAppeal, schema.StepReference})
}

// gather reads the evidence of the steps, and what is known of it besides its pixels.
func gather(ctx context.Context, blobs *blob.Store, id uuid.UUID, steps []schema.Step) (engine.Evidence, error) {
	rows, err := ent.From(ctx).Evidence.Query().
		Where(evidence.VerificationID(id), evidence.StepIn(steps...)).
		Order(evidence.ByStep(), evidence.ByFrame()).
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: load: %w", err)
	}

	captured := engine.Evidence{}

	var selfies []*db.Evidence

	for _, row := range rows {
		image, err := read(ctx, blobs, row)
		if err != nil {
			return nil, err
		}

		kind := engine.Kind(row.Step)

		switch row.Step {
		case schema.StepSelfie, schema.StepAppeal:
			kind, selfies = engine.Selfie, append(selfies, row)
		case schema.StepMotion:
			captured[engine.Challenge] = [][]byte{row.Asked}
		case schema.StepReference, schema.StepDocument, schema.StepQuestions:
		}

		captured[kind] = append(captured[kind], image)
	}

	if err := surround(ctx, id, captured, selfies); err != nil {
		return nil, err
	}

	return captured, nil
}

// surround adds what is known of the selfies besides their pixels: how they were captured, and copies of them.
func surround(ctx context.Context, id uuid.UUID, captured engine.Evidence, selfies []*db.Evidence) error {
	if len(selfies) == 0 {
		return nil
	}

	how, err := facts(ctx, selfies)
	if err != nil {
		return err
	}

	found, err := copies(ctx, id, selfies, captured[engine.Selfie])
	if err != nil {
		return err
	}

	captured[engine.Capture], captured[engine.Neighbours] = [][]byte{how}, [][]byte{found}

	return nil
}

// Demanded holds the policy to what the verification asked for: one with a reference is never approved without a comparison, and
// one with motions never without a look at them. Motions are asked for later only where they may be, and once.
func Demanded(ctx context.Context, id uuid.UUID, policy decision.Policy) (decision.Policy, error) {
	row, err := Get(ctx, id)
	if err != nil {
		return decision.Policy{}, err
	}

	if slices.Contains(row.Steps, schema.StepReference) {
		policy = policy.Require(matching)
	}

	if slices.Contains(row.Steps, schema.StepMotion) {
		policy = policy.Require(active)
	}

	return stepping(row, policy), nil
}

func stepping(row *db.Verification, policy decision.Policy) decision.Policy {
	if policy.StepUp == nil || slices.Contains(row.Steps, schema.StepMotion) {
		return policy
	}

	asking := *policy.StepUp
	asking.Lot, policy.StepUp = row.StepUp, &asking

	return policy
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
