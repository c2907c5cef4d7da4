package capture

import (
	"errors"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
)

type receipt struct {
	Frame  int    `json:"frame"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

// upload takes one image as it streams in. The same bytes again are harmless; other bytes for the same frame replace it.
func (a *API) upload(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	wanted, err := placed(r)
	if err == nil {
		err = acceptable(r, wanted.Step)
	}

	if err == nil {
		wanted.Signed, err = a.signed(r)
	}

	if err != nil {
		refuse(w, r, err)

		return
	}

	// A phone on a slow line may take its time; the server's own limit for reading a request is shorter.
	if err := http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTime)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		slog.WarnContext(ctx, "an upload keeps the server's read time-out", "error", err)
	}

	if _, err := a.arrive(ctx); err != nil {
		refuse(w, r, err)

		return
	}

	wanted.Signer = a.Signer
	wanted.Body = http.MaxBytesReader(w, r.Body, maxBytes)

	row, err := verification.Attach(ctx, a.Blobs, holder(ctx).Verification, wanted)
	if err != nil {
		refuse(w, r, tooLarge(err))

		return
	}

	answer.JSON(w, http.StatusCreated, receipt{Frame: row.Frame, SHA256: row.Sha256, Bytes: row.Bytes})
}

// placed reads which step and frame the path names.
func placed(r *http.Request) (verification.Upload, error) {
	wanted, ok := known(r.PathValue("step"))

	frame, err := strconv.Atoi(r.PathValue("frame"))
	if !ok || err != nil {
		return verification.Upload{}, fault.New(fault.Invalid, "There is no such step or frame.", err, fault.Field("step"))
	}

	return verification.Upload{Step: wanted, Frame: frame}, nil
}

// acceptable looks at what the request says of itself, before any of its body is read. What the image is, is read from its bytes.
func acceptable(r *http.Request, step schema.Step) error {
	if r.ContentLength > maxBytes {
		return errTooLarge()
	}

	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if step == schema.StepMotion && media == motion.MediaType {
		return nil
	}

	if err != nil || step == schema.StepMotion || !strings.HasPrefix(media, "image/") {
		return fault.New(fault.Unsupported, "Send an image, with its own Content-Type.", err)
	}

	return nil
}

// tooLarge recognises a body that ran over the limit in the middle.
func tooLarge(err error) error {
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return errTooLarge()
	}

	return err
}

func errTooLarge() error {
	return fault.New(fault.TooLarge, "The image has more than 15 MB.", nil)
}
