package worker

import (
	"context"
	"log/slog"

	"github.com/google/uuid"

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

// try lets the version that is tried beside the policy of a verification judge the same facts; nil for none. Whatever is wrong with it is logged
// and keeps nobody from being judged.
func (w *worker) try(ctx context.Context, id uuid.UUID, seen *policy.Facts) *beside {
	made, err := tried(ctx, id, seen)
	if err != nil {
		slog.WarnContext(ctx, "the version that is tried beside the policy could not judge", "verification", id, "error", err)
	}

	return made
}

func tried(ctx context.Context, id uuid.UUID, seen *policy.Facts) (*beside, error) {
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

	facts := *seen
	facts.Findings = policy.Retell(seen.Findings, demanded.Thresholds)
	rules := &policy.Policy{Checks: demanded, Rules: found.Policy.Rules}

	return &beside{found.Version, rules.Judge(&facts)}, nil
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
