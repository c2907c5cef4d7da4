package id_test

import (
	"sort"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/id"
)

func TestFormat(t *testing.T) {
	t.Parallel()

	require.Equal(t, "ver_00000000000000000000000000", id.Format(id.Verification, uuid.Nil))
	require.Equal(t, "evd_7zzzzzzzzzzzzzzzzzzzzzzzzz", id.Format(id.Evidence, uuid.Max))
	require.Equal(t, "key_01jyf0t5yqfs68ekdwyr9a4tjk", id.Format(id.Key, uuid.MustParse("01979e0d-17d7-7e4c-874d-bcf612a26a53")))
}

func TestParseTakesOneSpelling(t *testing.T) {
	t.Parallel()

	good := id.Format(id.Verification, uuid.MustParse("01979e0d-17d7-7e4c-874d-bcf612a26a53"))

	for name, text := range map[string]string{
		"empty":             "",
		"prefix only":       "ver_",
		"another's prefix":  strings.Replace(good, "ver", "evd", 1),
		"no prefix":         good[4:],
		"upper case":        strings.ToUpper(good),
		"one letter short":  good[:len(good)-1],
		"one letter more":   good + "0",
		"letter u":          good[:len(good)-1] + "u",
		"over 128 bits":     "ver_8" + good[5:],
		"a bare UUID":       "01979e0d-17d7-7e4c-874d-bcf612a26a53",
		"space around":      " " + good,
		"something in kana": "ver_ああああああああ00",
	} {
		_, err := id.Parse(id.Verification, text)
		require.ErrorIs(t, err, id.ErrMalformed, name)
	}
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var want uuid.UUID
		copy(want[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "uuid"))

		got, err := id.Parse(id.Report, id.Format(id.Report, want))
		require.NoError(t, err)
		require.Equal(t, want, got)
	})
}

func TestOrderIsThatOfTheUUIDs(t *testing.T) {
	t.Parallel()

	shown := make([]string, 100)

	for i := range shown {
		made, err := id.New()
		require.NoError(t, err)

		shown[i] = id.Format(id.Verification, made)
	}

	require.True(t, sort.StringsAreSorted(shown))
}

func FuzzParse(f *testing.F) {
	f.Add("ver_00000000000000000000000000")
	f.Add("ver_7zzzzzzzzzzzzzzzzzzzzzzzzz")
	f.Fuzz(func(t *testing.T, text string) {
		value, err := id.Parse(id.Verification, text)
		if err == nil && id.Format(id.Verification, value) != text {
			t.Fatalf("%q is a second spelling of %s", text, value)
		}
	})
}
