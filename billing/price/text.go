package price

import (
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/internal/strict"
)

// Parse reads a definition from YAML, of which JSON is a part. Unknown and repeated keys, several documents and figures that are none are
// refused, as are definitions that make no sense; each is a fault of kind invalid that says what is wrong.
func Parse(text []byte) (*Definition, error) {
	read, err := strict.Parse[Definition](text, "contract", MaxBytes)
	if err != nil {
		return nil, err
	}

	if err := read.Check(); err != nil {
		return nil, err
	}

	return read, nil
}

// Text writes the definition as YAML; [Parse] gives back the same.
func (d *Definition) Text() (string, error) { return strict.Text(d) }

// Stored reads a definition that was checked and kept as JSON.
func Stored(data []byte) (*Definition, error) {
	var read Definition
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, fmt.Errorf("price: stored: %w", err)
	}

	return &read, nil
}
