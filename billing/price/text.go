package price

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/honnin/honnin/internal/fault"
)

// Parse reads a definition from YAML, of which JSON is a part. Unknown and repeated keys, several documents and figures that are none are
// refused, as are definitions that make no sense; each is a fault of kind invalid that says what is wrong.
func Parse(text []byte) (*Definition, error) {
	if len(text) > MaxBytes {
		return nil, fault.New(fault.TooLarge, "A contract has at most 64 KB.", nil)
	}

	var read Definition

	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)

	if err := decoder.Decode(&read); err != nil {
		return nil, fault.New(fault.Invalid, "The contract is not the YAML that was expected: "+err.Error(), err, fault.Field("input.yaml"))
	}

	if err := decoder.Decode(new(Definition)); !errors.Is(err, io.EOF) {
		return nil, fault.New(fault.Invalid, "The text must hold one contract, and nothing after it.", err, fault.Field("input.yaml"))
	}

	if err := read.Check(); err != nil {
		return nil, err
	}

	return &read, nil
}

// Text writes the definition as YAML; [Parse] gives back the same.
func (d *Definition) Text() (string, error) {
	var text bytes.Buffer

	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)

	if err := errors.Join(encoder.Encode(d), encoder.Close()); err != nil {
		return "", fmt.Errorf("price: write: %w", err)
	}

	return text.String(), nil
}

// Stored reads a definition that was checked and kept as JSON.
func Stored(data []byte) (*Definition, error) {
	var read Definition
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, fmt.Errorf("price: stored: %w", err)
	}

	return &read, nil
}
