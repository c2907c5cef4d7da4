package tenants

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/tenants/audit"
)

// TwoPersons says whether a flow or a policy of the viewer's tenant must be published by somebody who did not write in it, on record.
func TwoPersons(ctx context.Context, on bool) (row *db.Tenant, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := Own(ctx)
		if err != nil {
			return err
		}

		row, err = ent.From(ctx).Tenant.UpdateOneID(before.ID).SetTwoPersonPublish(on).AddRevision(1).Save(ctx)
		if err != nil {
			return fmt.Errorf("tenants: two persons: %w", err)
		}

		return audit.Record(ctx, audit.Entry{
			Action: "tenant.two_persons",
			Before: map[string]any{"on": before.TwoPersonPublish}, After: map[string]any{"on": on},
		})
	})

	return row, err
}
