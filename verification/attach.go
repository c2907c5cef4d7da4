package verification

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
)

// headBytes is how much of an image is read before any of it is stored; it holds the header of nearly every photograph.
const headBytes = 512 << 10

// Upload is one image on its way in.
type Upload struct {
	Step schema.Step
	// Frame is the position in the burst, from 0 to below [Frames].
	Frame int
	// Body gives the bytes of the file, at most [pixel.MaxBytes]. What kind it is, is read from them.
	Body io.Reader
}

// Frames says how many images a step takes.
func Frames(step schema.Step) int {
	if step == schema.StepSelfie {
		return engine.MaxFrames
	}

	return 1
}

// Attach streams one image, encrypted, into the blob store and notes it as evidence. The same bytes for the same frame give the row
// there is; other bytes replace it until the evidence is handed in. Faults: invalid (no such step or frame), too large, unsupported,
// truncated, conflict (nothing can be captured any more).
func Attach(ctx context.Context, blobs *blob.Store, id uuid.UUID, upload Upload) (*db.Evidence, error) {
	row, err := Get(ctx, id)
	if err != nil {
		return nil, err
	}

	if !capturable(row) {
		return nil, closed(row)
	}

	if !slices.Contains(row.Steps, upload.Step) || upload.Frame < 0 || upload.Frame >= Frames(upload.Step) {
		return nil, fault.New(fault.Invalid, "This verification asks for no such step or frame.", nil, fault.Field("step"))
	}

	place, err := newPlace(row, upload)
	if err != nil {
		return nil, err
	}

	received, err := receive(ctx, blobs, place, upload.Body)
	if err != nil {
		return nil, err
	}

	return note(ctx, blobs, received)
}

// received is an image that lies in the blob store and that no row points at yet.
type received struct {
	place
	blob.Stored

	format pixel.Format
}

// receive looks at the header before anything is stored, then streams the rest.
func receive(ctx context.Context, blobs *blob.Store, to place, body io.Reader) (received, error) {
	head := make([]byte, headBytes)

	n, err := io.ReadFull(body, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return received{}, unusable(err)
	}

	info, err := pixel.Inspect(head[:n])
	if err != nil {
		return received{}, unusable(err)
	}

	keyset, err := keysetOf(ctx, to.tenant)
	if err != nil {
		return received{}, err
	}

	stored, err := blobs.Put(ctx, keyset, to.name(), to.associated(), io.MultiReader(bytes.NewReader(head[:n]), body), pixel.MaxBytes)
	if err != nil {
		return received{}, unusable(err)
	}

	return received{place: to, Stored: stored, format: info.Format}, nil
}

// note points a row at what was received, in place of what the frame held. Of the two files, the one that no row points at is removed.
func note(ctx context.Context, blobs *blob.Store, got received) (row *db.Evidence, err error) {
	var unused string

	err = ent.Tx(ctx, func(ctx context.Context) error {
		unused = ""

		if err := touch(ctx, got.verification, nil); err != nil {
			return err
		}

		before, err := ent.From(ctx).Evidence.Query().Where(
			evidence.VerificationID(got.verification), evidence.StepEQ(got.step), evidence.Frame(got.frame),
		).Only(ctx)

		switch {
		case err == nil && before.Sha256 == got.SHA256:
			row, unused = before, got.name()

			return nil
		case err == nil:
			unused = before.Blob
			if err := ent.From(ctx).Evidence.DeleteOne(before).Exec(ctx); err != nil {
				return fmt.Errorf("verification: replace evidence: %w", err)
			}
		case !db.IsNotFound(err):
			return fmt.Errorf("verification: attach: %w", err)
		}

		row, err = got.save(ctx)

		return err
	})
	if err != nil {
		unused = got.name()
	}

	if unused != "" {
		drop(ctx, blobs, got.place, unused)
	}

	return row, err
}

func (r received) save(ctx context.Context) (*db.Evidence, error) {
	row, err := ent.From(ctx).Evidence.Create().
		SetID(r.evidence).
		SetVerificationID(r.verification).
		SetStep(r.step).
		SetFrame(r.frame).
		SetContentType(r.format.MediaType()).
		SetBytes(int(r.Size)).
		SetSha256(r.SHA256).
		SetBlob(r.name()).
		Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: attach: %w", err)
	}

	return row, nil
}
