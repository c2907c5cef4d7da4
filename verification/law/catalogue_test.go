package law_test

import (
	"crypto/ed25519"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/law"
)

// The letters as the regulations have them, before and after the change.
func TestLetters(t *testing.T) {
	t.Parallel()

	letters := map[string][2]string{
		"document-image-selfie": {"ホ", ""}, "chip-selfie": {"ヘ", "ハ"}, "chip-transfer": {"ト", "ニ"}, "document-mail": {"チ", "ホ"},
		"copies-mail": {"リ・ヌ", "カ・ヘ"}, "smartphone-credential": {"ル", "ト"}, "restricted-delivery-mail": {"ヲ", "チ"},
		"accredited-signature": {"ワ", "リ"}, "jpki-signature": {"カ", "ヌ"}, "certified-business-signature": {"ヨ", "ル"},
	}

	act, ok := catalogue(t).Law("criminal-proceeds")
	require.True(t, ok)
	require.Len(t, act.Methods, len(letters))

	for id, want := range letters {
		method, ok := act.Method(id)
		require.True(t, ok, id)

		for i, day := range []law.Day{"2027-03-31", "2027-04-01"} {
			period, inForce := method.On(day)
			require.Equal(t, want[i] != "", inForce, "%s on %s", id, day)

			if inForce {
				require.Equal(t, want[i], period.Letter, "%s on %s", id, day)
			}
		}
	}
}

func TestEnds(t *testing.T) {
	t.Parallel()

	act, _ := catalogue(t).Law("criminal-proceeds")
	image, _ := act.Method("document-image-selfie")
	chip, _ := act.Method("chip-selfie")

	last, ends := image.Ends("2026-11-24")
	require.True(t, ends)
	require.Equal(t, law.Day("2027-03-31"), last)

	_, ends = chip.Ends("2026-11-24")
	require.False(t, ends, "it goes on under another letter")
}

// What was begun while a method was lawful and completed after is judged by the day of completion, in Japan.
func TestJudged(t *testing.T) {
	t.Parallel()

	before := time.Date(2027, 3, 31, 14, 59, 59, 0, time.UTC) // a second before midnight in Japan
	after := before.Add(time.Second)

	require.Equal(t, law.Day("2027-03-31"), law.Judged(&before, after))
	require.Equal(t, law.Day("2027-04-01"), law.Judged(&after, after))
	require.Equal(t, law.Day("2027-04-01"), law.Judged(nil, after))
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()

	changes := map[string]func(*law.Catalogue){
		"no version":        func(c *law.Catalogue) { c.Version = "" },
		"no day":            func(c *law.Catalogue) { c.AsOf = "yesterday" },
		"two laws as one":   func(c *law.Catalogue) { c.Laws = append(c.Laws, c.Laws[0]) },
		"no such source":    func(c *law.Catalogue) { c.Laws[0].Methods[0].Periods[0].Source = "hearsay" },
		"a rule without":    func(c *law.Catalogue) { c.Judged.Source = "hearsay" },
		"no evidence":       func(c *law.Catalogue) { c.Laws[0].Methods[0].Periods[0].Evidence = nil },
		"unknown evidence":  func(c *law.Catalogue) { c.Laws[0].Methods[0].Periods[0].Evidence = [][]law.Evidence{{"oath"}} },
		"overlap":           func(c *law.Catalogue) { c.Laws[0].Methods[1].Periods[1].From = "2027-03-31" },
		"ends before begin": func(c *law.Catalogue) { c.Laws[0].Methods[1].Periods[1].To = "2027-03-31" },
		"after no end":      func(c *law.Catalogue) { c.Laws[0].Methods[1].Periods[0].To = "" },
		"no period":         func(c *law.Catalogue) { c.Laws[0].Methods[1].Periods = nil },
	}

	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			read := catalogue(t)
			change(read)

			data, err := json.Marshal(read)
			require.NoError(t, err)

			_, err = law.Parse(data)
			require.True(t, fault.Is(err, fault.Invalid), "%v", err)
		})
	}

	_, err := law.Parse(make([]byte, law.MaxBytes+1))
	require.True(t, fault.Is(err, fault.TooLarge))
}

func TestOverride(t *testing.T) {
	t.Parallel()

	read := catalogue(t)
	own := law.Override{
		Law: "secondhand", Method: "document-image-selfie", Note: "Counsel, 2026-11-20: we stop a year early.",
		Periods: []law.Period{{To: "2026-12-31", Letter: "8", Evidence: [][]law.Evidence{{law.Face, law.DocumentImage}}}},
	}

	mine, err := read.Override(own)
	require.NoError(t, err)
	require.Equal(t, law.NotInForce, mine.Check(imageSelfie("secondhand"), "2027-01-01")[0].Code)
	require.Empty(t, read.Check(imageSelfie("secondhand"), "2027-01-01"), "the catalogue itself stays as it is")

	shop, _ := mine.Law("secondhand")
	method, _ := shop.Method(own.Method)
	require.True(t, method.Periods[0].Overridden)

	for _, wrong := range []func(*law.Override){
		func(o *law.Override) { o.Law = "lex" },
		func(o *law.Override) { o.Method = "oath" },
		func(o *law.Override) { o.Note = " " },
		func(o *law.Override) { o.Periods = []law.Period{{To: "never"}} },
	} {
		changed := own
		wrong(&changed)

		_, err = read.Override(changed)
		require.True(t, fault.Is(err, fault.Invalid), "%v", err)
	}
}

func TestOpen(t *testing.T) {
	t.Parallel()

	public, private, err := ed25519.GenerateKey(nil)
	require.NoError(t, err)

	newer := catalogue(t)
	newer.Version = "2027-01-05.1"
	data, err := json.Marshal(newer)
	require.NoError(t, err)

	signature := law.Sign(private, data)
	inUse := catalogue(t).Version

	read, err := law.Open(data, signature, public, inUse)
	require.NoError(t, err)
	require.Equal(t, newer, read)

	_, err = law.Open(data, signature, public, newer.Version)
	require.True(t, fault.Is(err, fault.Conflict))

	_, err = law.Open(append(data, ' '), signature, public, inUse)
	require.True(t, fault.Is(err, fault.Forbidden))

	_, err = law.Open(data, ed25519.Sign(private, data), public, inUse)
	require.True(t, fault.Is(err, fault.Forbidden), "a signature over the bare bytes is one over something else")

	_, err = law.Open(data, signature, nil, inUse)
	require.True(t, fault.Is(err, fault.Forbidden))
}
