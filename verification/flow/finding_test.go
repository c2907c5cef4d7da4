package flow_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/flow"
)

// told is what a finding says to a program: its code, its line and its values.
func told(found []flow.Finding) []string {
	list := make([]string, 0, len(found))

	for _, one := range found {
		words := []string{one.Code, strings.Repeat("|", one.Line)}
		for _, name := range []string{"step", "option", "key", "value", "feature", "method", "day", "last", "lacking", "most", "policy"} {
			if value := one.Values[name]; value != "" {
				words = append(words, name+"="+value)
			}
		}

		list = append(list, strings.Join(words, " "))
	}

	return list
}

// A text that nobody keeps is held against the world as it stands, each finding with its line; so is what is no flow at all.
func TestTry(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		text string
		want []string
	}{
		"nothing": {shop, nil},
		"each at its line": {
			"name: a\nlaw: criminal-proceeds\nmethod: chip-selfie\nsteps:\n- kind: consent\n- kind: selfie\n  minimum: 3\n- kind: dance\n",
			[]string{
				"option_foreign ||||||| step=selfie option=minimum", "liveness_missing ||||||", "step_unknown |||||||| step=dance",
				"law_evidence_lacking ||| method=chip-selfie day=2026-11-24 lacking=chip-record",
			},
		},
		"by an anchor": {"name: a\nsteps:\n- &one {kind: consent}\n- *one\n", []string{"step_repeated |||| step=consent"}},
		"what the text lacks": {
			"law: criminal-proceeds\nmethod: document-image-selfie\nsteps:\n- kind: consent\n- {kind: document, photographsOnly: true}\n- {kind: selfie, liveness: [passive]}\n",
			[]string{"name  most=120", "law_ends || method=document-image-selfie day=2026-11-24 last=2027-03-31"},
		},
		"unknown and wrong": {"name: a\nnome: b\nsteps: 7\n", []string{"yaml_unknown || key=nome", "yaml_type ||| value=7"}},
		"twice":             {"name: a\nname: b\n", []string{"yaml_repeated || key=name"}},
		"not YAML":          {"name: a\nsteps: [", []string{"yaml_syntax ||"}},
		"two":               {"name: a\n---\nname: b\n", []string{"yaml_several "}},
		"empty":             {"", []string{"yaml_empty "}},
		"too large":         {strings.Repeat("#", flow.MaxBytes+1), []string{"yaml_too_large  most=256"}},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			found := flow.Try([]byte(test.text), world(t, "2026-11-24"))
			require.ElementsMatch(t, test.want, told(found))

			for _, one := range found {
				require.NotEmpty(t, one.Message)
				require.NotContains(t, one.Message, "{", "every value is there")
				require.NotContains(t, one.Message, "flow.", "nothing of the program")
			}
		})
	}

	_, err := flow.Parse([]byte("name: a\nnome: b\nsteps: 7\n"))
	_, public := fault.Of(err)
	require.Equal(t, `The flow is not the YAML that was expected. line 2: There is no key "nome" here. line 3: Another kind of value belongs here than 7.`, public)
}

// What cannot be read, or grows out of bounds, ends in findings and in nothing else.
func FuzzTry(f *testing.F) {
	f.Add([]byte(shop))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("steps:\n- &a {kind: consent}\n- *a\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, one := range flow.Try(text, world(t, "2026-11-24")) {
			require.NotEmpty(t, one.Message)
			require.GreaterOrEqual(t, one.Line, 0)
		}
	})
}

// The console has a sentence for every code in both languages, each with the same values.
func TestTheConsoleHasAWordForEveryCode(t *testing.T) {
	t.Parallel()

	data, err := os.ReadFile("../../web-admin/src/ui/against.words.ts")
	require.NoError(t, err)

	_, text, _ := strings.Cut(string(data), "says: {")
	english, japanese, _ := strings.Cut(text, "says: {")
	value := regexp.MustCompile(`\{[a-z]+\}`)

	for _, code := range flow.Codes() {
		line := regexp.MustCompile(`(?m)^ +` + code + `: (['"].+),$`)

		first, second := line.FindString(english), line.FindString(japanese)
		require.NotEmpty(t, first, code)
		require.NotEmpty(t, second, code)
		require.ElementsMatch(t, value.FindAllString(first, -1), value.FindAllString(second, -1), code)
	}
}
