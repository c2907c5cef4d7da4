package verification

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
)

// AppealFrames is how many pictures may come with an appeal: a burst, the whole of it from one session.
const AppealFrames = 3

// OpenAppeal opens a capture session for the pictures of an appeal, which ends at the latest with the time to object. Whether there may be
// an appeal is for the caller to know. Faults: those of [OpenSession].
func OpenAppeal(ctx context.Context, key uuid.UUID, page Opening, until time.Time) (*db.CaptureSession, error) {
	return page.open(ctx, key, func(ctx context.Context) (time.Time, error) { return until, declined(ctx, key) })
}

// declined holds the row of a verification that is declined to the end of the transaction.
func declined(ctx context.Context, key uuid.UUID) error {
	held, err := ent.From(ctx).Verification.Update().Where(where.ID(key), where.StateEQ(where.StateDeclined)).AddRevision(1).Save(ctx)
	if err != nil {
		return fmt.Errorf("verification: object: %w", err)
	}

	if held == 0 {
		return fault.New(fault.Conflict, "This is closed: nothing more can be sent.", nil)
	}

	return nil
}

// Object takes one picture that is to come with an appeal against the outcome, and of its file the picture alone: see [pixel.Strip]. Whether
// there may be an appeal is for the caller to know. Other bytes for the same frame replace it, and a frame from another session takes the
// place of all. Like any capture it is bound to the page that sent it, unless the verification is unbound. Faults: those of [Attach].
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

	upload.Step = schema.StepAppeal

	if err := admissible(ctx, row, upload); err != nil {
		return nil, err
	}

	to, err := newPlace(row, upload)
	if err != nil {
		return nil, err
	}

	got, sent, err := receiveBare(ctx, blobs, to, upload)
	if err != nil {
		return nil, err
	}

	made, unused, err := lay(ctx, got, sent)
	for _, name := range unused {
		drop(ctx, blobs, to, name)
	}

	return made, err
}

// receiveBare stores the picture of a file without anything else that the file says. sent is the SHA-256 of the file as it came, which is
// what its page signed.
func receiveBare(ctx context.Context, blobs *blob.Store, to place, upload Upload) (got received, sent string, err error) {
	file, err := io.ReadAll(io.LimitReader(upload.Body, pixel.MaxBytes+1))
	if err != nil {
		return received{}, "", unusable(err)
	}

	picture, err := pixel.Strip(file)
	if err != nil {
		return received{}, "", unusable(err)
	}

	sum := sha256.Sum256(file)
	upload.Body = bytes.NewReader(picture)
	got, err = receive(ctx, blobs, to, upload)

	return got, hex.EncodeToString(sum[:]), err
}

// lay points a row at what was received, and gives the files that no row points at any more.
func lay(ctx context.Context, got received, sent string) (row *db.Evidence, unused []string, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		unused = nil

		if err := declined(ctx, got.verification); err != nil {
			return err
		}

		if err := Bind(ctx, got.verification, got.signed, sent); err != nil {
			return err
		}

		before, err := ent.From(ctx).Evidence.Query().
			Where(evidence.VerificationID(got.verification), evidence.StepEQ(schema.StepAppeal)).All(ctx)
		if err != nil {
			return fmt.Errorf("verification: object: %w", err)
		}

		for _, old := range before {
			if got.repeats(old) {
				row, unused = old, []string{got.name()}

				return nil
			}
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
