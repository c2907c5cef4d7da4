package policy_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/verification/policy"
)

func facts(outcomes ...engine.Outcome) *policy.Facts {
	made := &policy.Facts{
		Attempts: policy.Attempts{Subject: 2}, Lists: map[string]bool{"blocked": false}, Metadata: map[string]string{"product": "loan"}, Steps: []string{"selfie"},
	}

	for _, check := range []string{"active", "injection", "duplicate"} {
		made.Findings = append(made.Findings, engine.Finding{Check: check, Outcome: engine.Skipped})
	}

	for i, check := range []string{"face", "quality", "passive", "match"} {
		score := 0.8
		made.Findings = append(made.Findings, engine.Finding{
			Check: check, Outcome: outcomes[i], Score: &score, Reasons: []engine.Reason{"seen"}, Measures: map[string]float64{"faces": 1},
		})
	}

	return made
}

func good() *policy.Facts { return facts(engine.Pass, engine.Pass, engine.Pass, engine.Pass) }

func TestJudge(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		rules   []policy.Rule
		facts   *policy.Facts
		outcome decision.Outcome
		rule    string
		reasons []string
	}{
		"no rules":           {nil, good(), decision.Approved, "all.pass", []string{}},
		"one that holds not": {[]policy.Rule{{"score.passive < 0.7", policy.Review, "low"}}, good(), decision.Approved, "all.pass", []string{}},
		"one that holds":     {[]policy.Rule{{"score.passive < 0.9", policy.Review, "low"}}, good(), decision.Review, "rule.1", []string{"rule.low"}},
		"the first decides": {[]policy.Rule{
			{"attempts.subject > 2", policy.Decline, "many"}, {"metadata.product == 'loan'", policy.Review, "loan"}, {"true", policy.Decline, "all"},
		}, good(), decision.Review, "rule.2", []string{"rule.loan"}},
		"an exception ends the list": {[]policy.Rule{
			{"metadata.product == 'loan'", policy.Approve, "loan"}, {"true", policy.Decline, "all"},
		}, good(), decision.Approved, "all.pass", []string{}},
		"an exception overrules no check": {
			[]policy.Rule{{"true", policy.Approve, "all"}},
			facts(engine.Pass, engine.Pass, engine.Fail, engine.Pass),
			decision.Declined, "passive.fail",
			[]string{"passive.seen"},
		},
		"a rule is no milder than the checks": {
			[]policy.Rule{{"true", policy.Review, "look"}},
			facts(engine.Pass, engine.Pass, engine.Fail, engine.Pass),
			decision.Declined, "passive.fail",
			[]string{"passive.seen", "rule.look"},
		},
		"measures, reasons, lists, steps": {
			[]policy.Rule{{"measure.face.faces == 1.0 && 'seen' in reasons.match && !lists.blocked && 'selfie' in steps && outcome.face == 'pass'", policy.Decline, "x"}},
			good(), decision.Declined, "rule.1",
			[]string{"rule.x"},
		},
		"what is missing goes to a person": {[]policy.Rule{{"measure.passive.moire > 0.5", policy.Approve, "x"}}, good(), decision.Review, "rule.1", []string{"rule.error"}},
		"what a rule looks at is required": {
			[]policy.Rule{{"has(score.duplicate) && score.duplicate < 0.5", policy.Decline, "x"}}, good(), decision.Review, "duplicate.skipped", []string{"duplicate.skipped"},
		},
		"however it names it": {
			[]policy.Rule{{"'duplicate' in score && outcome['duplicate'] == 'fail'", policy.Decline, "x"}},
			good(), decision.Review, "duplicate.skipped",
			[]string{"duplicate.skipped"},
		},
		"a loop looks at every check": {
			[]policy.Rule{{"outcome.exists(check, outcome[check] == 'fail')", policy.Decline, "x"}},
			good(), decision.Review, "active.skipped",
			[]string{"active.skipped", "injection.skipped", "duplicate.skipped"},
		},
		"too dear": {[]policy.Rule{{
			"[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, a+b+c+d > 0))))",
			policy.Approve, "x",
		}}, good(), decision.Review, "rule.1", []string{"rule.error"}},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			program, problems := policy.Compile(test.rules)
			require.Empty(t, problems)

			got := program.Judge(test.facts, decision.Default())
			require.Equal(t, decision.Decision{Outcome: test.outcome, Rule: test.rule, Reasons: test.reasons, Policy: decision.Default().Version}, got)
		})
	}
}

func TestCompileSaysWhere(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		rule policy.Rule
		want policy.Problem
	}{
		"a word nobody knows": {policy.Rule{"score.passive <\n  scoer.match", policy.Review, "x"}, policy.Problem{Flaw: policy.FlawCondition, Part: "when", Line: 2, Column: 3}},
		"a wrong type":        {policy.Rule{"score.passive == 'high'", policy.Review, "x"}, policy.Problem{Flaw: policy.FlawCondition, Part: "when", Line: 1, Column: 15}},
		"not a condition":     {policy.Rule{"score.passive", policy.Review, "x"}, policy.Problem{Flaw: policy.FlawBoolean, Part: "when", Line: 1, Column: 1}},
		"nothing":             {policy.Rule{"", policy.Review, "x"}, policy.Problem{Flaw: policy.FlawLength, Part: "when"}},
		"no such outcome":     {policy.Rule{"true", "accept", "x"}, policy.Problem{Flaw: policy.FlawThen, Part: "then"}},
		"no word":             {policy.Rule{"true", policy.Review, "No word"}, policy.Problem{Flaw: policy.FlawReason, Part: "reason"}},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, problems := policy.Compile([]policy.Rule{test.rule})
			require.Len(t, problems, 1)
			require.NotEmpty(t, problems[0].Message)
			require.Contains(t, problems[0].String(), problems[0].Message)

			problems[0].Message = ""
			require.Equal(t, test.want, problems[0])
		})
	}

	_, problems := policy.Compile(make([]policy.Rule, policy.MaxRules+1))
	require.Len(t, problems, 1)
}

// severity is the order of outcomes for the person.
func severity(o engine.Outcome) int {
	return slices.Index([]engine.Outcome{engine.Pass, engine.Skipped, engine.Inconclusive, engine.Fail}, o)
}

func conditions() []string {
	return []string{
		"true", "score.match < 0.9", "has(score.match) && score.match < 0.9", "outcome['match'] == 'pass'", "outcome.exists(c, c == 'match' && outcome[c] == 'pass')",
		"'match' in measure && measure.match.faces == 1.0", "reasons.match.exists(r, r == 'seen')", "outcome.duplicate == 'skipped'", "score.passive > 0.5", "outcome.passive == 'pass'", "outcome.match != 'fail'", "attempts.subject > 1", "score.nothing > 0.1", "outcome.quality == 'inconclusive'",
	}
}

// unmeasured is what a check leaves that did not come to an end.
func unmeasured(check string, outcome engine.Outcome) engine.Finding {
	return engine.Finding{Check: check, Outcome: outcome}
}

// Every condition alone, on findings that are all good, against every way in which one of them can be worse.
func TestWorseNeverApprovesByOneRule(t *testing.T) {
	t.Parallel()

	for _, when := range conditions() {
		for _, then := range []policy.Then{policy.Approve, policy.Review, policy.Decline} {
			program, problems := policy.Compile([]policy.Rule{{When: when, Then: then, Reason: "x"}})
			require.Empty(t, problems)

			all := good()
			for i := range all.Findings {
				all.Findings[i].Outcome = engine.Pass
			}

			if program.Judge(all, decision.Default()).Outcome == decision.Approved {
				continue
			}

			for i := range all.Findings {
				for _, outcome := range []engine.Outcome{engine.Skipped, engine.Inconclusive, engine.Fail} {
					worse := *all
					worse.Findings = slices.Clone(all.Findings)

					worse.Findings[i].Outcome = outcome
					require.NotEqual(t, decision.Approved, program.Judge(&worse, decision.Default()).Outcome, "%s: %s", when, worse.Findings[i].Check)

					worse.Findings[i] = unmeasured(worse.Findings[i].Check, outcome)
					require.NotEqual(t, decision.Approved, program.Judge(&worse, decision.Default()).Outcome, "%s: %s", when, worse.Findings[i].Check)
				}
			}
		}
	}
}

// Whatever the rules, and whether or not a check is required by itself: making findings worse never makes an approval of what was none.
func TestWorseNeverApproves(t *testing.T) {
	t.Parallel()

	conditions := rapid.SampledFrom(conditions())
	outcomes := rapid.SampledFrom(engine.Outcomes())
	// Mostly good, so that it is a rule rather than a check that stands in the way of the approval.
	mostly := rapid.SampledFrom(append(slices.Repeat([]engine.Outcome{engine.Pass}, 12), engine.Outcomes()...))
	rules := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) policy.Rule {
		return policy.Rule{
			When: conditions.Draw(t, "when"), Then: rapid.SampledFrom([]policy.Then{policy.Approve, policy.Review, policy.Decline}).Draw(t, "then"), Reason: "x",
		}
	}), 0, 4)

	rapid.Check(t, func(t *rapid.T) {
		program, problems := policy.Compile(rules.Draw(t, "rules"))
		if len(problems) > 0 {
			t.Fatal(problems)
		}

		before := facts(mostly.Draw(t, "0"), mostly.Draw(t, "1"), mostly.Draw(t, "2"), mostly.Draw(t, "3"))
		after := *before
		after.Findings = slices.Clone(before.Findings)
		at := rapid.SampledFrom([]int{0, 1, 2, 3, 4, 5, 6, 6, 6, 6}).Draw(t, "at") // the last, match, is what most conditions look at
		finding := &after.Findings[at]
		finding.Outcome = outcomes.Filter(func(o engine.Outcome) bool { return severity(o) >= severity(finding.Outcome) }).Draw(t, "worse")

		// A check that did not come to an end has measured nothing.
		if finding.Outcome != before.Findings[at].Outcome && rapid.Bool().Draw(t, "unmeasured") {
			finding.Score, finding.Measures, finding.Reasons = nil, nil, nil
		}

		checks := decision.Default()
		was, is := program.Judge(before, checks), program.Judge(&after, checks)

		if is.Outcome == decision.Approved && was.Outcome != decision.Approved {
			t.Fatalf("%+v became %+v", was, is)
		}
	})
}

// The facts that were kept give the same decision again, byte for byte.
func TestFactsGiveTheSameAgain(t *testing.T) {
	t.Parallel()

	program, problems := policy.Compile([]policy.Rule{{"score.passive < 0.9 && attempts.subject == 2", policy.Review, "low"}})
	require.Empty(t, problems)

	first, err := json.Marshal(program.Judge(good(), decision.Default()))
	require.NoError(t, err)

	kept, err := json.Marshal(good())
	require.NoError(t, err)

	var again policy.Facts
	require.NoError(t, json.Unmarshal(kept, &again))

	second, err := json.Marshal(program.Judge(&again, decision.Default()))
	require.NoError(t, err)
	require.Equal(t, string(first), string(second))
}

func BenchmarkJudge(b *testing.B) {
	for _, n := range []int{0, 10} {
		b.Run(fmt.Sprintf("%d rules", n), func(b *testing.B) {
			rules := make([]policy.Rule, n)
			for i := range rules {
				rules[i] = policy.Rule{When: "score.passive < 0.1 && attempts.subject > 3", Then: policy.Decline, Reason: "x"}
			}

			program, problems := policy.Compile(rules)
			require.Empty(b, problems)

			f, checks := good(), decision.Default()

			for b.Loop() {
				program.Judge(f, checks)
			}
		})
	}
}
