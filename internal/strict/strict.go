// Package strict reads and writes what people keep as one YAML text, of which JSON is a part: nothing unknown, nothing twice, one document.
package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"github.com/honnin/honnin/internal/fault"
)

// Field is the argument that faults of [Parse] name.
const Field = "input.yaml"

// Parse reads the text of what people call by the noun, for example "flow", of at most so many bytes, a multiple of 1024. Longer ones are faults of kind too large; unknown
// keys, repeated keys, a value of another type and several documents are faults of kind invalid that say the line.
func Parse[T any](text []byte, noun string, most int) (*T, error) {
	if len(text) > most {
		return nil, fault.New(fault.TooLarge, fmt.Sprintf("A %s has at most %d KB.", noun, most>>10), nil)
	}

	read, err := Decode[T](text)
	if errors.Is(err, ErrSeveral) {
		return nil, fault.New(fault.Invalid, "The text must hold one "+noun+", and nothing after it.", err, fault.Field(Field))
	}

	if err != nil {
		return nil, fault.New(fault.Invalid, "The "+noun+" is not the YAML that was expected: "+err.Error(), err, fault.Field(Field))
	}

	return read, nil
}

// ErrSeveral says that a text goes on after its first document.
var ErrSeveral = errors.New("strict: there is something after the document")

// Decode reads as [Parse] does, of any length, and gives the errors of the YAML reader as they are.
func Decode[T any](text []byte) (*T, error) {
	read, after := new(T), new(T)

	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)

	if err := decoder.Decode(read); err != nil {
		return nil, err //nolint:wrapcheck // as it is
	}

	if err := decoder.Decode(after); !errors.Is(err, io.EOF) {
		return nil, ErrSeveral
	}

	return read, nil
}

// Text writes a value as YAML; [Parse] gives back the same.
func Text(value any) (string, error) {
	var text bytes.Buffer

	encoder := yaml.NewEncoder(&text)
	encoder.SetIndent(2)

	if err := errors.Join(encoder.Encode(value), encoder.Close()); err != nil {
		return "", fmt.Errorf("strict: write: %w", err)
	}

	return text.String(), nil
}
