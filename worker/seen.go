package worker

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/roster"
)

// seen is everything that a policy's rules can see of a verification.
func (w *worker) seen(ctx context.Context, id uuid.UUID, findings []engine.Finding) (*policy.Facts, error) {
	facts, err := verification.Seen(ctx, id, findings)
	if err != nil {
		return nil, err
	}

	row, err := verification.Get(ctx, id)
	if err != nil {
		return nil, err
	}

	facts.Lists, err = roster.Standing(ctx, w.Signer, row)

	return facts, err
}
