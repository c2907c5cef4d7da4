package verification

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// MaxConsentVersion bounds the name of a consent text, in characters.
const MaxConsentVersion = 40

// Start says that the person has come. Once started it is harmless; a conflict when nothing can be captured any more.
func Start(ctx context.Context, id uuid.UUID) (row *db.Verification, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		moved, err := move(ctx, id, VerbStart, where.StateCapturing, func(u *db.VerificationUpdate) {
			u.Where(where.ExpiresAtGT(ent.Instant(time.Now())))
		})
		if err != nil {
			return err
		}

		if row, err = Get(ctx, id); err != nil {
			return err
		}

		switch {
		case moved:
			return tell(ctx, id, where.StateCapturing)
		case capturable(row):
			return nil
		default:
			return closed(row)
		}
	})

	return row, err
}

// Consent records to which text the person agreed. Agreeing again replaces it until the evidence is handed in.
func Consent(ctx context.Context, key uuid.UUID, version string) error {
	if version == "" || !fits(version, MaxConsentVersion) {
		return fault.New(fault.Invalid, "The version of the consent must have 1 to 40 characters.", nil, fault.Field("version"))
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		err := touch(ctx, key, func(u *db.VerificationUpdate) {
			u.SetConsentVersion(version).SetConsentedAt(time.Now())
		})
		if err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "verification.consent", Target: id.Format(id.Verification, key), After: map[string]any{"version": version},
		})
	})
}

// touch changes a verification that can still be captured and holds its row until the transaction ends, so that a capture and a
// submit at once happen one after the other.
func touch(ctx context.Context, id uuid.UUID, set func(*db.VerificationUpdate)) error {
	update := ent.From(ctx).Verification.Update().
		Where(where.ID(id), where.StateIn(open()...), where.ExpiresAtGT(ent.Instant(time.Now()))).
		AddRevision(1)
	if set != nil {
		set(update)
	}

	touched, err := update.Save(ctx)
	if err != nil {
		return fmt.Errorf("verification: capture: %w", err)
	}

	if touched == 1 {
		return nil
	}

	row, err := Get(ctx, id)
	if err != nil {
		return err
	}

	return closed(row)
}
