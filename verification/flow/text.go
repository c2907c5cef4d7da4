package flow

import (
	"errors"
	"strconv"
	"strings"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/strict"
)

// MaxBytes bounds the text of a definition.
const MaxBytes = 256 << 10

// Parse reads the YAML text of a definition. Unknown keys, repeated keys and several documents are refused, as faults of kind invalid
// that say the line. Whether the definition makes sense is for [Definition.Validate] to find.
func Parse(text []byte) (*Definition, error) {
	read, found := decode(text)
	if len(found) == 0 {
		return read, nil
	}

	if found[0].Code == tooLarge {
		return nil, fault.New(fault.TooLarge, found[0].Message, nil)
	}

	lines := make([]string, len(found))

	for i := range found {
		lines[i] = found[i].Message
		if found[i].Line > 0 {
			lines[i] = "line " + strconv.Itoa(found[i].Line) + ": " + found[i].Message
		}
	}

	return nil, fault.New(fault.Invalid, "The flow is not the YAML that was expected. "+strings.Join(lines, " "), nil, fault.Field(strict.Field))
}

// Try lists what stands against a text as [Definition.Validate] does, each with its line where it has one; what keeps the text from being read
// stands against it as well. Nothing is kept.
func Try(text []byte, world World) []Finding {
	read, found := decode(text)
	if len(found) > 0 {
		return found
	}

	found = read.Validate(world)
	locate(text, found)

	return found
}

// decode reads the text, or says what keeps it from being read.
func decode(text []byte) (*Definition, []Finding) {
	var found findings

	if len(text) > MaxBytes {
		found.wrong(tooLarge, "", with("most", MaxBytes>>10))

		return nil, found.list
	}

	read, err := strict.Decode[Definition](text)

	switch {
	case errors.Is(err, strict.ErrSeveral):
		found.wrong("yaml_several", "", nil)
	case err != nil:
		found.unreadable(err)
	}

	return read, found.list
}

// Text writes the definition as YAML; [Parse] gives back the same.
func (d *Definition) Text() (string, error) { return strict.Text(d) }
