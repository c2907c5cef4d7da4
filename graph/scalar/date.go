package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/law"
)

// ErrDate says that a text is not a day of the calendar.
var ErrDate = fault.New(fault.Invalid, "Expected a day, for example 2027-04-01.", nil)

// MarshalDate writes a day.
func MarshalDate(day law.Day) graphql.Marshaler { return write(string(day)) }

// UnmarshalDate reads a day; anything else is [ErrDate].
func UnmarshalDate(value any) (law.Day, error) {
	text, ok := value.(string)
	if !ok {
		return "", ErrDate
	}

	day, err := law.ParseDay(text)
	if err != nil {
		return "", ErrDate
	}

	return day, nil
}
