package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/verification/policy"
)

// in writes a policy into a file of its own.
func in(t *testing.T, text string) policyFlag {
	t.Helper()

	file := filepath.Join(t.TempDir(), "policy.yaml")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))

	return policyFlag{Policy: file}
}

// The policy in the document is one that serve and work take.
func TestThePolicyOfTheDocument(t *testing.T) {
	t.Parallel()

	document, err := os.ReadFile(filepath.Join("..", "..", "docs", "policies.md"))
	require.NoError(t, err)

	_, text, found := strings.Cut(string(document), "```yaml\n")
	require.True(t, found)

	text, _, found = strings.Cut(text, "```")
	require.True(t, found)

	rules, err := in(t, text).judging()
	require.NoError(t, err)
	require.Equal(t, "shop-3", rules.Checks.Version)
	require.NotNil(t, rules.Rules)
}

func TestWhatIsWrongWithRulesIsToldAtTheStart(t *testing.T) {
	t.Parallel()

	_, err := in(t, "version: a\nextend: default\nrules: [{when: 'score.passive < scoer.match', then: review, reason: x}]").judging()
	require.ErrorIs(t, err, policy.ErrProblem)
	require.ErrorContains(t, err, "rules[0].when 1:17")

	_, err = in(t, "version: a\nextend: default\nthresholds:\n  quality.luck.min: 1").judging()
	require.ErrorContains(t, err, "4:", "without rules, with its place in the file")

	rules, err := policyFlag{}.judging()
	require.NoError(t, err)
	require.Nil(t, rules.Rules)
}
