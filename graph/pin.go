package graph

import (
	"cmp"
	"context"

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
