package law

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/honnin/honnin/internal/fault"
)

// MaxNote bounds the note of an override, in bytes.
const MaxNote = 2000

// Override is a tenant's own reading of one method of one law, in place of the catalogue's row.
type Override struct {
	Law     string   `json:"law"`
	Method  string   `json:"method"`
	Periods []Period `json:"periods"`
	// Note says whose reading it is and why. It is required.
	Note string `json:"note"`
}

// Override gives the catalogue with the tenant's own readings, marked as such; the catalogue itself stays as it is. A row that is not
// in the catalogue, or a reading that does not hold together, is a fault of kind invalid.
func (c *Catalogue) Override(own ...Override) (*Catalogue, error) {
	merged := *c
	merged.Laws = slices.Clone(c.Laws)

	for i := range merged.Laws {
		merged.Laws[i].Methods = slices.Clone(merged.Laws[i].Methods)
	}

	for i := range own {
		if err := merged.put(&own[i]); err != nil {
			return nil, err
		}
	}

	return &merged, nil
}

// misread says which field of which period does not hold together.
func misread(err error) error {
	wrong, ok := errors.AsType[*PeriodError](err)
	if !ok {
		return fault.New(fault.Invalid, "The reading does not hold together.", err, fault.Field("input.periods"))
	}

	return fault.New(fault.Invalid, fmt.Sprintf("Period %d does not hold together: %s.", wrong.Period+1, wrong.Sentence), err,
		fault.Field(fmt.Sprintf("input.periods.%d.%s", wrong.Period, wrong.Part)))
}

func (c *Catalogue) put(own *Override) error {
	law, ok := c.Law(own.Law)
	if !ok {
		return fault.New(fault.Invalid, "There is no such law.", nil, fault.Field("input.law"))
	}

	method, ok := law.Method(own.Method)
	if !ok {
		return fault.New(fault.Invalid, "The law has no such method.", nil, fault.Field("input.method"))
	}

	if strings.TrimSpace(own.Note) == "" || len(own.Note) > MaxNote {
		return fault.New(fault.Invalid, "A reading of your own needs a note that says whose it is and why.", nil, fault.Field("input.note"))
	}

	read := Method{ID: method.ID, Name: method.Name, Successors: method.Successors, Periods: slices.Clone(own.Periods)}
	for i := range read.Periods {
		read.Periods[i].Overridden, read.Periods[i].Note = true, Words{JA: own.Note, EN: own.Note}
	}

	if err := read.check(c.Sources); err != nil {
		return misread(err)
	}

	*method = read

	return nil
}
