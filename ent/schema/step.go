package schema

// Step is one thing that the person is asked for. The words are those of the engine's kinds of evidence.
type Step string

// The steps.
const (
	// StepSelfie is a photograph, or a burst of up to five, of the person before the camera.
	StepSelfie Step = "selfie"
	// StepReference is a portrait to compare the selfie with.
	StepReference Step = "reference"
)

// Steps lists every step.
func Steps() []Step { return []Step{StepSelfie, StepReference} }
