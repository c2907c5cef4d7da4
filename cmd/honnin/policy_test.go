package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/verification/edition"
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

// What a tenant's policy says in the console is taken by --policy as it is, and the other way round: it is the same policy, by another name.
func TestAPolicyGoesOutAndIn(t *testing.T) {
	t.Parallel()

	const text = "extend: default\nchecks:\n  match: {required: true, fail: declined, inconclusive: review, skipped: review}\nthresholds:\n  quality.yaw.max: 20\n" +
		"rules:\n  - {when: 'score.passive < 0.8', then: review, reason: low}\nreview: {fourEyes: true, dueIn: 8h, priority: high}\n"

	read, err := policy.Parse([]byte(text))
	require.NoError(t, err)
	require.Empty(t, edition.Against(read, suite.Checks()))

	out, err := read.Text()
	require.NoError(t, err)

	again, err := policy.Parse([]byte(out))
	require.NoError(t, err)
	require.Equal(t, read, again)

	file := in(t, out)
	made, err := file.judging()
	require.NoError(t, err)
	require.Equal(t, "policy", made.Checks.Version, "as the file is called")
	require.Equal(t, policy.Terms{FourEyes: true, DueIn: "8h", Priority: policy.High}, made.Review)

	named := *read
	named.Version = "policy"
	want, problems := named.Ready(suite.Checks())
	require.Empty(t, problems)

	first, err := json.Marshal(want)
	require.NoError(t, err)
	second, err := json.Marshal(made)
	require.NoError(t, err)
	require.JSONEq(t, string(first), string(second))

	// Terms without rules are kept as well, and what is no policy is refused.
	made, err = in(t, "version: a\nextend: default\nreview: {fourEyes: true}").judging()
	require.NoError(t, err)
	require.True(t, made.Review.FourEyes)

	for _, wrong := range []string{"rules: 7", "extend: default\nreview: {dueIn: never}", "extend: default\nthresholds: {quality.luck.max: 1}"} {
		_, err = in(t, wrong).judging()
		require.Error(t, err, wrong)
		require.Equal(t, exitUnusable, complain(io.Discard, err), wrong)
	}
}

// Mails that leave the machine lead somewhere; without them a worker needs to know nothing.
func TestAWorkerKnowsTheConsole(t *testing.T) {
	t.Parallel()

	sends := workFlags{mailFlags: mailFlags{SMTP: "smtps://mail.example.com"}}
	require.ErrorIs(t, sends.located(), errConsole)
	require.Equal(t, exitUnusable, complain(io.Discard, sends.located()))

	sends.Console = "https://id.example.com/"
	require.NoError(t, sends.located())
	require.Equal(t, "https://id.example.com", sends.Console)

	var local workFlags
	require.NoError(t, local.located())
	require.Equal(t, localConsole, local.Console)
}
