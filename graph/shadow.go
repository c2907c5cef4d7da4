package graph

import (
	"context"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/graph/scalar"
	"github.com/honnin/honnin/verification/edition"
)

// ShadowPolicyVersion lets a version judge beside the live one, or ends that.
func (m mutation) ShadowPolicyVersion(ctx context.Context, input gen.ShadowPolicyVersionInput) (gen.MovePolicyVersionResult, error) {
	return movedPolicy(onVersion(edition.Policy, input.ID, input.Revision, func(at edition.At) (*db.FlowVersion, error) {
		return edition.Try(ctx, at, input.On, edition.Able(m.api.Checks))
	}))
}

// Shadow sums what came of it.
func (policyVersionFields) Shadow(ctx context.Context, row *scalar.PolicyVersion) (*gen.PolicyShadow, error) {
	sums, err := edition.Sums(ctx, row.ID)
	if err != nil {
		return nil, err
	}

	shown := &gen.PolicyShadow{Changes: []*gen.DecisionChange{}}

	for _, sum := range sums {
		shown.Verifications += sum.Count

		if sum.Would == sum.Was {
			shown.Same += sum.Count

			continue
		}

		if sum.Would == edition.Untold {
			shown.Untold += sum.Count

			continue
		}

		shown.Changes = append(shown.Changes, otherwise(sum.Was, sum.Would, sum.Count, sum.Sample))
	}

	return shown, nil
}
