package decision_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
)

// live is a finding of passive liveness with a score.
func live(outcome engine.Outcome, score float64) engine.Finding {
	return engine.Finding{Check: "passive", Outcome: outcome, Score: &score}
}

// stepping is a policy that asks for motions below .7, and by lot.
func stepping(share, lot float64) decision.Policy {
	return decision.Policy{
		Version: "s-1",
		Rules: []decision.Rule{
			{Check: "passive", Required: true, Fail: decision.Declined, Inconclusive: decision.Review, Skipped: decision.Review},
			{Check: "active", Fail: decision.Declined, Inconclusive: decision.Review},
		},
		StepUp: &decision.StepUp{Below: 0.7, Share: share, Lot: &lot},
	}
}

func TestStepsUp(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		found      engine.Finding
		share, lot float64
		want       bool
		without    decision.Outcome // what holds when nothing is asked for
	}{
		"sure":                        {live(engine.Pass, 0.9), 0.1, 0.5, false, decision.Approved},
		"just sure":                   {live(engine.Pass, 0.7), 0.1, 0.5, false, decision.Approved},
		"sure, and drawn":             {live(engine.Pass, 0.9), 0.1, 0.05, true, decision.Approved},
		"passed by little":            {live(engine.Pass, 0.69), 0, 0.5, true, decision.Review},
		"passed without a score":      {found("passive", engine.Pass), 0, 0.5, true, decision.Review},
		"could not tell":              {live(engine.Inconclusive, 0.9), 0, 0.5, true, decision.Review},
		"failed":                      {live(engine.Fail, 0.2), 0.1, 0.5, false, decision.Declined},
		"failed, and drawn":           {live(engine.Fail, 0.2), 0.1, 0.05, true, decision.Declined},
		"did not run, though drawn":   {found("passive", engine.Skipped), 1, 0, false, decision.Review},
		"everybody, the last of them": {live(engine.Pass, 1), 1, 0.999999, true, decision.Approved},
		"nobody, the first of them":   {live(engine.Pass, 1), 0, 0, false, decision.Approved},
	} {
		policy := stepping(test.share, test.lot)
		findings := []engine.Finding{test.found, found("active", engine.Skipped)}
		require.Equal(t, test.want, policy.StepsUp(findings), name)
		require.Equal(t, test.without, decision.Decide(findings, policy).Outcome, name)
	}

	policy := stepping(1, 0)
	require.False(t, policy.StepsUp(nil))

	policy.StepUp.Lot = nil
	require.False(t, policy.StepsUp([]engine.Finding{live(engine.Inconclusive, 0.5)}), "nobody asked for it")

	policy.StepUp = nil
	require.False(t, policy.StepsUp([]engine.Finding{live(engine.Inconclusive, 0.5)}), "the policy knows nothing of it")
}

// Motions are one more thing that must pass: with them nothing is decided better than without a policy that asks for them, they approve
// nobody by themselves, and whoever had to be asked is not approved without.
func TestAStepUpOnlyEverDemandsMore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		outcomes := rapid.SampledFrom([]engine.Outcome{engine.Pass, engine.Skipped, engine.Inconclusive, engine.Fail})
		policy := stepping(rapid.Float64Range(0, 1).Draw(t, "share"), rapid.Float64Range(0, 1).Draw(t, "lot"))
		findings := []engine.Finding{
			live(outcomes.Draw(t, "passive"), rapid.Float64Range(0, 1).Draw(t, "score")), found("active", engine.Skipped),
		}

		plain := policy
		plain.StepUp = nil
		without := decision.Decide(findings, plain).Outcome

		late := decision.Decide(findings, policy).Outcome
		require.False(t, without.Worse(late), "asked for and not got")

		asked := plain.Require("active")
		require.NotEqual(t, decision.Approved, decision.Decide(findings, asked).Outcome, "asked for and left out")

		findings[1].Outcome = outcomes.Draw(t, "active")
		after := decision.Decide(findings, asked).Outcome
		require.False(t, without.Worse(after), "%v became %v", without, after)

		if findings[1].Outcome != engine.Pass {
			require.NotEqual(t, decision.Approved, after)
		}
	})
}

func TestParseReadsTheStepUp(t *testing.T) {
	t.Parallel()

	got, err := decision.Parse([]byte(good+"stepUp: {below: 0.8, share: 0}\n"), checks())
	require.NoError(t, err)
	require.Equal(t, &decision.StepUp{Below: 0.8, Share: 0}, got.StepUp)

	for name, test := range map[string]struct {
		text string
		want error
	}{
		"one of two":   {"stepUp: {below: 0.8}", decision.ErrMissing},
		"nothing":      {"stepUp: {}", decision.ErrMissing},
		"too much":     {"stepUp: {below: 1.1, share: 0}", decision.ErrRange},
		"below zero":   {"stepUp: {below: 0.8, share: -0.1}", decision.ErrRange},
		"no number":    {"stepUp: {below: high, share: 0}", decision.ErrKind},
		"another word": {"stepUp: {below: 0.8, share: 0, motion: 1}", decision.ErrUnknownKey},
		"no mapping":   {"stepUp: 0.8", decision.ErrKind},
	} {
		_, err := decision.Parse([]byte(good+test.text+"\n"), checks())
		require.ErrorIs(t, err, test.want, name)
	}
}
