package flow

import "github.com/honnin/honnin/verification/law"

// Definition is one version of a flow.
type Definition struct {
	// Name is for people; 1 to 120 characters.
	Name string `json:"name" yaml:"name"`
	// Law and Method are stable identifiers of the catalogue of package law; both empty for a flow that no law prescribes.
	Law    string `json:"law,omitempty"    yaml:"law,omitempty"`
	Method string `json:"method,omitempty" yaml:"method,omitempty"`
	// Policy names the tenant's policy that judges; empty for the one that is called default, or the installation's.
	Policy string `json:"policy,omitempty" yaml:"policy,omitempty"`
	// Steps are walked in this order; 1 to [MaxSteps], each kind once.
	Steps   []Step  `json:"steps"   yaml:"steps"`
	Options Options `json:"options" yaml:"options,omitempty"`
}

// Options hold for the flow as a whole.
type Options struct {
	// Languages that the page may speak, the first one being the default; empty for all there are, the browser's being the default.
	Languages []string `json:"languages,omitempty" yaml:"languages,omitempty"`
	// ExpiresIn is how long the person has, in seconds: 300 to 604800; 0 for a day.
	ExpiresIn int `json:"expiresIn,omitempty" yaml:"expiresIn,omitempty"`
	// Retries is how often a picture that is not good enough to judge may be taken again: 0 to [MaxRetries]; nil for twice.
	Retries *int `json:"retries,omitempty" yaml:"retries,omitempty"`
	// RedirectURL and AlternativeURL are where the page leads when it is over, and when the person could not be confirmed. HTTPS.
	RedirectURL    string `json:"redirectUrl,omitempty"    yaml:"redirectUrl,omitempty"`
	AlternativeURL string `json:"alternativeUrl,omitempty" yaml:"alternativeUrl,omitempty"`
	// Theme is worn in place of the tenant's own colour and corners; the logo stays the tenant's.
	Theme Theme `json:"theme,omitzero"           yaml:"theme,omitempty"`
	// NoAppeal keeps whoever was declined from objecting to that, which they otherwise can, once.
	NoAppeal bool `json:"noAppeal,omitempty" yaml:"noAppeal,omitempty"`
	// CameraOnly keeps the page from offering a file where its camera does not serve; pictures that no session with a camera sent are refused.
	CameraOnly bool `json:"cameraOnly,omitempty" yaml:"cameraOnly,omitempty"`
}

// Theme is how the page looks. The page keeps the contrast, whatever the accent.
type Theme struct {
	// Accent is a colour, #rrggbb; empty for Honnin's own.
	Accent string `json:"accent,omitempty" yaml:"accent,omitempty"`
	// Radius of corners in CSS pixels, 0 to 24; nil for the page's own.
	Radius *int `json:"radius,omitempty" yaml:"radius,omitempty"`
}

// Kind names a sort of step.
type Kind string

// The kinds of steps.
const (
	Consent   Kind = "consent"
	Document  Kind = "document"
	Chip      Kind = "chip"
	JPKI      Kind = "jpki"
	Selfie    Kind = "selfie"
	Reference Kind = "reference"
	Age       Kind = "age"
	Questions Kind = "questions"
)

// Kinds lists every kind of step.
func Kinds() []Kind {
	return []Kind{Consent, Document, Chip, JPKI, Selfie, Reference, Age, Questions}
}

// Step is one thing that the person is asked for. Which options count depends on the kind.
type Step struct {
	Kind Kind `json:"kind" yaml:"kind"`
	// Liveness of a selfie: passive, active, or both.
	Liveness []string `json:"liveness,omitempty" yaml:"liveness,omitempty"`
	// StepUp of a selfie with passive liveness: motion is asked for only when passive liveness is unsure.
	StepUp bool `json:"stepUp,omitempty" yaml:"stepUp,omitempty"`
	// Accept lists the documents of a document or chip step; empty for all.
	Accept []string `json:"accept,omitempty" yaml:"accept,omitempty"`
	// PhotographsOnly of a document: pictures are taken and kept, and nobody but a reviewer reads them.
	PhotographsOnly bool `json:"photographsOnly,omitempty" yaml:"photographsOnly,omitempty"`
	// Minimum age of an age step, in years: 1 to 120.
	Minimum int `json:"minimum,omitempty" yaml:"minimum,omitempty"`
	// Questions of a questions step; 1 to [MaxQuestions].
	Questions []Question `json:"questions,omitempty" yaml:"questions,omitempty"`
}

// Question is one that the tenant writes.
type Question struct {
	// ID is the name of the answer towards the tenant: lower-case letters, digits and hyphens, up to 40, its own in the flow.
	ID string `json:"id" yaml:"id"`
	// Text by language; up to 300 characters each.
	Text map[string]string `json:"text" yaml:"text"`
	// Choices by their names, with their text by language; none for a line of free text.
	Choices []Choice `json:"choices,omitempty" yaml:"choices,omitempty"`
	// Optional questions may be left open.
	Optional bool `json:"optional,omitempty" yaml:"optional,omitempty"`
}

// Choice is one answer of a question.
type Choice struct {
	ID   string            `json:"id"   yaml:"id"`
	Text map[string]string `json:"text" yaml:"text"`
}

// Bounds of a definition.
const (
	MaxSteps     = 12
	MaxQuestions = 20
	MaxChoices   = 50
	MaxRetries   = 3

	maxName    = 120  // characters
	maxText    = 300  // characters, of a question or a choice
	maxAge     = 120  // years
	maxURL     = 2000 // bytes
	maxRadius  = 24   // CSS pixels
	minSeconds = 300
	maxSeconds = 604800 // a week
)

// Documents lists what a document or chip step can accept.
func Documents() []string {
	return []string{"driving-licence", "my-number-card", "residence-card", "special-permanent-resident-certificate", "passport"}
}

// Gathers tells what evidence the steps bring together, in the words of package law.
func (d *Definition) Gathers() []law.Evidence {
	var gathered []law.Evidence

	for i := range d.Steps {
		switch d.Steps[i].Kind {
		case Selfie:
			gathered = append(gathered, law.Face)
		case Document:
			gathered = append(gathered, law.DocumentImage)
		case Chip:
			gathered = append(gathered, law.ChipRecord)
		case JPKI:
			gathered = append(gathered, law.JPKISignature)
		case Consent, Reference, Age, Questions:
		}
	}

	return gathered
}

// Features lists the features of a contract that the flow uses, in the order of the steps, each once.
func (d *Definition) Features() []string {
	var used []string

	for i := range d.Steps {
		used = append(used, d.Steps[i].features()...)
	}

	return used
}

func (s *Step) features() []string {
	switch s.Kind {
	case Selfie:
		used := make([]string, 0, len(s.Liveness)+1)
		for _, liveness := range s.Liveness {
			used = append(used, "liveness."+liveness)
		}

		if s.StepUp {
			used = append(used, "liveness.active")
		}

		return used
	case Reference:
		return []string{"match"}
	case Document, Chip, JPKI, Age:
		return []string{string(s.Kind)}
	case Consent, Questions:
		return nil
	}

	return nil
}
