package engine

// Kind names a kind of evidence.
type Kind string

// The kinds of evidence that the rooms know.
const (
	// Selfie is one frame, or a burst of up to five, of the person before the camera, in the order taken.
	Selfie Kind = "selfie"
	// Reference is the portrait to compare with: the photograph on a document or an enrolled face.
	Reference Kind = "reference"
)

// MaxFrames bounds how many pictures of one kind are judged: a burst of selfies.
const MaxFrames = 5

// Evidence is what was captured: encoded image files by kind, in the order taken.
type Evidence map[Kind][][]byte
