package feature

import (
	"context"

	"github.com/honnin/honnin/tenants/audit"
)

// tellExceeded notes that a soft limit was passed.
func tellExceeded(ctx context.Context, u use, used int64) error {
	return audit.Record(ctx, audit.Entry{
		Action: "feature.exceed", Target: string(u.key), At: u.at,
		After: map[string]any{"quota": *u.quota, "used": used, "period": period(u.at)},
	})
}
