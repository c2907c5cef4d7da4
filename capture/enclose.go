package capture

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/review"
)

// bare is what can be taken of a picture from which everything but the picture is taken away.
func bare() limits {
	return limits{MaxBytes: maxBytes, Types: []string{"image/jpeg", "image/png", "image/webp"}}
}

// appealable is until when the person who asks can object; a conflict when they cannot.
func (a *API) appealable(ctx context.Context) (time.Time, error) {
	row, err := verification.Get(ctx, holder(ctx).Verification)
	if err != nil {
		return time.Time{}, err
	}

	until, err := review.Appealable(ctx, row, a.Now())
	if err == nil && until.IsZero() {
		err = fault.New(fault.Conflict, "This is closed: nothing more can be sent.", nil)
	}

	return until, err
}

// opens gives a capture session for the pictures of an appeal.
func (a *API) opens(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	opening, err := a.opening(w, r)
	if err != nil {
		refuse(w, r, err)

		return
	}

	until, err := a.appealable(ctx)
	if err != nil {
		refuse(w, r, err)

		return
	}

	row, err := verification.OpenAppeal(ctx, holder(ctx).Verification, opening, until)
	if err != nil {
		refuse(w, r, err)

		return
	}

	opened(w, row)
}

// enclose takes a new picture that is to come with the words.
func (a *API) enclose(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	frame, err := strconv.Atoi(r.PathValue("frame"))
	if err != nil {
		refuse(w, r, fault.New(fault.Invalid, "There is no such frame.", err, fault.Field("frame")))

		return
	}

	upload := verification.Upload{Frame: frame, Body: http.MaxBytesReader(w, r.Body, maxBytes)}

	err = acceptable(r, schema.StepAppeal)
	if err == nil {
		upload.Signed, err = a.signed(r)
	}

	if err == nil {
		_, err = a.appealable(ctx)
	}

	if err != nil {
		refuse(w, r, err)

		return
	}

	if err := http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTime)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		slog.WarnContext(ctx, "an upload keeps the server's read time-out", "error", err)
	}

	row, err := verification.Object(ctx, a.Blobs, holder(ctx).Verification, upload)
	if err != nil {
		refuse(w, r, tooLarge(err))

		return
	}

	answer.JSON(w, http.StatusCreated, receipt{Frame: row.Frame, SHA256: row.Sha256, Bytes: row.Bytes})
}
