package worker

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/policy"
)

// ruling gives the policy that a verification is judged by: the version that it is pinned to, or the installation's. A version that cannot be
// made ready is a failure of the machine, so that a person decides.
func (w *worker) ruling(ctx context.Context, id uuid.UUID) (*policy.Policy, error) {
	row, err := verification.Get(ctx, id)
	if err != nil {
		return nil, err
	}

	if row.Policy == nil || row.PolicyNumber == nil {
		return w.Policy, nil
	}

	return edition.Pinned(ctx, *row.Policy, *row.PolicyNumber, suite.Checks())
}

// named tells which policy a verification should have been judged by, as far as that can be read.
func (w *worker) named(ctx context.Context, id uuid.UUID) string {
	row, err := verification.Get(ctx, id)
	if err != nil || row.Policy == nil || row.PolicyNumber == nil {
		return w.Policy.Checks.Version
	}

	return edition.Version(*row.Policy, *row.PolicyNumber)
}
