package engine

// Kind names a kind of evidence.
type Kind string

// The kinds of evidence that the rooms know.
const (
	// Selfie is one frame, or a burst of up to five, of the person before the camera, in the order taken.
	Selfie Kind = "selfie"
	// Reference is the portrait to compare with: the photograph on a document or an enrolled face.
	Reference Kind = "reference"
	// Motion is one film of the person making moves, as package motion reads it.
	Motion Kind = "motion"
	// Challenge is the JSON of the moves that were asked for, from whoever asked: the film's own word for it proves nothing.
	Challenge Kind = "challenge"
	// Capture is one JSON file of [Facts].
	Capture Kind = "capture"
	// Neighbours is one JSON file of [Copies].
	Neighbours Kind = "neighbours"
)

// MaxFrames bounds how many pictures of one kind are judged: a burst of selfies.
const MaxFrames = 5

// Evidence is what was captured: encoded files by kind, in the order taken.
type Evidence map[Kind][][]byte
