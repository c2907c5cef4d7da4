package price

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"

	"github.com/shopspring/decimal"
)

// ErrFigure says that what should be a figure is none, or is beyond what a contract may say.
var ErrFigure = errors.New("price: a figure has up to 12 digits, and up to 8 more after the point")

// Figure is an exact, non-negative decimal of a contract: a price, or a rate in percent. The zero value is 0.
type Figure struct{ decimal.Decimal }

// Exactly reads a figure such as "120" or "0.085".
func Exactly(text string) (Figure, error) {
	if !figure().MatchString(text) {
		return Figure{}, ErrFigure
	}

	read, err := decimal.NewFromString(text)
	if err != nil {
		return Figure{}, errors.Join(ErrFigure, err)
	}

	return Figure{read}, nil
}

// figure has no exponent: a few characters would stand for a number that fills the memory.
func figure() *regexp.Regexp { return regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,8})?$`) }

// UnmarshalText reads a figure of a YAML text.
func (f *Figure) UnmarshalText(text []byte) (err error) {
	*f, err = Exactly(string(text))

	return err
}

// MarshalText writes the figure without trailing zeros.
func (f Figure) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalJSON reads a figure from a JSON string or number.
func (f *Figure) UnmarshalJSON(data []byte) error {
	var text json.Number
	if err := json.Unmarshal(data, &text); err != nil {
		return fmt.Errorf("%w: %w", ErrFigure, err)
	}

	return f.UnmarshalText([]byte(text))
}

// MarshalJSON writes the figure as a JSON string: a number would pass through somebody's floating point.
func (f Figure) MarshalJSON() ([]byte, error) { return []byte(`"` + f.String() + `"`), nil }
