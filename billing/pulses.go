package billing

import (
	"context"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usagepulse"
)

// Pulses gives how the meters of the viewer's tenant are, by name; none before the first look.
func Pulses(ctx context.Context) ([]*db.UsagePulse, error) {
	rows, err := ent.From(ctx).UsagePulse.Query().Order(usagepulse.ByMeter()).All(ctx)

	return rows, wrapped("heartbeat", err)
}

// Troubled gives up to limit meters of all tenants that are broken or delayed, the broken first and of each the oldest. It needs a viewer
// over all tenants.
func Troubled(ctx context.Context, limit int) ([]*db.UsagePulse, error) {
	rows, err := ent.From(ctx).UsagePulse.Query().
		Where(usagepulse.StateIn(usagepulse.StateBroken, usagepulse.StateDelayed)).
		Order(usagepulse.ByState(), usagepulse.BySince(), usagepulse.ByID()).Limit(limit).All(ctx)

	return rows, wrapped("heartbeat", err)
}
