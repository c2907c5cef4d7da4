package engine

import (
	"encoding/json"
	"fmt"
)

// Outcome says how a check ended. It starts at 1, so that a forgotten one shows.
type Outcome int

// The outcomes of a check, from best to worst for the person.
const (
	Pass         Outcome = iota + 1 // the evidence meets the policy's thresholds
	Skipped                         // the check had nothing to judge, or a check it builds on did not pass
	Inconclusive                    // the evidence is not good enough to judge
	Fail                            // the evidence was judged and does not meet the thresholds
)

// Outcomes lists every valid outcome.
func Outcomes() []Outcome { return []Outcome{Pass, Skipped, Inconclusive, Fail} }

// String gives the machine word of the outcome, as it stands in JSON; "invalid" for anything else.
func (o Outcome) String() string {
	switch o {
	case Pass:
		return "pass"
	case Skipped:
		return "skipped"
	case Inconclusive:
		return "inconclusive"
	case Fail:
		return "fail"
	default:
		return "invalid"
	}
}

// MarshalText writes the machine word; an invalid outcome is an error, so that it is never stored.
func (o Outcome) MarshalText() ([]byte, error) {
	if o < Pass || o > Fail {
		return nil, fmt.Errorf("%w: %d", ErrOutcome, int(o))
	}

	return []byte(o.String()), nil
}

// UnmarshalText reads the machine word.
func (o *Outcome) UnmarshalText(text []byte) error {
	for _, known := range Outcomes() {
		if known.String() == string(text) {
			*o = known

			return nil
		}
	}

	return fmt.Errorf("%w: %q", ErrOutcome, text)
}

// Reason is a machine word in snake_case that says why a check ended as it did, for example "too_dark".
type Reason string

// Finding is what one check found: facts for a policy to decide on. It is stored as it is and never changed.
type Finding struct {
	// Check is the name of the room, for example "passive".
	Check string `json:"check"`
	// Version is the check's own version; it changes whenever the same evidence could give another finding.
	Version string  `json:"version"`
	Outcome Outcome `json:"outcome"`
	// Score is the one figure the outcome was judged on; nil when nothing was measured. Its range is the check's.
	Score *float64 `json:"score"`
	// Reasons are never nil, so that JSON shows a list.
	Reasons []Reason `json:"reasons"`
	// Measures are figures by name; the check's docs give unit and range.
	Measures map[string]float64 `json:"measures"`
	// Frames are measures of single frames, by name and in the order of the frames: by them a finding over several frames can be told again
	// by other thresholds. The room's Again says which there are.
	Frames map[string][]float64 `json:"frames,omitempty"`
	// Models maps the name of each model used to the SHA-256 of its file, in hexadecimal.
	Models map[string]string `json:"models,omitempty"`
	// DurationMS is how long the check ran, in milliseconds.
	DurationMS float64 `json:"durationMs"`
}

// MarshalJSON writes empty lists and maps rather than null.
func (f Finding) MarshalJSON() ([]byte, error) {
	type plain Finding

	if f.Reasons == nil {
		f.Reasons = []Reason{}
	}

	if f.Measures == nil {
		f.Measures = map[string]float64{}
	}

	data, err := json.Marshal(plain(f))
	if err != nil {
		return nil, fmt.Errorf("finding %s: %w", f.Check, err)
	}

	return data, nil
}
