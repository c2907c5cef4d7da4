package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/tenants/platform"
)

// UsageHeartbeat says how the meters of the viewer's tenant are.
func (q query) UsageHeartbeat(ctx context.Context) ([]*db.UsagePulse, error) {
	return billing.Pulses(ctx, q.api.Now())
}

// PlatformHeartbeat gives the meters of all tenants that need somebody.
func (query) PlatformHeartbeat(ctx context.Context) ([]*gen.TenantPulse, error) {
	everywhere, err := platform.Everywhere(ctx)
	if err != nil {
		return nil, err
	}

	rows, err := billing.Troubled(everywhere, maxTroubled)
	if err != nil {
		return nil, err
	}

	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.TenantID
	}

	tenants, err := platform.Names(ctx, ids)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.TenantPulse, len(rows))
	for i, row := range rows {
		shown[i] = &gen.TenantPulse{Tenant: tenants[row.TenantID], Pulse: row}
	}

	return shown, nil
}
