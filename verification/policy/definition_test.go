package policy_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/policy"
)

const strict = `version: strict-1
extend: default
checks:
  match: {required: true, fail: declined, inconclusive: review, skipped: review}
thresholds:
  quality.yaw.max: 20
rules:
  - when: attempts.subject > 2
    then: review
    reason: many
`

func TestADefinitionIsWhole(t *testing.T) {
	t.Parallel()

	read, err := policy.Parse([]byte(strict))
	require.NoError(t, err)

	text, err := read.Text()
	require.NoError(t, err)

	again, err := policy.Parse([]byte(text))
	require.NoError(t, err)
	require.Equal(t, read, again)

	ready, problems := read.Ready(suite.Checks())
	require.Empty(t, problems)
	require.Equal(t, "strict-1", ready.Checks.Version)
	require.InDelta(t, 20, ready.Checks.Thresholds["quality.yaw.max"], 0)

	// What lies beside a decision gives the same decision.
	kept, err := json.Marshal(ready)
	require.NoError(t, err)

	back, err := policy.Read(kept)
	require.NoError(t, err)
	require.Equal(t, ready.Judge(good()), back.Judge(good()))
}

func TestADefinitionSaysWhatIsWrong(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ yaml, part string }{
		"no version":     {"extend: default", "version"},
		"not whole":      {"version: a", "checks.face"},
		"unknown figure": {"version: a\nextend: default\nthresholds: {quality.luck.min: 1}", "thresholds.quality.luck.min"},
		"misspelt check": {"version: a\nextend: default\nrules: [{when: score.pasive > 0.5, then: review, reason: x}]", "when"},
		"no outcome":     {"version: a\nextend: default\nrules: [{when: 'true', then: maybe, reason: x}]", "then"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			read, err := policy.Parse([]byte(test.yaml))
			require.NoError(t, err)

			_, problems := read.Ready(suite.Checks())
			require.NotEmpty(t, problems)
			require.Equal(t, test.part, problems[0].Part)
			require.ErrorIs(t, problems[0].Err(), policy.ErrProblem)
		})
	}

	for _, yaml := range []string{"secret: 1", "version: a\n---\nversion: b", "- a", "version: a\nversion: b"} {
		_, err := policy.Parse([]byte(yaml))
		require.True(t, fault.Is(err, fault.Invalid), yaml)
	}

	_, err := policy.Parse([]byte(strings.Repeat("#", policy.MaxBytes+1)))
	require.True(t, fault.Is(err, fault.TooLarge))
}

func TestWhatAPolicySaysOfReview(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]policy.Terms{
		"{}": {}, "{fourEyes: true, dueIn: 8h, priority: high}": {FourEyes: true, DueIn: "8h", Priority: policy.High},
	} {
		read, err := policy.Parse([]byte("version: v\nextend: default\nreview: " + text))
		require.NoError(t, err)

		ready, problems := read.Ready(suite.Checks())
		require.Empty(t, problems)
		require.Equal(t, want, ready.Review)

		written, err := json.Marshal(ready)
		require.NoError(t, err)
		again, err := policy.Read(written)
		require.NoError(t, err)
		require.Equal(t, want, again.Review)
	}

	for text, part := range map[string]string{
		"{dueIn: 59s}": "review.dueIn", "{dueIn: 721h}": "review.dueIn", "{dueIn: tomorrow}": "review.dueIn", "{priority: urgent}": "review.priority",
	} {
		read, err := policy.Parse([]byte("version: v\nextend: default\nreview: " + text))
		require.NoError(t, err)

		_, problems := read.Ready(suite.Checks())
		require.Len(t, problems, 1, text)
		require.Equal(t, part, problems[0].Part)
	}

	require.Equal(t, policy.DefaultDueIn, policy.Terms{}.Due())
	require.Equal(t, []int{1, 2, 2, 3}, []int{
		policy.Terms{Priority: policy.Low}.Rank(), policy.Terms{}.Rank(), policy.Terms{Priority: policy.Normal}.Rank(), policy.Terms{Priority: policy.High}.Rank(),
	})
}
