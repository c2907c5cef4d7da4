package graph

import (
	"cmp"
	"context"

	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
)

// pin gives the versions in force of the flow and the policy that are asked for by their names; the policy is the flow's where none is
// named. A fault of kind not found names the field.
func pin(ctx context.Context, flow, policy string) (pinned verification.Pinned, err error) {
	if flow != "" {
		row, err := edition.Published(ctx, edition.Flow, flow)
		if err != nil {
			return pinned, err
		}

		definition, err := edition.AsFlow(row.Definition)
		if err != nil {
			return pinned, err
		}

		pinned.Flow, pinned.Definition = &row.ID, definition
		policy = cmp.Or(policy, definition.Policy)
	}

	if policy != "" {
		row, err := edition.Published(ctx, edition.Policy, policy)
		if err != nil {
			return pinned, err
		}

		pinned.Policy = &row.ID
	}

	return pinned, nil
}

// draw pins the draft to what it asks for, if the viewer may use it; the result says that there is no such flow or policy.
func draw(ctx context.Context, draft *verification.Draft) (gen.CreateVerificationResult, error) {
	if who, _ := viewer.From(ctx); !who.MayUse(cmp.Or(draft.Flow, viewer.DefaultFlow)) {
		return nil, fault.New(fault.Forbidden, "This API key is bound to other flows.", nil)
	}

	pinned, err := pin(ctx, draft.Flow, draft.Policy)
	if found, ok := fault.Find(err); ok && found.Kind == fault.NotFound {
		return gen.InvalidInput{Message: found.Public, Field: found.Field}, nil
	}

	draft.Pinned = pinned

	return nil, err
}
