package flow

// Languages lists what the capture page speaks.
func Languages() []string { return []string{"ja", "en"} }

// Standing tells whether this build can do the step; of a document it can take photographs, and read nothing.
func Standing(step *Step) bool {
	switch step.Kind {
	case Consent, Selfie, Reference:
		return true
	case Document:
		return step.PhotographsOnly
	case Chip, JPKI, Age, Questions:
		return false
	}

	return false
}
