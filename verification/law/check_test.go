package law_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/verification/law"
)

func catalogue(t *testing.T) *law.Catalogue {
	t.Helper()

	read, err := law.Default()
	require.NoError(t, err)

	return read
}

func imageSelfie(of string) law.Plan {
	return law.Plan{Law: of, Method: "document-image-selfie", Gathers: []law.Evidence{law.Face, law.DocumentImage}}
}

// The whole table: what stands against a plan on a day.
func TestCheck(t *testing.T) {
	t.Parallel()

	successors := []string{"chip-selfie", "jpki-signature"}
	chipSelfie := law.Plan{Law: "criminal-proceeds", Method: "chip-selfie", Gathers: []law.Evidence{law.Face, law.ChipRecord}}
	byImage := law.Plan{Law: "criminal-proceeds", Method: "chip-transfer", Gathers: []law.Evidence{law.DocumentImage, law.Transfer}}
	byChip := law.Plan{Law: "criminal-proceeds", Method: "chip-transfer", Gathers: []law.Evidence{law.ChipRecord, law.Transfer}}

	tests := map[string]struct {
		plan law.Plan
		day  law.Day
		want []law.Notice
	}{
		"image and selfie, more than a year ahead": {imageSelfie("criminal-proceeds"), "2026-03-31", nil},
		"image and selfie, less than a year ahead": {
			imageSelfie("criminal-proceeds"), "2026-04-01",
			[]law.Notice{{Level: law.Warning, Code: law.Ends, Last: "2027-03-31", Successors: successors}},
		},
		"image and selfie, the last day": {
			imageSelfie("criminal-proceeds"), "2027-03-31",
			[]law.Notice{{Level: law.Warning, Code: law.Ends, Last: "2027-03-31", Successors: successors}},
		},
		"image and selfie, a day late": {
			imageSelfie("criminal-proceeds"), "2027-04-01",
			[]law.Notice{{Level: law.Refusal, Code: law.NotInForce, Last: "2027-03-31", Successors: successors}},
		},
		"image and selfie for a telephone": {
			imageSelfie("mobile-phone"), "2026-11-24",
			[]law.Notice{{Level: law.Refusal, Code: law.NotInForce, Last: "2026-09-30", Successors: successors}},
		},
		"image and selfie in a second-hand shop":  {imageSelfie("secondhand"), "2027-04-01", nil},
		"chip and selfie before the letters move": {chipSelfie, "2027-03-31", nil},
		"chip and selfie after":                   {chipSelfie, "2027-04-01", nil},
		"chip and selfie without a chip": {
			law.Plan{Law: "criminal-proceeds", Method: "chip-selfie", Gathers: []law.Evidence{law.Face, law.DocumentImage}},
			"2026-11-24",
			[]law.Notice{{Level: law.Refusal, Code: law.EvidenceLacking, Lacking: []law.Evidence{law.ChipRecord}}},
		},
		"transfer by image, before": {
			byImage, "2026-11-24",
			[]law.Notice{{Level: law.Warning, Code: law.EvidenceChanges, Last: "2027-03-31", Lacking: []law.Evidence{law.ChipRecord}}},
		},
		"transfer by image, after": {
			byImage, "2027-04-01",
			[]law.Notice{{Level: law.Refusal, Code: law.EvidenceLacking, Lacking: []law.Evidence{law.ChipRecord}}},
		},
		"transfer by chip":                   {byChip, "2026-11-24", nil},
		"a credential before there were any": {law.Plan{Law: "criminal-proceeds", Method: "smartphone-credential"}, "2025-06-23", []law.Notice{{Level: law.Refusal, Code: law.NotInForce}}},
		"no such law":                        {law.Plan{Law: "lex"}, "2026-11-24", []law.Notice{{Level: law.Refusal, Code: law.UnknownLaw}}},
		"no such method":                     {law.Plan{Law: "secondhand", Method: "ホ"}, "2026-11-24", []law.Notice{{Level: law.Refusal, Code: law.UnknownMethod}}},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, catalogue(t).Check(test.plan, test.day))
		})
	}
}

// Whatever the plan and the day: a method is refused exactly when it is not in force or its evidence is not there.
func TestCheckAgreesWithThePeriods(t *testing.T) {
	t.Parallel()

	read := catalogue(t)

	for _, of := range read.Laws {
		for _, method := range of.Methods {
			for _, day := range []law.Day{"2025-06-23", "2025-06-24", "2026-09-30", "2026-10-01", "2027-03-31", "2027-04-01", "2030-02-28"} {
				period, inForce := method.On(day)

				var gathers []law.Evidence
				if inForce {
					gathers = period.Evidence[0]
				}

				notices := read.Check(law.Plan{Law: of.ID, Method: method.ID, Gathers: gathers}, day)
				refused := len(notices) > 0 && notices[0].Level == law.Refusal
				require.Equal(t, !inForce, refused, "%s %s %s", of.ID, method.ID, day)
			}
		}
	}
}

func FuzzParseDay(f *testing.F) {
	f.Add("2027-03-31")
	f.Add("2027-02-29")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		day, err := law.ParseDay(text)
		require.Equal(t, err == nil, string(day) == text && text != "")
	})
}
