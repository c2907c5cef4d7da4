package decision_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
)

func TestWhatWasAskedForMustPass(t *testing.T) {
	t.Parallel()

	findings := func(match ...engine.Finding) []engine.Finding {
		return append([]engine.Finding{
			{Check: "face", Outcome: engine.Pass},
			{Check: "quality", Outcome: engine.Pass},
			{Check: "passive", Outcome: engine.Pass},
			{Check: "active", Outcome: engine.Skipped},
			{Check: "injection", Outcome: engine.Pass},
			{Check: "duplicate", Outcome: engine.Pass},
		}, match...)
	}
	policy := decision.Default()
	asked := policy.Require("match")

	require.Equal(t, decision.Approved, decision.Decide(findings(engine.Finding{Check: "match", Outcome: engine.Skipped}), policy).Outcome)
	require.Equal(t, decision.Approved, decision.Decide(findings(engine.Finding{Check: "match", Outcome: engine.Pass}), asked).Outcome)

	for name, rest := range map[string][]engine.Finding{
		"skipped":      {{Check: "match", Outcome: engine.Skipped, Reasons: []engine.Reason{"missing_reference"}}},
		"inconclusive": {{Check: "match", Outcome: engine.Inconclusive}},
		"failed":       {{Check: "match", Outcome: engine.Fail}},
		"unknown":      {{Check: "match"}},
		"missing":      {},
	} {
		require.NotEqual(t, decision.Approved, decision.Decide(findings(rest...), asked).Outcome, name)
	}

	lone := decision.Policy{Rules: []decision.Rule{{Check: "face", Required: true, Fail: decision.Declined, Inconclusive: decision.Review, Skipped: decision.Review}}}
	face := []engine.Finding{{Check: "face", Outcome: engine.Pass}}
	require.Equal(t, decision.Approved, decision.Decide(face, lone).Outcome)
	require.Equal(t, decision.Review, decision.Decide(face, lone.Require("match")).Outcome, "a policy without the rule")
	require.Equal(t, decision.Approved, decision.Decide(face, lone).Outcome, "which stays as it was")
}
