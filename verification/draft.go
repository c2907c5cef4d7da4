package verification

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
)

// Bounds of a [Draft], in characters, entries and time.
const (
	MaxKey           = 255
	MaxReference     = 255
	MaxMetadata      = 50
	MaxMetadataKey   = 40
	MaxMetadataValue = 500
	MaxURL           = 2000
	// MaxRetakes is how often a verification may go back to the person for a better picture before it is judged as it is.
	MaxRetakes = 3

	defaultRetakes = 2
	MinExpiresIn   = 5 * time.Minute
	MaxExpiresIn   = 7 * 24 * time.Hour

	defaultExpiresIn = 24 * time.Hour

	lots = 1 << 20
)

// Binding says whether what is captured must be signed by the page that captured it.
type Binding = where.Binding

// The bindings; [Bound] is what a draft means that says nothing.
const (
	Bound   = where.BindingBound
	Unbound = where.BindingUnbound
)

// Draft is a verification to be opened.
type Draft struct {
	// IdempotencyKey makes a retry harmless; 1 to [MaxKey] characters.
	IdempotencyKey string `json:"-"`
	// Flow is the name of the flow that says the steps; empty for none. Pinned is its published version, which a retry may find
	// changed: the input is the same when the flow's name is.
	Flow   string  `json:"flow,omitempty"`
	Pinned *Pinned `json:"-"`
	// Policy is the version of the tenant's policy to be judged by, which a retry may find changed as well; nil for the installation's.
	Policy *Ruled `json:"-"`
	// Reference is the caller's own name for the person or the case; nil for none.
	Reference *string `json:"reference"`
	// Steps is what the person is asked for, in this order, each once, the selfie among them. Empty means the selfie alone.
	Steps []schema.Step `json:"steps"`
	// Metadata is the caller's own values by key.
	Metadata map[string]string `json:"metadata"`
	// Language of the person's page, ja or en; nil for the browser's.
	Language *string `json:"language"`
	// ExpiresIn is how long the person has, [MinExpiresIn] to [MaxExpiresIn]; 0 means 24 hours.
	ExpiresIn time.Duration `json:"expiresIn"`
	// RedirectURL is where the person goes when all is done; AlternativeURL is the tenant's other way for a person who could not be
	// confirmed. Each is an https address of up to [MaxURL] characters, or nil.
	RedirectURL    *string `json:"redirectUrl,omitempty"`
	AlternativeURL *string `json:"alternativeUrl,omitempty"`
	// Retakes is how often a picture that is not good enough goes back to the person before it is judged as it is, 0 to [MaxRetakes];
	// nil means twice. 0 suits pictures that no person can take again.
	Retakes *int `json:"retakes,omitempty"`
	// StepUp lets the policy ask for motions after the photograph; not with motions among the steps.
	StepUp bool `json:"stepUp,omitempty"`
	// Binding says whether every write must be signed by the page's key; empty means [Bound].
	Binding Binding `json:"binding"`
}

// complete fills in what was left out, so that an input with a default written out is the same input.
func (d Draft) complete() Draft {
	if len(d.Steps) == 0 {
		d.Steps = []schema.Step{schema.StepSelfie}
	}

	if d.Metadata == nil {
		d.Metadata = map[string]string{}
	}

	if d.ExpiresIn == 0 {
		d.ExpiresIn = defaultExpiresIn
	}

	if d.Binding == "" {
		d.Binding = Bound
	}

	return d
}

// hash is the SHA-256 of everything but the idempotency key, in hexadecimal. JSON writes the keys of a map in order.
func (d Draft) hash() (string, error) {
	data, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("verification: hash the draft: %w", err)
	}

	sum := sha256.Sum256(data)

	return hex.EncodeToString(sum[:]), nil
}

func (d Draft) check() error {
	if d.IdempotencyKey == "" || !fits(d.IdempotencyKey, MaxKey) {
		return invalid("idempotencyKey", "The idempotency key must have 1 to 255 characters.")
	}

	if d.Reference != nil && !fits(*d.Reference, MaxReference) {
		return invalid("reference", "The reference must have at most 255 characters.")
	}

	if err := d.checkLanguage(); err != nil {
		return err
	}

	if d.ExpiresIn < MinExpiresIn || d.ExpiresIn > MaxExpiresIn {
		return invalid("expiresIn", "The person must have between 300 and 604800 seconds.")
	}

	if err := d.checkAfter(); err != nil {
		return err
	}

	if err := d.checkSteps(); err != nil {
		return err
	}

	return checkMetadata(d.Metadata)
}

// checkLanguage holds the language to those of the page, and of the flow.
func (d Draft) checkLanguage() error {
	if d.Language == nil {
		return nil
	}

	if *d.Language != "ja" && *d.Language != "en" {
		return invalid("language", "The language must be ja or en.")
	}

	if d.Pinned == nil {
		return nil
	}

	if spoken := d.Pinned.Definition.Options.Languages; len(spoken) > 0 && !slices.Contains(spoken, *d.Language) {
		return invalid("language", "The flow's page does not speak this language.")
	}

	return nil
}

// checkAfter looks at what happens around the capture: retakes, where the person goes next, and what evidence is bound to.
func (d Draft) checkAfter() error {
	if d.Retakes != nil && (*d.Retakes < 0 || *d.Retakes > MaxRetakes) {
		return invalid("retakes", "There may be 0 to 3 retakes.")
	}

	if err := errors.Join(checkURL("redirectUrl", d.RedirectURL), checkURL("alternativeUrl", d.AlternativeURL)); err != nil {
		return err
	}

	if err := where.BindingValidator(d.Binding); err != nil {
		return invalid("binding", "The binding must be BOUND or UNBOUND.")
	}

	return nil
}

// checkURL takes https alone: the person's browser goes there, and no other scheme may run or show anything in Honnin's name.
func checkURL(field string, address *string) error {
	if address == nil {
		return nil
	}

	parsed, err := url.Parse(*address)
	if err != nil || !fits(*address, MaxURL) || parsed.Scheme != "https" || parsed.Hostname() == "" || parsed.User != nil {
		return invalid(field, "The address must begin with https://, name a host and no user, and have at most 2000 characters.")
	}

	return nil
}

func (d Draft) checkSteps() error {
	for i, step := range d.Steps {
		if !slices.Contains(schema.Steps(), step) || slices.Contains(d.Steps[:i], step) {
			return invalid("steps", "Each step must be known and asked for once.")
		}
	}

	if d.Pinned == nil && slices.Contains(d.Steps, schema.StepQuestions) {
		return invalid("steps", "Questions stand in a flow: open the verification by one that asks them.")
	}

	if !slices.Contains(d.Steps, schema.StepSelfie) {
		return invalid("steps", "The selfie must be among the steps.")
	}

	if d.StepUp && slices.Contains(d.Steps, schema.StepMotion) {
		return invalid("stepUp", "Motions are among the steps already: they cannot also be asked for later.")
	}

	return nil
}

func checkMetadata(metadata map[string]string) error {
	if len(metadata) > MaxMetadata {
		return invalid("metadata", "There may be at most 50 values.")
	}

	for key, value := range metadata {
		if key == "" || !fits(key, MaxMetadataKey) || !fits(value, MaxMetadataValue) {
			return invalid("metadata", "A key must have 1 to 40 characters, a value at most 500.")
		}
	}

	return nil
}

// lot is drawn where motions may be asked for later. Nobody outside may know it: it would tell a sure one from an unsure one.
func (d Draft) lot() (*float64, error) {
	if !d.StepUp {
		return nil, nil //nolint:nilnil // absent
	}

	drawn, err := rand.Int(rand.Reader, big.NewInt(lots))
	if err != nil {
		return nil, fmt.Errorf("verification: draw: %w", err)
	}

	return new(float64(drawn.Int64()) / lots), nil
}

// retakes is how often the picture may be taken again.
func (d Draft) retakes() int {
	if d.Retakes == nil {
		return defaultRetakes
	}

	return *d.Retakes
}

// fits tells whether the text is short enough and can be stored: PostgreSQL takes no NUL and only whole UTF-8.
func fits(text string, characters int) bool {
	return utf8.ValidString(text) && !strings.ContainsRune(text, 0) && utf8.RuneCountInString(text) <= characters
}

func invalid(field, sentence string) error {
	return fault.New(fault.Invalid, sentence, nil, fault.Field("input."+field))
}
