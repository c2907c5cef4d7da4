package scalar_test

import (
	"bytes"
	"maps"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/graph/scalar"
)

func text(marshaler graphql.Marshaler) string {
	var out bytes.Buffer

	marshaler.MarshalGQL(&out)

	return out.String()
}

func TestTime(t *testing.T) {
	t.Parallel()

	tokyo := time.FixedZone("JST", 9*60*60)
	require.Equal(t, `"2026-11-01T00:00:00.123456Z"`, text(scalar.MarshalTime(time.Date(2026, 11, 1, 9, 0, 0, 123456789, tokyo))))

	for input, want := range map[string]string{
		"2026-11-01T09:00:00+09:00":      "2026-11-01T00:00:00.000000Z",
		"2026-11-01T00:00:00.123456789Z": "2026-11-01T00:00:00.123456Z",
	} {
		instant, err := scalar.UnmarshalTime(input)
		require.NoError(t, err)
		require.Equal(t, strconv.Quote(want), text(scalar.MarshalTime(instant)))
	}

	for _, input := range []any{"", "yesterday", "2026-11-01", 1793500000, nil, true} {
		_, err := scalar.UnmarshalTime(input)
		require.ErrorIs(t, err, scalar.ErrTime, "%v", input)
	}
}

func TestMetadata(t *testing.T) {
	t.Parallel()

	require.Equal(t, `{}`, text(scalar.MarshalMetadata(nil)))
	require.JSONEq(t, `{"店":"東京"}`, text(scalar.MarshalMetadata(map[string]string{"店": "東京"})))

	many := map[string]any{}
	for i := range scalar.MaxEntries {
		many[strconv.Itoa(i)] = ""
	}

	longest := map[string]any{strings.Repeat("鍵", scalar.MaxKey): strings.Repeat("値", scalar.MaxValue)}

	for name, input := range map[string]any{"empty": map[string]any{}, "as many as allowed": many, "as long as allowed": longest} {
		_, err := scalar.UnmarshalMetadata(input)
		require.NoError(t, err, name)
	}

	tooMany := map[string]any{"one more": ""}
	maps.Copy(tooMany, many)

	for name, input := range map[string]any{
		"too many":   tooMany,
		"long key":   map[string]any{strings.Repeat("k", scalar.MaxKey+1): ""},
		"empty key":  map[string]any{"": "value"},
		"long value": map[string]any{"key": strings.Repeat("v", scalar.MaxValue+1)},
		"a number":   map[string]any{"key": 1},
		"a null":     map[string]any{"key": nil},
		"nested":     map[string]any{"key": map[string]any{}},
		"a list":     []any{},
		"a string":   "{}",
		"nothing":    nil,
	} {
		_, err := scalar.UnmarshalMetadata(input)
		require.ErrorIs(t, err, scalar.ErrMetadata, name)
	}
}

func TestMeasures(t *testing.T) {
	t.Parallel()

	require.Equal(t, `{}`, text(scalar.MarshalMeasures(nil)))
	require.JSONEq(t, `{"yaw":-3.5}`, text(scalar.MarshalMeasures(map[string]float64{"yaw": -3.5, "nan": math.NaN(), "inf": math.Inf(1)})))

	_, err := scalar.UnmarshalMeasures(map[string]any{"yaw": 1})
	require.ErrorIs(t, err, scalar.ErrReadOnly)
}
