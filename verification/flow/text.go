package flow

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/honnin/honnin/internal/fault"
)

// MaxBytes bounds the text of a definition.
const MaxBytes = 256 << 10

// Parse reads the YAML text of a definition. Unknown keys, repeated keys and several documents are refused, as faults of kind invalid
// that say the line. Whether the definition makes sense is for [Definition.Validate] to find.
func Parse(text []byte) (*Definition, error) {
	if len(text) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "A flow has at most 256 KB.", nil)
	}

	var read Definition

	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)

	if err := decoder.Decode(&read); err != nil {
		return nil, fault.New(fault.Invalid, "The flow is not the YAML that was expected: "+err.Error(), err, fault.Field("input.yaml"))
	}

	if err := decoder.Decode(new(Definition)); !errors.Is(err, io.EOF) {
		return nil, fault.New(fault.Invalid, "The text must hold one flow, and nothing after it.", err, fault.Field("input.yaml"))
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
