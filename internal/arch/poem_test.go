package arch_test

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

//go:embed poem.txt
var poem string

// house is the poem read: which folder may import which.
type house map[string]map[string]bool

// read parses the poem's lines; a name on the right may import every name on the left.
func read(t *testing.T, text string) house {
	t.Helper()

	rules := house{}

	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}

		left, right, found := strings.Cut(line, " < ")
		require.True(t, found, "the poem's line has no '<': %s", line)

		for _, importer := range names(right) {
			if rules[importer] == nil {
				rules[importer] = map[string]bool{}
			}

			for _, imported := range names(left) {
				rules[importer][imported] = true
			}
		}
	}

	return rules
}

func names(list string) []string {
	split := strings.Split(list, ",")
	for i := range split {
		split[i] = strings.TrimSpace(split[i])
	}

	return split
}

// entry finds the rules that speak of a folder: its own name, or the pattern of its parent.
func (h house) entry(folder string) (map[string]bool, bool) {
	if rules, ok := h[folder]; ok {
		return rules, true
	}

	cut := strings.LastIndex(folder, "/")
	if cut < 0 {
		return nil, false
	}

	rules, ok := h[folder[:cut]+"/*"]

	return rules, ok
}

// allows tells whether the rules of an importer name the imported folder, or everything.
func allows(rules map[string]bool, imported string) bool {
	if rules["ANY"] || rules[imported] {
		return true
	}

	cut := strings.LastIndex(imported, "/")

	return cut > 0 && rules[imported[:cut]+"/*"]
}

func TestPoem(t *testing.T) {
	t.Parallel()

	rules := read(t, poem)

	for folder, imports := range production(t) {
		entry, known := rules.entry(folder)
		if !assert.True(t, known, "%s is not in the poem: say in internal/arch/poem.txt what it may import", folder) {
			continue
		}

		for _, imported := range imports {
			assert.True(t, allows(entry, imported), "%s may not import %s", folder, imported)
		}
	}
}

func TestPoemNamesOnlyFoldersThatExist(t *testing.T) {
	t.Parallel()

	folders := production(t)

	for importer, imported := range read(t, poem) {
		for _, name := range append([]string{importer}, keys(imported)...) {
			if name == "NONE" || name == "ANY" || strings.HasSuffix(name, "/*") {
				continue
			}

			_, exists := folders[name]
			assert.True(t, exists, "the poem names %s, which holds no Go file", name)
		}
	}
}

// No folder both imports and is imported by another: the picture of the house has no arrow that runs back up.
func TestNoArrowRunsBack(t *testing.T) {
	t.Parallel()

	folders := production(t)

	var visit func(folder string, path []string)

	visit = func(folder string, path []string) {
		require.NotContains(t, path, folder, "imports run in a circle: %v", append(path, folder))

		for _, imported := range folders[folder] {
			visit(imported, append(slices.Clone(path), folder))
		}
	}

	for folder := range folders {
		visit(folder, nil)
	}
}

func TestRulesAreRead(t *testing.T) {
	t.Parallel()

	rules := read(t, "# words\nNONE < a, b\na < c\na, b/* < d/*\n")

	entry, known := rules.entry("c")
	require.True(t, known)
	assert.True(t, allows(entry, "a"))
	assert.False(t, allows(entry, "b"))

	entry, known = rules.entry("d/one")
	require.True(t, known)
	assert.True(t, allows(entry, "b/two"))
	assert.False(t, allows(entry, "c"))

	_, known = rules.entry("e")
	assert.False(t, known)
}
