package verification

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
)

// Cancel ends a verification that was not handed in. Cancelling twice is harmless; otherwise a conflict that names the state.
func Cancel(ctx context.Context, id uuid.UUID) (row *db.Verification, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		moved, err := move(ctx, id, VerbCancel, where.StateCanceled, func(u *db.VerificationUpdate) {
			u.SetConcludedAt(time.Now())
		})
		if err != nil {
			return err
		}

		if row, err = Get(ctx, id); err != nil {
			return err
		}

		switch {
		case moved:
			return tell(ctx, id, where.StateCanceled)
		case row.State == where.StateCanceled:
			return nil
		default:
			return closed(row)
		}
	})

	return row, err
}
