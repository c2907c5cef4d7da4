package verification

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/token"
)

// headBytes is how much of an image is read before any of it is stored; it holds the header of nearly every photograph.
const headBytes = 512 << 10

// Upload is one image on its way in.
type Upload struct {
	Step schema.Step
	// Frame is the position in the burst, from 0 to below [Frames]; of a document, 0 is the front and 1 the back.
	Frame int
	// Body gives the bytes of the file, at most [pixel.MaxBytes]. What kind it is, is read from them.
	Body io.Reader
	// Signed binds it to a capture session; nil for an upload without, which only a verification that is unbound takes.
	Signed *Signed
	// Signer knows the challenges that films answer; needed for the step motion alone.
	Signer *token.Signer
}

// Frames says how many files a step takes.
func Frames(step schema.Step) int {
	switch step {
	case schema.StepSelfie:
		return engine.MaxFrames
	case schema.StepDocument:
		return 2
	case schema.StepReference, schema.StepMotion:
		return 1
	case schema.StepAppeal, schema.StepQuestions: // the one comes after the decision, by a door of its own; the other is no picture
		return 0
	default:
		return 0
	}
}

// Attach streams one image, encrypted, into the blob store and notes it as evidence. The same bytes for the same frame give the row
// there is; other bytes replace it until the evidence is handed in. The frames of a burst all come from one session: one from another
// session takes the place of all. Faults: invalid (no such step or frame), too large, unsupported, truncated, conflict (nothing can be
// captured any more), and those of [Bind].
func Attach(ctx context.Context, blobs *blob.Store, key uuid.UUID, upload Upload) (*db.Evidence, error) {
	row, err := Get(ctx, key)
	if err != nil {
		return nil, err
	}

	if !capturable(row) {
		return nil, closed(row)
	}

	if !slices.Contains(row.Steps, upload.Step) || upload.Frame < 0 || upload.Frame >= Frames(upload.Step) {
		return nil, fault.New(fault.Invalid, "This verification asks for no such step or frame.", nil, fault.Field("step"))
	}

	if err := admissible(ctx, row, upload); err != nil {
		return nil, err
	}

	place, err := newPlace(row, upload)
	if err != nil {
		return nil, err
	}

	received, err := receive(ctx, blobs, place, upload)
	if err != nil {
		return nil, err
	}

	return note(ctx, blobs, received)
}

// received is an image that lies in the blob store and that no row points at yet.
type received struct {
	place
	blob.Stored

	media  string
	signed *Signed
	film   *filmed // nil for an image
}

// receive looks at the header before anything is stored, then streams the rest.
func receive(ctx context.Context, blobs *blob.Store, to place, upload Upload) (received, error) {
	head := make([]byte, headBytes)

	n, err := io.ReadFull(upload.Body, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return received{}, unusable(err)
	}

	got, err := inspect(to, upload, head[:n])
	if err != nil {
		return received{}, err
	}

	keyset, err := keysetOf(ctx, to.tenant)
	if err != nil {
		return received{}, err
	}

	got.Stored, err = blobs.Put(ctx, keyset, to.name(), to.associated(), io.MultiReader(bytes.NewReader(head[:n]), upload.Body), pixel.MaxBytes)
	if err != nil {
		return received{}, unusable(err)
	}

	if got.film != nil && got.Size != int64(got.film.bytes) {
		drop(ctx, blobs, to, to.name())

		return received{}, unusable(pixel.ErrTruncated)
	}

	return got, nil
}

// inspect looks at the beginning of the file, which says what it is.
func inspect(to place, upload Upload, head []byte) (got received, err error) {
	got = received{place: to, signed: upload.Signed}

	if upload.Step == schema.StepMotion {
		got.media = motion.MediaType
		got.film, err = film(upload.Signer, to, head)

		return got, err
	}

	info, err := pixel.Inspect(head)
	if err != nil {
		return got, unusable(err)
	}

	got.media = info.Format.MediaType()

	return got, nil
}
