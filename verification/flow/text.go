package flow

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/honnin/honnin/internal/fault"
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
		return nil, fault.New(fault.TooLarge, found[0].Message, nil, fault.Field("input.yaml"))
	}

	lines := make([]string, len(found))

	for i := range found {
		lines[i] = found[i].Message
		if found[i].Line > 0 {
			lines[i] = "line " + strconv.Itoa(found[i].Line) + ": " + found[i].Message
		}
	}

	return nil, fault.New(fault.Invalid, "The flow is not the YAML that was expected. "+strings.Join(lines, " "), nil, fault.Field("input.yaml"))
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

	var read Definition

	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)

	if err := decoder.Decode(&read); err != nil {
		found.unreadable(err)

		return nil, found.list
	}

	if err := decoder.Decode(new(Definition)); !errors.Is(err, io.EOF) {
		found.wrong("yaml_several", "", nil)

		return nil, found.list
	}

	return &read, nil
}

// Text writes the definition as YAML; [Parse] gives back the same.
func (d *Definition) Text() (string, error) {
	var text bytes.Buffer

	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)

	if err := errors.Join(encoder.Encode(d), encoder.Close()); err != nil {
		return "", fault.New(fault.Internal, "", err)
	}

	return text.String(), nil
}
