package verification

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
)

// AppealFrames is how many pictures may come with an appeal.
const AppealFrames = 3

// Object takes one picture that is to come with an appeal against the outcome. Whether there may be one is for the caller to know. Other
// bytes for the same frame replace it. It is marked as unbound: no capture session stands behind it. Faults: those of [Attach].
func Object(ctx context.Context, blobs *blob.Store, key uuid.UUID, upload Upload) (*db.Evidence, error) {
	row, err := Get(ctx, key)
	if err != nil {
		return nil, err
	}

	if row.State != where.StateDeclined {
		return nil, closed(row)
	}

	if upload.Frame < 0 || upload.Frame >= AppealFrames {
		return nil, fault.New(fault.Invalid, "Up to three pictures can be sent.", nil, fault.Field("frame"))
	}

	upload.Step, upload.Signed = schema.StepAppeal, nil

	to, err := newPlace(row, upload)
	if err != nil {
		return nil, err
	}

	got, err := receive(ctx, blobs, to, upload)
	if err != nil {
		return nil, err
	}

	made, unused, err := lay(ctx, got)
	for _, name := range unused {
		drop(ctx, blobs, to, name)
	}

	return made, err
}

// lay points a row at what was received, and gives the files that no row points at any more.
func lay(ctx context.Context, got received) (row *db.Evidence, unused []string, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		held, err := ent.From(ctx).Verification.Update().
			Where(where.ID(got.verification), where.StateEQ(where.StateDeclined)).AddRevision(1).Save(ctx)
		if err != nil {
			return fmt.Errorf("verification: object: %w", err)
		}

		if held == 0 {
			return fault.New(fault.Conflict, "This is closed: nothing more can be sent.", nil)
		}

		before, err := ent.From(ctx).Evidence.Query().
			Where(evidence.VerificationID(got.verification), evidence.StepEQ(schema.StepAppeal), evidence.Frame(got.frame)).All(ctx)
		if err != nil {
			return fmt.Errorf("verification: object: %w", err)
		}

		if unused, err = got.replace(ctx, before); err != nil {
			return err
		}

		row, err = got.save(ctx)

		return err
	})
	if err != nil {
		return nil, []string{got.name()}, err
	}

	return row, unused, nil
}
