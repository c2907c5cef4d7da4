package roster_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/roster"
)

func TestLinesAreRead(t *testing.T) {
	t.Parallel()

	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	day := time.Date(2027, 3, 31, 15, 0, 0, 0, time.UTC) // the end of that day in Japan
	at := time.Date(2027, 3, 31, 9, 0, 0, 0, time.UTC)

	for name, one := range map[string]struct {
		text string
		of   roster.Of
		want []roster.Line
	}{
		"one a line":   {"a\n\n b \r\nc", roster.Reference, []roster.Line{{Number: 1, Value: "a"}, {Number: 3, Value: "b "}, {Number: 4, Value: "c"}}},
		"all columns":  {"a, seen twice ,2027-03-31\nb,,2027-03-31T18:00:00+09:00", roster.Reference, []roster.Line{{1, "a", "seen twice", &day}, {2, "b", "", &at}}},
		"a head":       {"\ufeffValue,note,until\na", roster.Reference, []roster.Line{{Number: 2, Value: "a"}}},
		"tabs":         {"a\tb, c\n", roster.Reference, []roster.Line{{Number: 1, Value: "a", Note: "b, c"}}},
		"quotes":       {`"a, b","say ""no"""`, roster.Reference, []roster.Line{{Number: 1, Value: "a, b", Note: `say "no"`}}},
		"an address":   {"jo@example.com", roster.Email, []roster.Line{{Number: 1, Value: "jo@example.com"}}},
		"full columns": {"a,b,", roster.Reference, []roster.Line{{Number: 1, Value: "a", Note: "b"}}},
	} {
		got, err := roster.Read(one.text, one.of, now)
		require.NoError(t, err, name)
		require.Len(t, got, len(one.want), name)

		for i := range got {
			want := one.want[i]
			require.Equal(t, []any{want.Number, want.Value, want.Note}, []any{got[i].Number, got[i].Value, got[i].Note}, name)
			require.Equal(t, want.Until == nil, got[i].Until == nil, name)

			if want.Until != nil {
				require.True(t, want.Until.Equal(*got[i].Until), name)
			}
		}
	}
}

func TestWrongLinesAreTold(t *testing.T) {
	t.Parallel()

	now := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	text := strings.Join([]string{
		"jo@example.com", "nobody", `"  "`, strings.Repeat("x", 250) + "@x.example", "\xff@x.example", "a@b," + strings.Repeat("n", 201),
		"a@b,,tomorrow", "a@b,,2026-11-25", "a@b,,,more", "c@d,,2026-11-26", `a"b@c`, "never read",
	}, "\n")

	_, err := roster.Read(text, roster.Email, now)
	require.True(t, fault.Is(err, fault.Invalid))

	wrong, ok := errors.AsType[*roster.LinesError](err)
	require.True(t, ok)
	require.Equal(t, []roster.LineError{
		{2, roster.NoAddress},
		{3, roster.Empty},
		{4, roster.TooLong},
		{5, roster.NotText},
		{6, roster.NoteTooLong},
		{7, roster.NoDay},
		{8, roster.Past},
		{9, roster.Columns},
		{11, roster.Quotes},
	}, wrong.Lines)

	for _, line := range wrong.Lines {
		require.NotEmpty(t, strings.TrimPrefix(line.Sentence(), "Line"))
		require.NotContains(t, line.Sentence(), "example", "what a line says is repeated nowhere")
	}

	_, err = roster.Read(strings.Repeat(",\n", 500), roster.Reference, now)
	wrong, ok = errors.AsType[*roster.LinesError](err)
	require.True(t, ok)
	require.Len(t, wrong.Lines, roster.MaxWrong)

	for name, text := range map[string]string{"nothing": "\n", "too many": strings.Repeat("a\n", roster.MaxEntries+1), "too long": strings.Repeat("a", roster.MaxText+1)} {
		_, err = roster.Read(text, roster.Reference, now)
		require.True(t, fault.Is(err, fault.Invalid), name)
	}
}
