package worker

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/lawful"
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

	if facts.Lists, err = roster.Standing(ctx, w.Signer, row); err != nil {
		return nil, err
	}

	facts.Unlawful, err = unlawful(ctx, row)

	return facts, err
}

// unlawful says why the law does not let the confirmation be completed today, each reason once.
func unlawful(ctx context.Context, row *db.Verification) ([]string, error) {
	found, err := lawful.Of(ctx, row, time.Now())
	if err != nil {
		return nil, fmt.Errorf("worker: law: %w", err)
	}

	var words []string
	for i := range found {
		words = append(words, "law."+strings.TrimPrefix(found[i].Code, "law_"))
	}

	return slices.Compact(words), nil
}
