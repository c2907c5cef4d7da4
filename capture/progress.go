package capture

import (
	"slices"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/flow"
)

// consentVersion names the text that the page shows; it changes whenever the text does.
const consentVersion = "2026-11-01"

const maxBytes = 15 << 20

// Hints are figures by which the page helps the person to give good evidence. They come from the policy and judge nothing.
type Hints struct {
	// MinInterEyeDistance is in pixels of the photograph as captured.
	MinInterEyeDistance float64 `json:"minInterEyeDistance"`
	// MinSharpness is the variance of the Laplacian over the face, of luma in 0..255.
	MinSharpness float64 `json:"minSharpness"`
	// MinBrightness and MaxBrightness are the mean luma of the face, 0..1.
	MinBrightness float64 `json:"minBrightness"`
	MaxBrightness float64 `json:"maxBrightness"`
	// FaceWidth is the share of the picture's width that the face should take, 0..1.
	FaceWidth Span `json:"faceWidth"`
}

// Span is a range, both ends included.
type Span struct {
	Min float64 `json:"min"`
	Max float64 `json:"max"`
}

// progress is all that the person's page learns.
type progress struct {
	ID       string  `json:"id"`
	State    state   `json:"state"`
	Steps    []step  `json:"steps"`
	Limits   limits  `json:"limits"`
	Hints    Hints   `json:"hints"`
	Tenant   company `json:"tenant"`
	Language *string `json:"language"`
	// Languages are those that the page may speak; all it can, when empty.
	Languages []string `json:"languages,omitempty"`
	// CameraOnly says that the page must not offer a file in place of the camera.
	CameraOnly  bool    `json:"cameraOnly,omitempty"`
	RedirectURL *string `json:"redirectUrl"`
	ExpiresAt   string  `json:"expiresAt"`
	// Hint says what to change about a picture that is to be taken again; null otherwise.
	Hint *string `json:"hint"`
	// Next is what there is to do while nobody can be tried; null otherwise.
	Next *next `json:"next"`
	// Session is "current" or "moved" for the capture session that the request names; null when it names none.
	Session *string `json:"session"`
}

type step struct {
	Name    string  `json:"name"`
	Version string  `json:"version,omitempty"`
	Frames  *frames `json:"frames,omitempty"`
	// Sides names what the frames of a document show, in order.
	Sides []string `json:"sides,omitempty"`
	// Questions are those of the step questions, as the tenant wrote them.
	Questions []flow.Question `json:"questions,omitempty"`
	// Alternative tells whether motions can be left to a person's judgement; only of the step motion.
	Alternative *bool `json:"alternative,omitempty"`
	Done        bool  `json:"done"`
}

type frames struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

type limits struct {
	MaxBytes int      `json:"maxBytes"`
	Types    []string `json:"types"`
}

func allowed() limits {
	return limits{MaxBytes: maxBytes, Types: []string{"image/jpeg", "image/png", "image/webp", "image/heic"}}
}

// steps lists the consent and then what the tenant asked for, in its order.
func steps(row *db.Verification, done func(schema.Step) bool, asked []flow.Question) []step {
	all := []step{{Name: string(verification.StepConsent), Version: consentVersion, Done: row.ConsentVersion != nil}}

	for _, wanted := range row.Steps {
		all = append(all, described(wanted, done(wanted), asked))
	}

	return all
}

// described says what the page must know of a step.
func described(wanted schema.Step, done bool, asked []flow.Question) step {
	shown := step{Name: string(wanted), Done: done}

	switch wanted {
	case schema.StepMotion:
		shown.Alternative = new(true)
	case schema.StepQuestions:
		shown.Questions = asked
	case schema.StepDocument:
		shown.Frames, shown.Sides = &frames{Min: 1, Max: verification.Frames(wanted)}, []string{"front", "back"}
	case schema.StepSelfie, schema.StepReference, schema.StepAppeal:
		shown.Frames = &frames{Min: 1, Max: verification.Frames(wanted)}
	}

	return shown
}

// known tells whether the word is the name of a step. Whether it takes evidence, [verification.Attach] finds.
func known(word string) (schema.Step, bool) {
	return schema.Step(word), slices.Contains(schema.Steps(), schema.Step(word))
}
