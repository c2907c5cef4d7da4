package schema

// Step is one thing that the person is asked for. The words are those of the engine's kinds of evidence.
type Step string

// The steps.
const (
	// StepSelfie is a photograph, or a burst of up to five, of the person before the camera.
	StepSelfie Step = "selfie"
	// StepReference is a portrait to compare the selfie with.
	StepReference Step = "reference"
	// StepDocument is a photograph of the front of a document, and one of its back where it has one.
	StepDocument Step = "document"
	// StepMotion is a short film of the person doing the motions that were asked for.
	StepMotion Step = "motion"
	// StepQuestions are the questions that the tenant wrote into the flow; no verification without a flow asks any.
	StepQuestions Step = "questions"
	// StepAppeal is what comes with an appeal, behind the decision; no verification asks for it.
	StepAppeal Step = "appeal"
)

// Steps lists every step that can be asked for.
func Steps() []Step {
	return []Step{StepSelfie, StepReference, StepDocument, StepMotion, StepQuestions}
}
