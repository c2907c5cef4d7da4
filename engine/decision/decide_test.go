package decision_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
)

func found(check string, outcome engine.Outcome, reasons ...engine.Reason) engine.Finding {
	return engine.Finding{Check: check, Outcome: outcome, Reasons: reasons}
}

func TestDecide(t *testing.T) {
	t.Parallel()

	strict := want()
	strict.Rules[1].Required, strict.Rules[1].Skipped = true, decision.Declined
	strict.Rules[1].Inconclusive = decision.Declined

	cases := map[string]struct {
		policy   decision.Policy
		findings []engine.Finding
		outcome  decision.Outcome
		rule     string
		reasons  []string
	}{
		"everything passes": {
			want(),
			[]engine.Finding{found("quality", engine.Pass), found("match", engine.Pass)},
			decision.Approved, "all.pass",
			[]string{},
		},
		"an optional check may be skipped": {
			want(),
			[]engine.Finding{found("quality", engine.Pass), found("match", engine.Skipped, "no_reference")},
			decision.Approved, "all.pass",
			[]string{},
		},
		"a required check may not": {
			want(),
			[]engine.Finding{found("quality", engine.Skipped), found("match", engine.Pass)},
			decision.Review, "quality.skipped",
			[]string{"quality.skipped"},
		},
		"the worst rule decides, every objection is told": {
			want(),
			[]engine.Finding{found("quality", engine.Fail, "blurred", "dark"), found("match", engine.Fail, "different_person")},
			decision.Declined, "match.fail",
			[]string{"quality.blurred", "quality.dark", "match.different_person"},
		},
		"the first of the worst is named": {
			want(),
			[]engine.Finding{found("match", engine.Inconclusive), found("quality", engine.Inconclusive)},
			decision.Review, "quality.inconclusive",
			[]string{"quality.inconclusive", "match.inconclusive"},
		},
		"nothing found":         {want(), nil, decision.Review, "quality.missing", []string{"quality.missing", "match.missing"}},
		"an optional one lacks": {want(), []engine.Finding{found("quality", engine.Pass)}, decision.Review, "match.missing", []string{"match.missing"}},
		"missing counts as skipped at least": {
			strict,
			[]engine.Finding{found("quality", engine.Pass)},
			decision.Declined, "match.missing",
			[]string{"match.missing"},
		},
		"a forgotten outcome": {
			want(),
			[]engine.Finding{found("quality", 0), found("match", engine.Pass)},
			decision.Review, "quality.invalid",
			[]string{"quality.invalid"},
		},
		"an unknown outcome": {
			want(),
			[]engine.Finding{found("quality", engine.Pass), found("match", 99)},
			decision.Review, "match.invalid",
			[]string{"match.invalid"},
		},
		"a check nobody has a rule for": {
			want(),
			[]engine.Finding{found("quality", engine.Pass), found("match", engine.Pass), found("aura", engine.Pass)},
			decision.Review, "aura.unknown",
			[]string{"aura.unknown"},
		},
		"a check twice": {
			want(),
			[]engine.Finding{found("quality", engine.Pass), found("quality", engine.Pass), found("match", engine.Pass)},
			decision.Review, "quality.repeated",
			[]string{"quality.repeated"},
		},
		"no policy": {
			decision.Policy{},
			[]engine.Finding{found("quality", engine.Pass)},
			decision.Review, "policy.empty",
			[]string{"policy.empty", "quality.unknown"},
		},
		"a rule left empty": {
			decision.Policy{Rules: []decision.Rule{{Check: "match", Required: true}}},
			[]engine.Finding{found("match", engine.Fail)},
			decision.Review, "match.fail",
			[]string{"match.fail"},
		},
		"a rule that was tampered with": {
			decision.Policy{Rules: []decision.Rule{{Check: "match", Fail: decision.Approved, Inconclusive: "yes"}}},
			[]engine.Finding{found("match", engine.Fail)},
			decision.Review, "match.fail",
			[]string{"match.fail"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got := decision.Decide(c.findings, c.policy)
			require.Equal(t, decision.Decision{Outcome: c.outcome, Reasons: c.reasons, Policy: c.policy.Version, Rule: c.rule}, got)
		})
	}
}

// drawOutcome draws a policy's outcome, valid or not.
func drawOutcome(t *rapid.T, label string) decision.Outcome {
	return rapid.SampledFrom([]decision.Outcome{decision.Approved, decision.Review, decision.Declined, "", "yes"}).Draw(t, label)
}

func drawPolicy(t *rapid.T) decision.Policy {
	policy := decision.Policy{Version: "p"}
	for _, check := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID[string]).Draw(t, "checks") {
		policy.Rules = append(policy.Rules, decision.Rule{
			Check: check, Required: rapid.Bool().Draw(t, "required"), Fail: drawOutcome(t, "fail"),
			Inconclusive: drawOutcome(t, "inconclusive"), Skipped: drawOutcome(t, "skipped"),
		})
	}

	return policy
}

func drawFindings(t *rapid.T) []engine.Finding {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) engine.Finding {
		return found(rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "check"),
			engine.Outcome(rapid.IntRange(int(engine.Pass), int(engine.Fail)).Draw(t, "outcome")))
	}), 0, 5).Draw(t, "findings")
}

func TestMakingAFindingWorseNeverMakesADecisionBetter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		policy, findings := drawPolicy(t), drawFindings(t)
		before := decision.Decide(findings, policy)

		if len(findings) == 0 {
			require.NotEqual(t, decision.Approved, before.Outcome)

			return
		}

		at := rapid.IntRange(0, len(findings)-1).Draw(t, "at")
		findings[at].Outcome = engine.Outcome(rapid.IntRange(int(findings[at].Outcome), int(engine.Fail)).Draw(t, "worse"))

		after := decision.Decide(findings, policy)
		require.False(t, before.Outcome.Worse(after.Outcome), "%v became %v", before, after)
	})
}

func TestAnApprovalNeedsEveryRuleMetOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		policy, findings := drawPolicy(t), drawFindings(t)
		if decision.Decide(findings, policy).Outcome != decision.Approved {
			return
		}

		require.Len(t, findings, len(policy.Rules))

		for _, rule := range policy.Rules {
			for _, finding := range findings {
				if finding.Check == rule.Check && finding.Outcome != engine.Pass {
					require.Equal(t, engine.Skipped, finding.Outcome)
					require.False(t, rule.Required)
				}
			}
		}
	})
}

func TestTakingAFindingAwayNeverApproves(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		policy, findings := drawPolicy(t), drawFindings(t)
		if len(findings) == 0 || decision.Decide(findings, policy).Outcome != decision.Approved {
			return
		}

		at := rapid.IntRange(0, len(findings)-1).Draw(t, "at")
		rest := append(append([]engine.Finding{}, findings[:at]...), findings[at+1:]...)
		require.NotEqual(t, decision.Approved, decision.Decide(rest, policy).Outcome)
	})
}

func TestOutcomesAreOrdered(t *testing.T) {
	t.Parallel()

	all := decision.Outcomes()
	for i, a := range all {
		for j, b := range all {
			require.Equal(t, i > j, a.Worse(b), "%s worse than %s", a, b)
		}
	}

	require.True(t, decision.Outcome("?").Worse(decision.Approved))
}
