package law

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/honnin/honnin/internal/fault"
)

//go:embed catalogue.json
var embedded []byte

// MaxBytes bounds a catalogue.
const MaxBytes = 1 << 20

var errCatalogue = errors.New("law: a catalogue that does not hold together")

// Default gives the catalogue that comes with the binary.
func Default() (*Catalogue, error) { return Parse(embedded) }

// Parse reads a catalogue and refuses one that does not hold together, as a fault of kind invalid that says where.
func Parse(data []byte) (*Catalogue, error) {
	if len(data) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "A catalogue has at most 1 MB.", nil)
	}

	var read Catalogue

	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()

	if err := decoder.Decode(&read); err != nil {
		return nil, fault.New(fault.Invalid, "The catalogue is not the JSON that was expected.", err)
	}

	if err := read.check(); err != nil {
		return nil, fault.New(fault.Invalid, err.Error(), err)
	}

	return &read, nil
}

func (c *Catalogue) check() error {
	if _, err := ParseDay(string(c.AsOf)); err != nil || c.Version == "" || len(c.Laws) == 0 {
		return fmt.Errorf("%w: version, asOf and laws are needed", errCatalogue)
	}

	seen := map[string]bool{}

	for i := range c.Laws {
		if law := &c.Laws[i]; law.ID == "" || seen[law.ID] {
			return fmt.Errorf("%w: law %d needs an id of its own", errCatalogue, i+1)
		}

		seen[c.Laws[i].ID] = true

		if err := c.Laws[i].check(c.Sources); err != nil {
			return err
		}
	}

	return nil
}

func (l *Law) check(sources []Source) error {
	seen := map[string]bool{}

	for i := range l.Methods {
		method := &l.Methods[i]
		if method.ID == "" || seen[method.ID] || len(method.Periods) == 0 {
			return fmt.Errorf("%w: method %d of %s needs an id of its own and a period", errCatalogue, i+1, l.ID)
		}

		seen[method.ID] = true

		if err := method.check(sources); err != nil {
			return fmt.Errorf("%s: %w", l.ID, err)
		}
	}

	return nil
}

// check holds periods to be in order without overlap, each with a source and evidence that is known.
func (m *Method) check(sources []Source) error {
	for i := range m.Periods {
		period := &m.Periods[i]

		if part, wrong := period.check(sources); wrong != "" {
			return &PeriodError{Method: m.ID, Period: i, Part: part, Sentence: wrong}
		}

		if i > 0 && (m.Periods[i-1].To == "" || period.From <= m.Periods[i-1].To) {
			return &PeriodError{Method: m.ID, Period: i, Part: "from", Sentence: "it begins before the one before it ends"}
		}
	}

	return nil
}

// PeriodError says what is wrong with one period of a method.
type PeriodError struct {
	Method string
	// Period counts from 0.
	Period int
	// Part is the field: from, to, source or evidence.
	Part string
	// Sentence says it to people, in English.
	Sentence string
}

func (e *PeriodError) Error() string {
	return fmt.Sprintf("%v: %s, period %d: %s", errCatalogue, e.Method, e.Period+1, e.Sentence)
}

// Unwrap makes it one of what does not hold together.
func (e *PeriodError) Unwrap() error { return errCatalogue }

// check says which field of the period is wrong, and how; nothing when none is.
func (p *Period) check(sources []Source) (part, wrong string) {
	switch {
	case p.From.wrong():
		return "from", fmt.Sprintf("%q is no day", p.From)
	case p.To.wrong():
		return "to", fmt.Sprintf("%q is no day", p.To)
	case p.From != "" && p.To != "" && p.To < p.From:
		return "to", "it ends before it begins"
	case !p.Overridden && !slices.ContainsFunc(sources, func(s Source) bool { return s.ID == p.Source }):
		return "source", fmt.Sprintf("%q is no source", p.Source)
	case len(p.Evidence) == 0 || slices.ContainsFunc(p.Evidence, foreign):
		return "evidence", "it asks for no evidence, or for some that is not known"
	default:
		return "", ""
	}
}

// foreign tells whether an alternative asks for nothing, or for something nobody knows.
func foreign(needed []Evidence) bool {
	return len(needed) == 0 || slices.ContainsFunc(needed, func(e Evidence) bool { return !slices.Contains(known(), e) })
}
