// Package scalar reads and writes the API's own scalars: instants, ids of rows, metadata and figures.
package scalar

import (
	"encoding/json"
	"io"
	"math"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"github.com/honnin/honnin/internal/fault"
)

// Limits of metadata, in entries and characters.
const (
	MaxEntries = 50
	MaxKey     = 40
	MaxValue   = 500
)

// Errors of input that is not what the scalar's description asks for.
var (
	// ErrTime says that a text is not an RFC 3339 instant.
	ErrTime = fault.New(fault.Invalid, "Expected an RFC 3339 instant, for example 2026-11-01T09:00:00Z.", nil)
	// ErrMetadata says that metadata is not an object of strings within its limits.
	ErrMetadata = fault.New(fault.Invalid, "Expected an object of up to 50 strings: keys of 1 to 40 characters, values of up to 500.", nil)
	// ErrReadOnly says that a scalar is only ever given, never taken.
	ErrReadOnly = fault.New(fault.Invalid, "This cannot be an input.", nil)
)

const layout = "2006-01-02T15:04:05.000000Z07:00"

// MarshalTime writes an instant in UTC with microseconds.
func MarshalTime(instant time.Time) graphql.Marshaler {
	return write(instant.UTC().Format(layout))
}

// UnmarshalTime reads an RFC 3339 instant, cut to the microsecond; anything else is [ErrTime].
func UnmarshalTime(value any) (time.Time, error) {
	text, ok := value.(string)
	if !ok {
		return time.Time{}, ErrTime
	}

	instant, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, ErrTime
	}

	return instant.UTC().Truncate(time.Microsecond), nil
}

// MarshalMetadata writes an object of strings, {} for none.
func MarshalMetadata(metadata map[string]string) graphql.Marshaler {
	if metadata == nil {
		metadata = map[string]string{}
	}

	return write(metadata)
}

// UnmarshalMetadata reads an object of strings within the limits; anything else is [ErrMetadata].
func UnmarshalMetadata(value any) (map[string]string, error) {
	object, ok := value.(map[string]any)
	if !ok || len(object) > MaxEntries {
		return nil, ErrMetadata
	}

	metadata := make(map[string]string, len(object))

	for key, entry := range object {
		text, ok := entry.(string)
		if !ok || key == "" || utf8.RuneCountInString(key) > MaxKey || utf8.RuneCountInString(text) > MaxValue {
			return nil, ErrMetadata
		}

		metadata[key] = text
	}

	return metadata, nil
}

// MarshalMeasures writes an object of figures, {} for none. A figure that JSON cannot hold is left out.
func MarshalMeasures(measures map[string]float64) graphql.Marshaler {
	finite := make(map[string]float64, len(measures))

	for name, figure := range measures {
		if !math.IsNaN(figure) && !math.IsInf(figure, 0) {
			finite[name] = figure
		}
	}

	return write(finite)
}

// UnmarshalMeasures refuses: figures come from the engine.
func UnmarshalMeasures(any) (map[string]float64, error) {
	return nil, ErrReadOnly
}

// MarshalJSON writes a JSON value as it is, null for none.
func MarshalJSON(value json.RawMessage) graphql.Marshaler {
	if len(value) == 0 {
		return graphql.Null
	}

	return write(value)
}

// UnmarshalJSON refuses: such values are only ever given.
func UnmarshalJSON(any) (json.RawMessage, error) {
	return nil, ErrReadOnly
}

func write(value any) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		encoded, err := json.Marshal(value)
		if err != nil {
			encoded = []byte("null")
		}

		_, _ = w.Write(encoded)
	})
}
