package capture

import (
	"context"
	"encoding/json"
	"io"
	"net/http"

	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
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

// appealed is all that the page of an appeal learns.
type appealed struct {
	State    string  `json:"state"`
	Language *string `json:"language"`
	// Languages are those that the page may speak; all it can, when empty.
	Languages []string `json:"languages,omitempty"`
	// CameraOnly says that the page must not offer a file in place of the camera.
	CameraOnly bool    `json:"cameraOnly,omitempty"`
	Tenant     company `json:"tenant"`
	// Frames is how many pictures one burst may have.
	Frames int    `json:"frames"`
	Limits limits `json:"limits"`
	Hints  Hints  `json:"hints"`
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

	tenant, looks, err := a.dressed(ctx, row)
	if err != nil {
		return appealed{}, err
	}

	said := appealed{
		State: appealClosed, Language: row.Language, Languages: looks.Languages, CameraOnly: looks.CameraOnly, Tenant: tenant,
		Frames: verification.AppealFrames, Limits: bare(), Hints: a.Hints,
	}

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

	if err := review.Appeal(ctx, a.Blobs, holder(ctx).Verification, said.Words, a.Now()); err != nil {
		refuse(w, r, err)

		return
	}

	answer.JSON(w, http.StatusCreated, struct {
		State string `json:"state"`
	}{appealSent})
}
