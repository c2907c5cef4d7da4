package decision_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
)

func TestDefaultApprovesOnlyWhatPasses(t *testing.T) {
	t.Parallel()

	policy := decision.Default()
	require.Equal(t, "default-1", policy.Version)

	passed := []engine.Finding{
		found("face", engine.Pass), found("quality", engine.Pass), found("passive", engine.Pass),
		found("active", engine.Pass), found("match", engine.Pass),
		found("injection", engine.Pass), found("duplicate", engine.Pass),
	}
	require.Equal(t, decision.Approved, decision.Decide(passed, policy).Outcome)

	cases := []struct {
		check   string
		outcome engine.Outcome
		want    decision.Outcome
	}{
		{"face", engine.Inconclusive, decision.Review},
		{"quality", engine.Inconclusive, decision.Review},
		{"passive", engine.Fail, decision.Declined},
		{"passive", engine.Skipped, decision.Review},
		{"active", engine.Fail, decision.Declined},
		{"active", engine.Inconclusive, decision.Review},
		{"active", engine.Skipped, decision.Approved},
		{"match", engine.Fail, decision.Declined},
		{"match", engine.Inconclusive, decision.Review},
		{"match", engine.Skipped, decision.Approved},
		{"injection", engine.Fail, decision.Review},
		{"duplicate", engine.Fail, decision.Review},
		{"duplicate", engine.Skipped, decision.Approved},
	}
	for _, c := range cases {
		findings := append([]engine.Finding{}, passed...)
		for i := range findings {
			if findings[i].Check == c.check {
				findings[i].Outcome = c.outcome
			}
		}

		require.Equal(t, c.want, decision.Decide(findings, policy).Outcome, "%s %s", c.check, c.outcome)
	}
}

func TestDefaultIsAFreshCopy(t *testing.T) {
	t.Parallel()

	decision.Default().Thresholds["passive.score.min"] = 0
	decision.Default().Rules[0].Fail = decision.Approved
	require.NotZero(t, decision.Default().Thresholds["passive.score.min"])
	require.Equal(t, decision.Declined, decision.Default().Rules[0].Fail)
}

// defaults declares exactly what the default policy writes, as the suite does.
func defaults() (list []*engine.Check) {
	policy := decision.Default()
	for _, rule := range policy.Rules {
		list = append(list, &engine.Check{Name: rule.Check})
	}

	for name := range policy.Thresholds {
		list[0].Thresholds = append(list[0].Thresholds, engine.Threshold{Name: name, Low: -1, High: 5000})
	}

	return list
}

func TestExtendTakesTheRestFromTheDefault(t *testing.T) {
	t.Parallel()

	got, err := decision.Parse([]byte(`
thresholds: {passive.score.min: 0.9}
checks:
  match: {required: true, skipped: review}
  passive: {inconclusive: declined}
version: mine
extend: default
`), defaults())
	require.NoError(t, err)

	want := decision.Default()
	want.Version = "mine"
	want.Thresholds["passive.score.min"] = 0.9
	want.Rules[2].Inconclusive = decision.Declined
	want.Rules[4].Required, want.Rules[4].Skipped = true, decision.Review
	require.Equal(t, want, got)
}

func TestExtendCanMakeACheckOptional(t *testing.T) {
	t.Parallel()

	got, err := decision.Parse([]byte("extend: default\nversion: mine\nchecks: {passive: {required: false}}"), defaults())
	require.NoError(t, err)
	require.False(t, got.Rules[2].Required)
	require.Empty(t, got.Rules[2].Skipped)
}

func TestExtendIsAsStrict(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]error{
		"extend: default": decision.ErrMissing,
		"extend: default\nversion: a\nthresholds: {passive.score.min: 9000}":                     decision.ErrRange,
		"extend: default\nversion: a\nthresholds: {passive.score.max: 1}":                        decision.ErrUnknownKey,
		"extend: default\nversion: a\nchecks: {passive: {fail: review, inconclusive: declined}}": decision.ErrOutcome,
		"extend: 7\nversion: a": decision.ErrKind,
	} {
		_, err := decision.Parse([]byte(text), defaults())
		require.ErrorIs(t, err, want, text)
	}

	_, err := decision.Parse([]byte("extend: default\nversion: a"), checks())
	require.ErrorIs(t, err, decision.ErrMissing, "the checks at hand want figures that the default lacks")
}
