package verification

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
)

// Act plays the script of a verification at once, as if the person had captured everything and, where the script asks for it, once more:
// so that a tenant's own tests need no camera. It gives the decision with the row. Call it inside [ent.Tx], together with what must
// happen exactly as often. Faults: not found, conflict (no script, or nothing can be captured any more).
func Act(ctx context.Context, key uuid.UUID) (row *db.Verification, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = Get(ctx, key); err != nil {
			return err
		}

		script, err := ScriptOf(ctx, row)
		if err != nil {
			return err
		}

		if script == nil {
			return fault.New(fault.Conflict, "Only a verification of a test environment whose reference is a magic one can be played.", nil)
		}

		if !capturable(row) {
			return closed(row)
		}

		if row, err = Start(ctx, key); err != nil {
			return err
		}

		if err := submit(ctx, key, &row); err != nil {
			return err
		}

		found := script.judge(&db.Verification{Retakes: 1})

		if _, err := Conclude(ctx, key, found); err != nil {
			return err
		}

		row, err = Get(ctx, key)

		return err
	})

	return row, err
}
