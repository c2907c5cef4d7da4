package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/platform"
)

// PlatformUsage gives what every tenant used in a month of its own.
func (query) PlatformUsage(ctx context.Context, month string) ([]*gen.TenantUsage, error) {
	everywhere, err := platform.Everywhere(ctx)
	if err != nil {
		return nil, err
	}

	used, err := invoice.UsedIn(everywhere, month)
	if err != nil {
		return nil, err
	}

	ids := make([]uuid.UUID, len(used))
	for i, one := range used {
		ids[i] = one.Tenant
	}

	tenants, err := platform.Names(ctx, ids)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.TenantUsage, len(used))
	for i, one := range used {
		shown[i] = &gen.TenantUsage{Tenant: tenants[one.Tenant], Meter: string(one.Meter), Quantity: int(one.Quantity), Zone: one.Zone}
	}

	return shown, nil
}

// PlatformVerificationUsage gives the usage rows of one verification of a tenant; none when there is no such one.
func (query) PlatformVerificationUsage(ctx context.Context, tenant, verification string) ([]*gen.UsageRow, error) {
	inside, err := insideOf(ctx, tenant)
	if err != nil {
		return nil, err
	}

	shown := []*gen.UsageRow{}

	of, err := id.Parse(id.Verification, verification)
	if err != nil {
		return shown, nil //nolint:nilerr // there is no such one
	}

	rows, err := billing.Of(inside, of)
	for _, row := range rows {
		shown = append(shown, usageRow(row))
	}

	return shown, err
}
