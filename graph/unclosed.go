package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/tenants/platform"
)

// closingFailures gives whose months cannot be closed.
func closingFailures(ctx, everywhere context.Context) ([]*gen.ClosingFailure, error) {
	rows, err := billing.Unclosed(everywhere, maxUnbilled)
	if err != nil {
		return nil, err
	}

	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.TenantID
	}

	known, err := platform.Names(ctx, ids)
	if err != nil {
		return nil, err
	}

	shown := []*gen.ClosingFailure{}

	for _, row := range rows {
		tenant := known[row.TenantID]
		if tenant == nil || row.CloseFailedAt == nil || row.CloseTriedAt == nil {
			continue
		}

		shown = append(shown, &gen.ClosingFailure{
			Tenant: tenant, Since: *row.CloseFailedAt, TriedAt: *row.CloseTriedAt, Problem: row.CloseProblem,
		})
	}

	return shown, nil
}
