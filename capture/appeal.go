package capture

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/review"
)

const (
	// appealing is all that a pass for an appeal opens.
	appealing = "/capture/v1/appeal"
	// maxAppeal bounds the words as JSON, in bytes: each character may be written as two escapes of six.
	maxAppeal = 12*review.MaxWords + 1<<10
)

// The places of an appeal, as its person sees them.
const (
	appealOpen   = "open"
	appealSent   = "sent"
	appealClosed = "closed"
)

type appealed struct {
	State    string  `json:"state"`
	Language *string `json:"language"`
}

// objecting is the pass by which the person of a declined verification can object; empty where they cannot.
func (a *API) objecting(ctx context.Context, row *db.Verification) (string, error) {
	until, err := review.Appealable(ctx, row, a.Now())
	if err != nil || until.IsZero() {
		return "", err
	}

	return pass.Sign(a.Signer, pass.Bound{Tenant: row.TenantID, Verification: row.ID, Expires: until, Appeal: true})
}

// appeal says whether the person can object, or has. It says nothing of what came of it.
func (a *API) appeal(w http.ResponseWriter, r *http.Request) {
	said, err := a.appealed(r.Context())
	if err != nil {
		refuse(w, r, err)

		return
	}

	answer.JSON(w, http.StatusOK, said)
}

func (a *API) appealed(ctx context.Context) (appealed, error) {
	row, err := verification.Get(ctx, holder(ctx).Verification)
	if err != nil {
		return appealed{}, err
	}

	said := appealed{State: appealClosed, Language: row.Language}

	before, err := review.Objection(ctx, row.ID)
	if err != nil {
		return said, err
	}

	if before != nil {
		said.State = appealSent

		return said, nil
	}

	until, err := review.Appealable(ctx, row, a.Now())
	if err == nil && !until.IsZero() {
		said.State = appealOpen
	}

	return said, err
}

// object takes the person's words. The same words again are harmless.
func (a *API) object(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxAppeal))
	if err != nil {
		refuse(w, r, fault.New(fault.TooLarge, "Say what is wrong, in up to 2000 characters.", err))

		return
	}

	var said struct {
		Words string `json:"words"`
	}

	if err := json.Unmarshal(body, &said); err != nil {
		refuse(w, r, fault.New(fault.Invalid, "The request is not the JSON that was expected.", err))

		return
	}

	if err := review.Appeal(ctx, holder(ctx).Verification, said.Words, a.Now()); err != nil {
		refuse(w, r, err)

		return
	}

	answer.JSON(w, http.StatusCreated, struct {
		State string `json:"state"`
	}{appealSent})
}

// enclose takes a new picture that is to come with the words.
func (a *API) enclose(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	frame, err := strconv.Atoi(r.PathValue("frame"))
	if err != nil {
		refuse(w, r, fault.New(fault.Invalid, "There is no such frame.", err, fault.Field("frame")))

		return
	}

	if err := acceptable(r, schema.StepAppeal); err != nil {
		refuse(w, r, err)

		return
	}

	said, err := a.appealed(ctx)
	if err == nil && said.State != appealOpen {
		err = fault.New(fault.Conflict, "This is closed: nothing more can be sent.", nil)
	}

	if err != nil {
		refuse(w, r, err)

		return
	}

	if err := http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTime)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		slog.WarnContext(ctx, "an upload keeps the server's read time-out", "error", err)
	}

	row, err := verification.Object(ctx, a.Blobs, holder(ctx).Verification, verification.Upload{Frame: frame, Body: http.MaxBytesReader(w, r.Body, maxBytes)})
	if err != nil {
		refuse(w, r, tooLarge(err))

		return
	}

	answer.JSON(w, http.StatusCreated, receipt{Frame: row.Frame, SHA256: row.Sha256, Bytes: row.Bytes})
}
