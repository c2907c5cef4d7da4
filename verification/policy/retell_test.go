package policy_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/verification/policy"
)

func TestRetell(t *testing.T) {
	t.Parallel()

	finding := func(check string, outcome engine.Outcome, score *float64) engine.Finding {
		return engine.Finding{Check: check, Outcome: outcome, Score: score}
	}

	for name, test := range map[string]struct {
		was     engine.Finding
		at      engine.Thresholds
		want    engine.Outcome
		reasons []engine.Reason
	}{
		"on the figure":          {finding("passive", engine.Fail, new(0.5)), engine.Thresholds{"passive.score.min": 0.5}, engine.Pass, nil},
		"below it":               {finding("passive", engine.Pass, new(0.5)), engine.Thresholds{"passive.score.min": 0.51}, engine.Fail, []engine.Reason{"not_live"}},
		"two people":             {finding("match", engine.Pass, new(0.4)), engine.Thresholds{"match.cosine.min": 0.45}, engine.Fail, []engine.Reason{"different_person"}},
		"no score":               {finding("match", engine.Inconclusive, nil), engine.Thresholds{"match.cosine.min": -1}, engine.Inconclusive, nil},
		"not for the score":      {finding("match", engine.Inconclusive, new(0.9)), engine.Thresholds{"match.cosine.min": 0}, engine.Inconclusive, nil},
		"another check":          {finding("quality", engine.Fail, new(0.9)), engine.Thresholds{"passive.score.min": 0}, engine.Fail, nil},
		"a figure not spoken of": {finding("passive", engine.Fail, new(0.9)), engine.Thresholds{}, engine.Fail, nil},
	} {
		before := []engine.Finding{test.was}
		after := policy.Retell(before, test.at)
		require.Equal(t, test.want, after[0].Outcome, name)
		require.Equal(t, test.reasons, after[0].Reasons, name)
		require.Equal(t, test.was, before[0], "what is stored stays")
	}
}

// The figures are ones that the rooms declare, each of its own check.
func TestTheFiguresAreDeclared(t *testing.T) {
	t.Parallel()

	for _, figure := range policy.Figures() {
		found := false

		for _, check := range suite.Checks() {
			for _, one := range check.Thresholds {
				_, scored := policy.Scored([]engine.Finding{{Check: check.Name, Outcome: engine.Pass, Score: new(0.5)}}, figure)
				found = found || one.Name == figure && scored
			}
		}

		require.True(t, found, figure)
	}
}
