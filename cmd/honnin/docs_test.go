package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
)

func TestChecksDocumentIsUpToDate(t *testing.T) {
	t.Parallel()

	want, err := os.ReadFile(filepath.Join("..", "..", "docs", "checks.md"))
	require.NoError(t, err)

	file := filepath.Join(t.TempDir(), "checks.md")
	require.NoError(t, docsChecksCommand{Out: file}.Run(streams{}))

	got, err := os.ReadFile(file)
	require.NoError(t, err)
	require.True(t, bytes.Equal(want, got), "docs/checks.md is out of date: run `make gen`")
}

func TestChecksDocumentTellsEverything(t *testing.T) {
	t.Parallel()

	text := checksDocument(suite.Checks(), decision.Default())
	for _, check := range suite.Checks() {
		require.Contains(t, text, "\n## "+check.Name+"\n")

		for _, threshold := range check.Thresholds {
			require.Contains(t, text, "| `"+threshold.Name+"` | ")
		}

		for _, measure := range check.Measures {
			require.Contains(t, text, "| `"+measure.Name+"` | ")
		}
	}
}

func TestChecksDocumentKeepsItsTables(t *testing.T) {
	t.Parallel()

	text := checksDocument([]*engine.Check{{Name: "x", Measures: []engine.Measure{{Name: "m", Unit: "1", Doc: "a|b"}}}}, decision.Policy{})
	require.Contains(t, text, `a\|b`)
	require.NotContains(t, text, "Threshold |")
	require.True(t, strings.HasSuffix(text, "|\n"))
}

func TestDefaultAndPeoplePoliciesFitTheSuite(t *testing.T) {
	t.Parallel()

	for _, file := range []string{"engine/decision/default.yaml", "e2e/people/policy.yaml"} {
		policy, err := policyFlag{Policy: filepath.Join("..", "..", file)}.load()
		require.NoError(t, err)
		require.Len(t, policy.Rules, len(suite.Checks()))
		require.Len(t, policy.Thresholds, len(suite.Thresholds()))
	}
}

// The console draws a curve over every figure that a policy may set.
func TestTheConsoleKnowsEveryThreshold(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile(filepath.Join("..", "..", "web-admin", "src", "features", "policy", "figures.ts"))
	require.NoError(t, err)

	for _, threshold := range suite.Thresholds() {
		require.Contains(t, string(text), "'"+threshold.Name+"',")
	}

	require.Equal(t, len(suite.Thresholds()), strings.Count(string(text), "',"))
}
