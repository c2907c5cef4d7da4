package worker

import (
	"context"
	"log/slog"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/policy"
)

// beside is what a version that is tried would decide.
type beside struct {
	version uuid.UUID
	would   decision.Decision
}

// try lets the version that is tried beside the policy of a verification judge the same facts, which were found by the thresholds of was; nil for none. Whatever is wrong with it is logged
// and keeps nobody from being judged.
func (w *worker) try(ctx context.Context, id uuid.UUID, seen *policy.Facts, was engine.Thresholds) *beside {
	made, err := tried(ctx, id, seen, was)
	if err != nil {
		slog.WarnContext(ctx, "the version that is tried beside the policy could not judge", "verification", id, "error", err)
	}

	return made
}

func tried(ctx context.Context, id uuid.UUID, seen *policy.Facts, was engine.Thresholds) (*beside, error) {
	row, err := verification.Get(ctx, id)
	if err != nil {
		return nil, err
	}

	name := edition.DefaultPolicy
	if row.Policy != nil {
		name = *row.Policy
	}

	found, err := edition.Beside(ctx, name, suite.Checks())
	if err != nil || found == nil {
		return nil, err
	}

	demanded, err := verification.Demanded(ctx, id, found.Policy.Checks)
	if err != nil {
		return nil, err
	}

	rules := &policy.Policy{Checks: demanded, Rules: found.Policy.Rules}

	would, said := rules.Again(seen, engine.NewRetelling(suite.Checks(), was, demanded.Thresholds).Of(seen.Findings))
	if !said {
		would = decision.Decision{Outcome: edition.Untold, Reasons: []string{}, Policy: would.Policy}
	}

	return &beside{found.Version, would}, nil
}

// note keeps what would have been decided, behind what was.
func (j judged) note(ctx context.Context, id uuid.UUID) {
	if j.beside == nil {
		return
	}

	if err := edition.Note(ctx, id, j.beside.version, j.Decided.Outcome, j.beside.would); err != nil {
		slog.WarnContext(ctx, "what a version would have decided was not kept", "verification", id, "error", err)
	}
}
