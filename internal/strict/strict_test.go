package strict_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/strict"
)

type thing struct {
	Name  string         `yaml:"name,omitempty"`
	Sizes []int          `yaml:"sizes,omitempty"`
	Words map[string]int `yaml:"words,omitempty"`
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		text, says string
		kind       fault.Kind
	}{
		"nothing":         {"", "EOF", fault.Invalid},
		"an unknown key":  {"name: a\ncolour: red\n", "line 2: field colour not found", fault.Invalid},
		"a repeated key":  {"name: a\nname: b\n", "line 2: mapping key \"name\" already defined at line 1", fault.Invalid},
		"another type":    {"name: a\nsizes: many\n", "line 2: cannot unmarshal", fault.Invalid},
		"a broken text":   {"name: [a\n", "line 1", fault.Invalid},
		"two documents":   {"name: a\n---\nname: b\n", "one thing, and nothing after it", fault.Invalid},
		"rubbish behind":  {"name: a\n---\n[", "one thing, and nothing after it", fault.Invalid},
		"too much":        {"name: " + strings.Repeat("a", 1024), "at most 1 KB", fault.TooLarge},
		"aliases without": {"a: &a [1, 1]\nsizes: *a\n", "field a not found", fault.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := strict.Parse[thing]([]byte(test.text), "thing", 1<<10)
			require.ErrorContains(t, err, test.says)
			require.True(t, fault.Is(err, test.kind), err)
		})
	}
}

func TestTextIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		was := thing{
			Name:  rapid.StringN(1, 20, 80).Draw(t, "name"),
			Sizes: rapid.SliceOfN(rapid.Int(), 1, 5).Draw(t, "sizes"),
			Words: rapid.MapOfN(rapid.StringN(0, 8, 32), rapid.Int(), 1, 5).Draw(t, "words"),
		}
		text, err := strict.Text(was)
		require.NoError(t, err)

		is, err := strict.Parse[thing]([]byte(text), "thing", 64<<10)
		require.NoError(t, err)
		require.Equal(t, was, *is)
	})
}
