package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestStatesDocumentIsUpToDate(t *testing.T) {
	t.Parallel()

	want, err := os.ReadFile(filepath.Join("..", "..", "docs", "states.md"))
	require.NoError(t, err)

	file := filepath.Join(t.TempDir(), "states.md")
	require.NoError(t, docsStatesCommand{Out: file}.Run(streams{}))

	got, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "docs/states.md is out of date: run `make gen`")

	var out bytes.Buffer
	require.NoError(t, docsStatesCommand{}.Run(streams{out: &out}))
	require.Equal(t, string(want), out.String())
}

// Every state and verb of the tables has words, and nothing has that is in no table.
func TestStatesDocumentTellsEverything(t *testing.T) {
	t.Parallel()

	for _, m := range machines() {
		states, verbs := []string{m.begins}, []string{}

		for _, move := range m.moves {
			states, verbs = append(states, move.from, move.to), append(verbs, move.verb)
		}

		require.Equal(t, set(states), set(named(m.states)), m.title)
		require.Equal(t, set(verbs), set(named(m.verbs)), m.title)
	}
}

func named(list []meaning) []string {
	names := make([]string, len(list))
	for i, one := range list {
		names[i] = one.name
	}

	return names
}

func set(list []string) []string { return slices.Compact(slices.Sorted(slices.Values(list))) }
