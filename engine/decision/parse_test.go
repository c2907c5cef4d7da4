package decision_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
)

// checks are two rooms as a suite would declare them.
func checks() []*engine.Check {
	return []*engine.Check{
		{Name: "quality", Thresholds: []engine.Threshold{
			{Name: "quality.light.min", Unit: "1", Low: 0, High: 1},
			{Name: "quality.light.max", Unit: "1", Low: 0, High: 1},
		}},
		{Name: "match", Thresholds: []engine.Threshold{{Name: "match.cosine.min", Unit: "1", Low: -1, High: 1}}},
	}
}

const good = `# a comment
version: t-1
checks:
  match: {required: false, fail: declined, inconclusive: review}
  quality:
    required: true
    fail: review
    inconclusive: review
    skipped: review
thresholds:
  quality.light.min: 0.2
  quality.light.max: 1
  match.cosine.min: -.5
`

func want() decision.Policy {
	return decision.Policy{
		Version: "t-1",
		Rules: []decision.Rule{
			{Check: "quality", Required: true, Fail: decision.Review, Inconclusive: decision.Review, Skipped: decision.Review},
			{Check: "match", Fail: decision.Declined, Inconclusive: decision.Review},
		},
		Thresholds: engine.Thresholds{"quality.light.min": 0.2, "quality.light.max": 1, "match.cosine.min": -0.5},
	}
}

func TestParseReadsAPolicyInTheOrderOfTheSuite(t *testing.T) {
	t.Parallel()

	got, err := decision.Parse([]byte(good), checks())
	require.NoError(t, err)
	require.Equal(t, want(), got)
}

func TestParseReadsJSON(t *testing.T) {
	t.Parallel()

	text, err := json.Marshal(map[string]any{
		"version": "t-1",
		"checks": map[string]any{
			"quality": map[string]any{"required": true, "fail": "review", "inconclusive": "review", "skipped": "review"},
			"match":   map[string]any{"required": false, "fail": "declined", "inconclusive": "review"},
		},
		"thresholds": map[string]any{"quality.light.min": 0.2, "quality.light.max": 1, "match.cosine.min": -0.5},
	})
	require.NoError(t, err)

	got, err := decision.Parse(text, checks())
	require.NoError(t, err)
	require.Equal(t, want(), got)
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()

	swap := func(old, replacement string) string {
		require.Contains(t, good, old)

		return strings.Replace(good, old, replacement, 1)
	}

	cases := map[string]struct {
		text, says string
		err        error
	}{
		"an empty text":        {"", "exactly one document", decision.ErrSyntax},
		"comments only":        {"# nothing\n", "exactly one document", decision.ErrSyntax},
		"two documents":        {good + "---\n" + good, "exactly one document", decision.ErrSyntax},
		"a plain value":        {"7", "a mapping is expected", decision.ErrKind},
		"broken text":          {"version: \"a\nchecks: {", "policy 1:10: ", decision.ErrSyntax},
		"a lone brace":         {"{{{{", "1:2", decision.ErrSyntax},
		"a tab":                {"checks:\n\tmatch: 1", "2:1", decision.ErrSyntax},
		"a key twice":          {swap("version: t-1\n", "version: t-1\nversion: t-2\n"), "3:1: ", decision.ErrSyntax},
		"too much":             {good + strings.Repeat("#", 70_000), "at most 65536", decision.ErrSize},
		"deep flow":            {strings.Repeat("{a: ", 1000), "1:17", decision.ErrDepth},
		"deep block":           {strings.Repeat(" ", 300) + "a: 1", "1:302", decision.ErrDepth},
		"an anchor":            {swap("version: t-1", "version: &v t-1"), "2:10", decision.ErrSyntax},
		"an alias":             {swap("version: t-1", "version: *v"), "2:10", decision.ErrSyntax},
		"a merge":              {"<<: {}", "1:1", decision.ErrSyntax},
		"a tag":                {swap("t-1", "!!str t-1"), "2:10", decision.ErrSyntax},
		"a list":               {"- a", "1:1", decision.ErrSyntax},
		"a number as key":      {"7: a", "1:1", decision.ErrKind},
		"an unknown key":       {good + "treshold: 1\n", "14:1: treshold: unknown key", decision.ErrUnknownKey},
		"an unknown check":     {swap("  match:", "  mach:"), "4:3: checks.mach", decision.ErrUnknownCheck},
		"an unknown part":      {swap("inconclusive: review}", "inconclusive: review, sometimes: review}"), "checks.match.sometimes", decision.ErrUnknownKey},
		"an unknown threshold": {swap("match.cosine.min", "match.cosine.max"), "thresholds.match.cosine.max", decision.ErrUnknownKey},
		"no version":           {swap("version: t-1\n", ""), "policy: version: missing", decision.ErrMissing},
		"an empty version":     {swap("t-1", `""`), "2:1: version", decision.ErrRange},
		"a number as version":  {swap("t-1", "1.0"), "2:1: version", decision.ErrKind},
		"a long version":       {swap("t-1", strings.Repeat("v", 65)), "65 characters", decision.ErrRange},
		"no rule":              {swap("  match: {required: false, fail: declined, inconclusive: review}\n", ""), "policy: checks.match: missing", decision.ErrMissing},
		"no figure":            {swap("  match.cosine.min: -.5\n", ""), "thresholds.match.cosine.min: missing: a figure within -1 to 1", decision.ErrMissing},
		"too low":              {swap("-.5", "-1.01"), "13:3: thresholds.match.cosine.min", decision.ErrRange},
		"too high":             {swap("light.max: 1", "light.max: 1.5"), "12:3", decision.ErrRange},
		"crossed bounds":       {swap("light.max: 1", "light.max: 0.1"), "0.2 lies above quality.light.max", decision.ErrRange},
		"not a number":         {swap("-.5", ".nan"), "13:3", decision.ErrKind},
		"infinite":             {swap("-.5", "1e999"), "13:3", nil},
		"a word as figure":     {swap("-.5", "low"), "13:3", decision.ErrKind},
		"no figure at all":     {swap("-.5", "~"), "13:3", decision.ErrKind},
		"a fail that approves": {swap("fail: declined", "fail: approved"), "4:28: checks.match.fail", decision.ErrOutcome},
		"a made-up outcome":    {swap("fail: declined", "fail: maybe"), `"maybe" is neither`, decision.ErrRange},
		"a rule left open":     {swap("fail: declined, ", ""), "checks.match.fail: missing", decision.ErrMissing},
		"mild to a fail":       {swap("fail: declined, inconclusive: review", "fail: review, inconclusive: declined"), "checks.match", decision.ErrOutcome},
		"skipped unasked":      {swap("inconclusive: review}", "inconclusive: review, skipped: review}"), "only where required", decision.ErrUnknownKey},
		"skipped left open":    {swap("    skipped: review\n", ""), "checks.quality.skipped: missing", decision.ErrMissing},
		"required as a word":   {swap("required: false", "required: no-no"), "4:11: checks.match.required", decision.ErrKind},
		"a foreign base":       {"extend: other\n" + good, `only "default"`, decision.ErrRange},
		"checks as a word":     {"version: a\nchecks: none", "2:1: checks", decision.ErrKind},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := decision.Parse([]byte(c.text), checks())

			var typed *decision.Error

			require.ErrorAs(t, err, &typed)
			require.ErrorContains(t, err, c.says)
			require.NotContains(t, err.Error(), "\n")

			if c.err != nil {
				require.ErrorIs(t, err, c.err)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`{"version":"a","checks":{"match":{"fail":"review"}},"thresholds":{"match.cosine.min":1e3}}`))
	f.Add([]byte("extend: default\nversion: x\n"))
	f.Add([]byte("a: &x {b: *x}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		policy, err := decision.Parse(data, checks())
		if err != nil {
			var typed *decision.Error

			require.ErrorAs(t, err, &typed)
			require.Zero(t, policy)

			return
		}

		require.Len(t, policy.Rules, 2)
		require.Len(t, policy.Thresholds, 3)
		require.NotEqual(t, decision.Approved, decision.Decide(nil, policy).Outcome)
	})
}
