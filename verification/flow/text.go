package flow

import "github.com/honnin/honnin/internal/strict"

// MaxBytes bounds the text of a definition.
const MaxBytes = 256 << 10

// Parse reads the YAML text of a definition. Unknown keys, repeated keys and several documents are refused, as faults of kind invalid
// that say the line. Whether the definition makes sense is for [Definition.Validate] to find.
func Parse(text []byte) (*Definition, error) { return strict.Parse[Definition](text, "flow", MaxBytes) }

// Text writes the definition as YAML; [Parse] gives back the same.
func (d *Definition) Text() (string, error) { return strict.Text(d) }
