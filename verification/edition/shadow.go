package edition

import (
	"context"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/edition"
	"github.com/honnin/honnin/internal/fault"
)

// Shadow tries a validated version of a policy beside the one in force, or ends that. What it would have decided is kept with every report
// and has no effect. Faults: not found, conflict (another revision, or not validated).
func Shadow(ctx context.Context, at At, on bool) (row *db.Edition, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = Version(ctx, at.Kind, at.ID); err != nil {
			return err
		}

		if row.Revision != at.Revision || on && row.State != where.StateValidated {
			return fault.New(fault.Conflict, "Only a validated version can be tried, as it stands now. Look at it again.", nil, fault.State(string(row.State)))
		}

		update := ent.From(ctx).Blueprint.UpdateOneID(row.BlueprintID).AddRevision(1)
		if on {
			update.SetShadowID(row.ID)
		} else {
			update.ClearShadowID()
		}

		if err := update.Exec(ctx); err != nil {
			return plain("shadow", err)
		}

		return record(ctx, "shadow", at.Kind, nil, row)
	})

	return row, err
}
