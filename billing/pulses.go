package billing

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usagepulse"
)

// Pulses gives how the meters of the viewer's tenant are, by name; none before the first look. What was used since the last look counts: a
// meter that was silent then is not any more.
func Pulses(ctx context.Context, now time.Time) ([]*db.UsagePulse, error) {
	rows, err := ent.From(ctx).UsagePulse.Query().Order(usagepulse.ByMeter()).All(ctx)
	if err != nil {
		return nil, wrapped("heartbeat", err)
	}

	for _, row := range rows {
		if row.LastAt, err = lastAt(ctx, Meter(row.Meter)); err != nil {
			return nil, err
		}

		if last := row.LastAt; row.State == usagepulse.StateNoUsage && last != nil && now.Sub(*last) <= PulseWindow {
			row.State, row.Since = usagepulse.StateOk, *last
		}
	}

	return rows, nil
}

// Troubled gives up to limit meters of all tenants that are broken or delayed, the broken first and of each the oldest. It needs a viewer
// over all tenants.
func Troubled(ctx context.Context, limit int) ([]*db.UsagePulse, error) {
	rows, err := ent.From(ctx).UsagePulse.Query().
		Where(usagepulse.StateIn(usagepulse.StateBroken, usagepulse.StateDelayed)).
		Order(usagepulse.ByState(), usagepulse.BySince(), usagepulse.ByID()).Limit(limit).All(ctx)

	return rows, wrapped("heartbeat", err)
}
