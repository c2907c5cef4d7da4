package policy_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/verification/policy"
)

func ready(rules ...policy.Rule) (*policy.Policy, []policy.Problem) {
	definition := policy.Definition{Version: "drawn", Extend: "default", Rules: rules}

	return definition.Ready(suite.Checks())
}

// A rule that would let go of somebody when a figure gets worse, or of which that cannot be told, is refused, with the place of the figure.
func TestRulesAreHeldToFigures(t *testing.T) {
	t.Parallel()

	for when, column := range map[string]int{
		// What is worse lets none of these go.
		"score.passive < 0.8":                                             0,
		"0.8 > score.passive":                                             0,
		"!(score.passive >= 0.8)":                                         0,
		"score['match'] <= 0.4 || score.passive < 0.9":                    0,
		"score.duplicate > 0.9":                                           0, // of which more is worse
		"measure.injection.looped > 0.5 && score.face < 0.9":              0,
		"measure['quality']['sharpness'] < 30.0":                          0,
		"has(score.match) && score.match < 0.5":                           0,
		"'nod' in measure.active && measure.active.nod < 12.0":            0,
		"size(score) < 7 && size(measure.face) > 0":                       0,
		"score.size() < 7":                                                0,
		"score.passive + 2.0 * score.match < 1.2":                         0,
		"-score.passive > -0.5":                                           0,
		"score.passive * -1.0 > -0.5":                                     0,
		"score.duplicate - score.match > 0.2":                             0,
		"metadata.product == 'loan' ? score.match < 0.6 : false":          0,
		"outcome.exists(c, outcome[c] == 'fail')":                         0,
		"measure.quality.yaw > 20.0 || measure.quality.yaw < -20.0":       0, // of which no end is better
		"measure.quality.luminance == 0.5":                                0,
		"outcome.match == 'pass' && attempts.subject > 3":                 0,
		"score.exists(c, c == 'match') && lists.blocked && false":         0,
		"reasons.match.size() > 0 && [1, 2].all(i, i > attempts.subject)": 0,

		// What is worse would let these go.
		"score.passive > 0.9":                             1,
		"score.match >= 0.3 && score.match < 0.6":         1,
		"attempts.subject > 1 && score.match > 0.9":       25,
		"!(score.match < 0.9)":                            3,
		"!(attempts.subject > 1 || !(score.match > 0.9))": 29,
		"score.duplicate < 0.2":                           1,
		"measure.injection.looped <= 0.5":                 1,
		"score.passive - score.match > 0.2":               1,
		"score.passive * -1.0 < -0.5":                     1,
		"measure.duplicate.distance > 200.0":              1,

		// Of these it cannot be told.
		"score.passive == 0.5":                                1,
		"score.passive != 0.5":                                1,
		"score.passive in [0.5, 0.6]":                         1,
		"string(score.passive) == '0.5'":                      8,
		"score.passive * score.match < 0.5":                   1,
		"1.0 / score.passive > 2.0":                           7,
		"score.exists(c, score[c] < 0.5)":                     1,
		"score[metadata.check] < 0.5":                         1,
		"{'a': score}.a.match < 0.5":                          7,
		"[score.match].exists(s, s < 0.5)":                    2,
		"[1, 2].all(i, i > 0 && score.match < 0.5)":           24,
		"score == {'match': 0.5}":                             1,
		"(score.match < 0.5 ? 1.0 : 2.0) < 1.5":               2,
		"score.match < 0.5 ? attempts.subject > 1 : true":     1,
		"measure.quality.exists(m, measure.quality[m] < 0.1)": 1,
	} {
		for _, then := range []policy.Then{policy.Review, policy.Decline} {
			made, problems := ready(policy.Rule{When: when, Then: then, Reason: "x"})
			if column == 0 {
				require.Empty(t, problems, when)
				require.NotNil(t, made)

				continue
			}

			require.Len(t, problems, 1, when)
			require.Equal(t, []any{0, "when", 1}, []any{problems[0].Rule, problems[0].Part, problems[0].Line}, when)
			require.Equal(t, column, problems[0].Column, "%s: %s", when, problems[0].Message)
		}
	}
}

func TestRulesThatApproveLookAtNoFigure(t *testing.T) {
	t.Parallel()

	_, problems := ready(policy.Rule{When: "lists.known &&\n  score.passive > 0.9", Then: policy.Approve, Reason: "x"})
	require.Len(t, problems, 1)
	require.Equal(t, []int{2, 3}, []int{problems[0].Line, problems[0].Column})
	require.Contains(t, problems[0].Message, "score.passive < 0.9")

	_, problems = ready(policy.Rule{When: "lists.known && outcome.passive == 'pass' && has(score.match) && measure.quality.yaw < 5.0", Then: policy.Approve, Reason: "x"})
	require.Empty(t, problems)
}

// Nobody would ever be decided by these but by a person: they are refused, with their place.
func TestRulesNameWhatIsThere(t *testing.T) {
	t.Parallel()

	for when, want := range map[string]string{
		"measure.passive.live > 0.5":                   "There is no measure live of passive.",
		"true && measure['quality']['luck'] > 0.5":     "There is no measure luck of quality.",
		"attempts.nothing > 1":                         "There is no count attempts.nothing",
		"document.birthDate < '2008'":                  "No document is read yet",
		"has(document.name) && document.name == 'Doe'": "No document is read yet",
		"'name' in document":                           "No document is read yet",
		"score.pasive < 0.5":                           "There is no check pasive.",
	} {
		_, problems := ready(policy.Rule{When: when, Then: policy.Review, Reason: "x"})
		require.Len(t, problems, 1, when)
		require.Contains(t, problems[0].Message, want)
	}
}

// goods are figures that are better when they are higher, in the ways in which they can be written.
func goods() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{
		"score.passive", "score.match", "score.face", "score['quality']", "measure.quality.sharpness", "measure.passive.logit", "measure.duplicate.distance",
		"(score.passive + score.match)", "(score.match * 0.5)", "-score.duplicate", "(score.face - measure.injection.looped)",
	})
}

// compared is a comparison of a figure, whichever way.
func compared() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		sign := rapid.SampledFrom([]string{" < ", " <= ", " > ", " >= ", " == ", " != "}).Draw(t, "sign")

		return goods().Draw(t, "low") + sign + rapid.SampledFrom([]string{"0.1", "0.5", "0.8", "0.9"}).Draw(t, "figure")
	})
}

// fit is a condition that objects to what is bad, in the ways in which that can be written.
func fit() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		figure := rapid.SampledFrom([]string{"0.1", "0.5", "0.8", "0.9"}).Draw(t, "figure")
		low := goods().Draw(t, "low")

		return rapid.SampledFrom([]string{
			low + " < " + figure, low + " <= " + figure, "!(" + low + " >= " + figure + ")", figure + " > " + low, "-(" + low + ") > " + "-" + figure,
			"score.duplicate > " + figure, "measure.injection.looped >= " + figure, "(attempts.subject > 1 ? " + low + " < " + figure + " : lists.blocked)",
			"has(score.match) && " + low + " < " + figure,
		}).Draw(t, "fit")
	})
}

// worsened makes findings worse: each by its figures while its outcome stays, or one by its outcome.
func worsened(t *rapid.T, findings []engine.Finding) {
	if rapid.IntRange(0, 3).Draw(t, "how") > 0 {
		for i := range findings {
			lowered(t, &findings[i])
		}

		return
	}

	finding := &findings[rapid.IntRange(0, len(findings)-1).Draw(t, "at")]
	finding.Outcome = rapid.SampledFrom(engine.Outcomes()).Filter(func(o engine.Outcome) bool { return severity(o) >= severity(finding.Outcome) }).Draw(t, "to")
}

// lowered makes the figures of a finding worse, or leaves them.
func lowered(t *rapid.T, finding *engine.Finding) {
	check := suite.Checks()[slices.IndexFunc(suite.Checks(), func(c *engine.Check) bool { return c.Name == finding.Check })]

	toward := func(value float64, better engine.Better) float64 {
		by := rapid.SampledFrom([]float64{0, .1, .5, .9}).Draw(t, "by")
		if better == engine.Lower {
			return value + by
		}

		return value - by
	}

	if finding.Score != nil {
		finding.Score = new(toward(*finding.Score, check.Better))
	}

	finding.Measures = maps.Clone(finding.Measures)

	for _, measure := range check.Measures {
		if value, measured := finding.Measures[measure.Name]; measured && measure.Better != engine.Neither {
			finding.Measures[measure.Name] = toward(value, measure.Better)
		}
	}
}

// Whatever a policy can be published with: neither a worse outcome nor a worse figure makes an approval of what was none.
func TestWorseFiguresNeverApprove(t *testing.T) {
	t.Parallel()

	mostly := rapid.SampledFrom(append(slices.Repeat([]engine.Outcome{engine.Pass}, 60), engine.Outcomes()...))
	figures := rapid.SampledFrom([]float64{.05, .1, .45, .5, .8, .85, .9, .95})

	rapid.Check(t, func(t *rapid.T) {
		rules := make([]policy.Rule, rapid.IntRange(1, 3).Draw(t, "rules"))
		for i := range rules {
			rules[i] = policy.Rule{When: rapid.OneOf(compared(), joined(), compared()).Draw(t, "any"), Then: rapid.SampledFrom([]policy.Then{policy.Approve, policy.Review, policy.Decline}).Draw(t, "then"), Reason: "x"}

			if _, problems := ready(rules[i]); len(problems) > 0 {
				parts := rapid.SliceOfN(fit(), 1, 3).Draw(t, "fit")
				rules[i].When, rules[i].Then = "("+strings.Join(parts, rapid.SampledFrom([]string{") && (", ") || ("}).Draw(t, "join"))+")", policy.Review
			}
		}

		by, problems := ready(rules...)
		if len(problems) > 0 {
			t.Fatalf("%v: %v", rules, problems)
		}

		before := good()
		before.Findings = nil

		for _, check := range suite.Checks() {
			finding := engine.Finding{Check: check.Name, Outcome: mostly.Draw(t, "was"), Score: new(figures.Draw(t, "score")), Measures: map[string]float64{}}
			for _, measure := range check.Measures {
				finding.Measures[measure.Name] = figures.Draw(t, "measure")
			}

			before.Findings = append(before.Findings, finding)
		}

		after := *before
		after.Findings = slices.Clone(before.Findings)

		worsened(t, after.Findings)

		was, is := by.Judge(before), by.Judge(&after)
		if is.Outcome == decision.Approved && was.Outcome != decision.Approved {
			t.Fatalf("%v: %+v became %+v", rules, was, is)
		}
	})
}
