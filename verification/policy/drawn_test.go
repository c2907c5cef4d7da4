package policy_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/verification/policy"
)

// checks that conditions speak of: required ones, one that is not, and one that nobody has.
func named() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"face", "quality", "passive", "match", "active", "injection", "duplicate", "nothing"})
}

// atom is one comparison over findings, fields, counts or lists, in each of the ways in which CEL names a value.
func atom() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		check, figure := named().Draw(t, "check"), rapid.SampledFrom([]string{"0.1", "0.5", "0.8", "0.9"}).Draw(t, "figure")
		outcome := rapid.SampledFrom([]string{"pass", "fail", "skipped", "inconclusive"}).Draw(t, "outcome")
		sign := rapid.SampledFrom([]string{"<", "<=", ">", ">=", "==", "!="}).Draw(t, "sign")

		return rapid.SampledFrom([]string{
			"score." + check + sign + figure, "score['" + check + "']" + sign + figure, "has(score." + check + ")", "'" + check + "' in score",
			"outcome." + check + "=='" + outcome + "'", "outcome['" + check + "']!='" + outcome + "'",
			"[outcome." + check + "].exists(o, o=='" + outcome + "')", "{'a': score}.a." + check + sign + figure, "[score][0]['" + check + "']" + sign + figure,
			"outcome.exists(c, outcome[c]=='" + outcome + "')", "outcome.all(c, outcome[c]!='" + outcome + "')", "score.exists_one(c, score[c]" + sign + figure + ")",
			"size(score)" + sign + "3", "size(outcome.filter(c, outcome[c]=='pass'))" + sign + "4", "outcome=={'face':'pass'}",
			"score[metadata.check]" + sign + figure, "outcome[metadata.check]=='" + outcome + "'", "metadata.check in score",
			"measure." + check + ".faces" + sign + "1.0", "'faces' in measure." + check, "has(measure." + check + ".faces)", "measure.exists(c, size(measure[c])>0)",
			"reasons." + check + ".exists(r, r.startsWith('se'))", "size(reasons." + check + ")" + sign + "0", "reasons.exists(c, 'seen' in reasons[c])",
			"attempts.subject" + sign + "2", "attempts.device" + sign + "1", "lists.blocked", "!lists.blocked", "lists.unknown", "'selfie' in steps", "'motion' in steps",
			"metadata.product=='loan'", "metadata.product.matches('^(l+o*)+an$')", "has(document.name)", "document.name=='x'", "size(steps)" + sign + "1", "true", "false",
		}).Draw(t, "atom")
	})
}

// condition joins atoms.
func joined() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text := atom().Draw(t, "first")

		for range rapid.IntRange(0, 3).Draw(t, "more") {
			next := atom().Draw(t, "next")
			text = rapid.SampledFrom([]string{
				"(" + text + ") && (" + next + ")", "(" + text + ") || (" + next + ")", "!(" + text + ")", "(" + text + ") ? (" + next + ") : !(" + next + ")",
				"[1, 2].all(i, i > 0 && (" + text + "))",
			}).Draw(t, "join")
		}

		return text
	})
}

// Whatever a tenant writes in CEL, over findings, fields, counts and lists, with checks that are required and checks that are not: making findings
// worse never makes an approval of what was none, and what was decided comes out of its facts again byte for byte.
func TestDrawnRulesNeverApproveWhatIsWorse(t *testing.T) {
	t.Parallel()

	mostly := rapid.SampledFrom(append(slices.Repeat([]engine.Outcome{engine.Pass}, 10), engine.Outcomes()...))

	rapid.Check(t, func(t *rapid.T) {
		rules := make([]policy.Rule, rapid.IntRange(1, 3).Draw(t, "rules"))
		for i := range rules {
			rules[i] = policy.Rule{
				When: joined().Draw(t, "when"), Then: rapid.SampledFrom([]policy.Then{policy.Approve, policy.Review, policy.Decline}).Draw(t, "then"), Reason: "x",
			}
		}

		program, problems := policy.Compile(rules)
		if len(problems) > 0 {
			t.Fatalf("%v", problems)
		}

		before := good()
		before.Metadata["check"] = named().Draw(t, "named")

		for i := range before.Findings {
			before.Findings[i].Outcome = mostly.Draw(t, "was")
		}

		after := *before
		after.Findings = slices.Clone(before.Findings)

		for range rapid.IntRange(1, 2).Draw(t, "worse") {
			at := rapid.IntRange(0, len(after.Findings)-1).Draw(t, "at")
			finding := &after.Findings[at]
			worse := rapid.SampledFrom(engine.Outcomes()).Filter(func(o engine.Outcome) bool { return severity(o) >= severity(finding.Outcome) }).Draw(t, "outcome")

			if worse != finding.Outcome {
				finding.Outcome = worse
				if rapid.Bool().Draw(t, "unmeasured") {
					*finding = unmeasured(finding.Check, worse)
				}
			}
		}

		checks := decision.Default()
		was, is := program.Judge(before, checks), program.Judge(&after, checks)

		if is.Outcome == decision.Approved && was.Outcome != decision.Approved {
			t.Fatalf("%v: %+v became %+v", rules, was, is)
		}

		// What was skipped or failed in a check that must be there is never approved.
		for _, finding := range after.Findings {
			for _, rule := range checks.Rules {
				if rule.Check == finding.Check && is.Outcome == decision.Approved && (finding.Outcome > engine.Skipped || rule.Required && finding.Outcome != engine.Pass) {
					t.Fatalf("%s was %s and approved", finding.Check, finding.Outcome)
				}
			}
		}

		kept, err := json.Marshal(&after)
		require.NoError(t, err)

		var read policy.Facts
		require.NoError(t, json.Unmarshal(kept, &read))

		by, err := json.Marshal(&policy.Policy{Checks: checks, Rules: program})
		require.NoError(t, err)

		again, err := policy.Read(by)
		require.NoError(t, err)
		require.Equal(t, is, again.Judge(&read))
	})
}

// What would take long, or is no condition, is refused with its place before it judges, or costs too much and leads to a person; either is quick.
func TestNastyConditions(t *testing.T) {
	t.Parallel()

	ten := "[1,2,3,4,5,6,7,8,9,10]"
	nested := "true"

	for i := range 8 {
		nested = fmt.Sprintf("%s.all(v%d, %s)", ten, i, nested)
	}

	for name, test := range map[string]struct {
		when string
		// line and column are of the first problem; 0 for a condition that compiles and leads to a person.
		line, column int
		// nowhere: it is refused, and no one place is at fault.
		nowhere bool
	}{
		"loops in loops":            {when: nested},
		"a list of lists":           {when: "size(" + strings.Repeat(ten+".map(x, ", 6) + ten + strings.Repeat(")", 6) + ") > 100000000"},
		"a growing text":            {when: strings.Repeat("[metadata.product].all(a, ", 1) + "('x' + " + strings.Repeat("metadata.product + ", 80) + "'y').matches('(.*)(.*)(.*)(.*)(.*)(.*)z') || " + nested + ")", nowhere: true},
		"a bomb of an expression":   {when: "metadata.product.matches('" + strings.Repeat("(", 30) + "a" + strings.Repeat("{1,9})", 30) + "')", nowhere: true},
		"an expression of a fact":   {when: "'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.matches(metadata.missing)"},
		"no number":                 {when: "1 / attempts.nothing > 0"},
		"nought":                    {when: "1 / (attempts.subject - attempts.subject) == 1"},
		"beyond a number":           {when: "9223372036854775807 + attempts.subject > 0"},
		"deep brackets":             {when: strings.Repeat("(", 400) + "true" + strings.Repeat(")", 400), nowhere: true},
		"deep denials":              {when: strings.Repeat("!(", 200) + "true" + strings.Repeat(")", 200), nowhere: true},
		"a word nobody knows":       {when: "true &&\n\n   now() > 3", line: 3, column: 7},
		"another type":              {when: "score.match > 'high'", line: 1, column: 13},
		"a list of several types":   {when: "lists.blocked == 'yes'", line: 1, column: 15},
		"no end":                    {when: "score.match > (", line: 1, column: 16},
		"two lines, the second bad": {when: "score.match > 0.5 &&\nscore.match >< 1", line: 2, column: 14},
		"a literal beyond numbers":  {when: "attempts.subject > 99999999999999999999999999", line: 1, column: 20},
		"no text at its end":        {when: "metadata.product == 'loan", line: 1, column: 21},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			began := time.Now()
			program, problems := policy.Compile([]policy.Rule{{When: test.when, Then: policy.Approve, Reason: "x"}})

			if test.line > 0 || test.nowhere {
				require.NotEmpty(t, problems)
				require.NotEmpty(t, problems[0].Message)
				require.Equal(t, policy.FlawCondition, problems[0].Flaw)
				problems[0].Message, problems[0].Flaw = "", ""
				require.Equal(t, policy.Problem{Part: "when", Line: test.line, Column: test.column}, problems[0])
			} else {
				require.Empty(t, problems)
				require.Equal(t, decision.Review, program.Judge(good(), decision.Default()).Outcome)
			}

			require.Less(t, time.Since(began), 5*time.Second)
		})
	}

	_, problems := policy.Compile([]policy.Rule{{When: "'" + strings.Repeat("x", policy.MaxCondition) + "' == ''", Then: policy.Review, Reason: "x"}})
	require.Contains(t, problems[0].Message, "2000 bytes")
}
