package main_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/internal/testkit"
)

// judged is the published shape; every key of it must be there.
type judged struct {
	Decision string
	Policy   string
	Findings []struct {
		Check, Version string
		Outcome        engine.Outcome
		Score          *float64
		Reasons        []string
		Measures       map[string]float64
		DurationMs     *float64
	}
}

func check(t *testing.T, args ...string) judged {
	t.Helper()

	got := honnin(t, append([]string{"check", "--json", "--policy", film(t)}, args...)...)
	require.Zero(t, got.code, got.errors)
	require.Empty(t, got.errors)

	var result judged

	require.NoError(t, json.Unmarshal([]byte(got.out), &result))

	return result
}

func TestCheckDecides(t *testing.T) {
	t.Parallel()

	cases := map[string]struct {
		selfies   []string
		reference string
		decision  string
		// outcomes are the first letters of each check's: pass, fail, inconclusive, skipped.
		outcomes string
		reason   string
	}{
		"a burst of the person":  {[]string{"franck-1.jpg", "franck-2.jpg", "franck-3.jpg"}, "franck-later.jpg", "approved", "PPPSPPS", ""},
		"one picture alone":      {[]string{"franck-1.jpg"}, "", "approved", "PPPSSPS", ""},
		"the other man":          {[]string{"cap-1.jpg"}, "cap-later.jpg", "approved", "PPPSPPS", ""},
		"somebody else":          {[]string{"franck-1.jpg"}, "cap-1.jpg", "declined", "PPPSFPS", "different_person"},
		"too dark":               {[]string{"dark.jpg"}, "", "review", "PISSSPS", "too_dark"},
		"two faces":              {[]string{"two.jpg"}, "", "review", "PISSSPS", "more_than_one_face"},
		"a flat colour":          {[]string{"flat.jpg"}, "", "review", "ISSSSPS", "no_face"},
		"a painting":             {[]string{"painting.jpg"}, "", "review", "PISSSPS", "come_closer"},
		"no face to compare":     {[]string{"franck-1.jpg"}, "flat.jpg", "review", "PPPSIPS", "no_reference_face"},
		"one bad frame of three": {[]string{"franck-1.jpg", "dark.jpg", "franck-2.jpg"}, "", "approved", "PPPSSPS", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var args []string
			for _, selfie := range c.selfies {
				args = append(args, "--selfie", person(t, selfie))
			}

			if c.reference != "" {
				args = append(args, "--reference", person(t, c.reference))
			}

			got := check(t, args...)
			require.Equal(t, c.decision, got.Decision)
			require.Equal(t, "people-1", got.Policy)

			checks, outcomes := make([]string, 0, 4), make([]string, 0, 4)

			var reasons []string

			for _, finding := range got.Findings {
				checks = append(checks, finding.Check)
				outcomes = append(outcomes, strings.ToUpper(finding.Outcome.String()[:1]))
				reasons = append(reasons, finding.Reasons...)

				require.NotEmpty(t, finding.Version)
				require.NotNil(t, finding.DurationMs)
				require.NotNil(t, finding.Reasons)
				require.NotNil(t, finding.Measures)
			}

			require.Equal(t, "face quality passive active match injection duplicate", strings.Join(checks, " "))
			require.Equal(t, c.outcomes, strings.Join(outcomes, ""))

			if c.reason != "" {
				require.Contains(t, reasons, c.reason)
			}
		})
	}
}

// Rules judge here as they do in the service; what a file cannot know, such as the caller's own values, sends it to a person.
func TestCheckJudgesByRules(t *testing.T) {
	t.Parallel()

	figures, err := os.ReadFile(film(t))
	require.NoError(t, err)

	rules := string(figures) + "rules:\n  - {when: '%s', then: decline, reason: tried}\n"

	for name, c := range map[string]struct{ when, decision, rule string }{
		"one that holds":         {`"selfie" in steps && score.passive < 2.0`, "declined", "rule.1"},
		"one that does not":      {`"reference" in steps`, "approved", ""},
		"one that cannot be had": {`metadata.product == "loan"`, "review", "rule.1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			file := lay(t, "rules.yaml", fmt.Appendf(nil, rules, c.when))
			got := honnin(t, "check", "--json", "--policy", file, "--selfie", person(t, "franck-1.jpg"))
			require.Zero(t, got.code, got.errors)

			var result struct{ Decision, Rule, Policy string }

			require.NoError(t, json.Unmarshal([]byte(got.out), &result))
			require.Equal(t, "people-1", result.Policy)
			require.Equal(t, c.decision, result.Decision, got.out)

			if c.rule != "" {
				require.Equal(t, c.rule, result.Rule)
			}
		})
	}

	file := lay(t, "rules.yaml", fmt.Appendf(nil, rules, `score.passive < scoer.match`))
	honnin(t, "check", "--policy", file, "--selfie", person(t, "franck-1.jpg")).complains(t, 2, "rules[0].when 1:17")
}

func TestCheckGivesTheSameFindingsTwice(t *testing.T) {
	t.Parallel()

	args := []string{"--selfie", person(t, "franck-1.jpg"), person(t, "franck-2.jpg"), "--reference", person(t, "cap-1.jpg")}
	a, b := check(t, args...), check(t, args...)

	for i := range a.Findings {
		a.Findings[i].DurationMs, b.Findings[i].DurationMs = nil, nil
	}

	require.Equal(t, a, b)
}

func TestCheckPrintsForPeople(t *testing.T) {
	t.Parallel()

	got := honnin(t, "check", "--policy", film(t), "--selfie", person(t, "franck-1.jpg"), "--reference", person(t, "cap-1.jpg"))
	require.Zero(t, got.code, got.errors)
	require.Contains(t, got.out, "declined  by rule match.fail of policy people-1\n    match.different_person\n")
	require.Regexp(t, `match\.cosine +-?0\.\d+ +at least 0\.450  ← not met`, got.out)
	require.Regexp(t, `quality\.yaw +-?[\d.]+  degree  within ±30\n`, got.out)
	require.NotContains(t, got.out, "\x1b", "no colour into a pipe")
}

func TestCheckRefusesUnusableInput(t *testing.T) {
	t.Parallel()

	whole := testkit.Person(t, "franck-1.jpg")
	good := person(t, "franck-1.jpg")
	huge := append([]byte{}, whole...)
	huge = append(huge, make([]byte, 15<<20)...)

	cases := map[string]struct {
		args []string
		says string
	}{
		"a missing file":        {[]string{"--selfie", "nowhere.jpg"}, "nowhere.jpg"},
		"a folder":              {[]string{"--selfie", t.TempDir()}, "folder"},
		"a text":                {[]string{"--selfie", lay(t, "note.jpg", []byte("this is no photograph at all"))}, "note.jpg: pixel: unsupported image"},
		"an empty file":         {[]string{"--selfie", lay(t, "empty.jpg", nil)}, "empty.jpg: pixel: truncated"},
		"half a photograph":     {[]string{"--selfie", lay(t, "half.jpg", whole[:len(whole)/2])}, "half.jpg: pixel: truncated"},
		"half a reference":      {[]string{"--selfie", good, "--reference", lay(t, "half.jpg", whole[:len(whole)/2])}, "half.jpg: pixel: truncated"},
		"a huge file":           {[]string{"--selfie", lay(t, "huge.jpg", huge)}, "huge.jpg: pixel: image too large"},
		"a missing reference":   {[]string{"--selfie", good, "--reference", "nowhere.jpg"}, "nowhere.jpg"},
		"six frames":            {[]string{"--selfie", good, good, good, good, good, good}, "at most 5"},
		"no selfie":             {nil, "--selfie"},
		"an unknown flag":       {[]string{"--selfie", good, "--polices", "x"}, "--polices"},
		"a missing policy":      {[]string{"--selfie", good, "--policy", "nowhere.yaml"}, "nowhere.yaml"},
		"a policy with a typo":  {[]string{"--selfie", good, "--policy", lay(t, "p.yaml", []byte("extend: default\nversion: v\nthresholds:\n  passive.scoer.min: 1\n"))}, "4:3: thresholds.passive.scoer.min: unknown key"},
		"a policy out of range": {[]string{"--selfie", good, "--policy", lay(t, "p.yaml", []byte("extend: default\nversion: v\nthresholds: {passive.score.min: 2}"))}, "is not within 0 to 1"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			honnin(t, append([]string{"check"}, c.args...)...).complains(t, 2, c.says)
		})
	}
}

func TestCheckNamesTheModelAtFault(t *testing.T) {
	t.Parallel()

	bundle := t.TempDir()
	require.NoError(t, os.CopyFS(bundle, os.DirFS(testkit.Models(t))))

	file := filepath.Join(bundle, "fr_liveness.onnx")
	data, err := os.ReadFile(file)
	require.NoError(t, err)

	data[len(data)/2] ^= 1
	require.NoError(t, os.WriteFile(file, data, 0o644))

	args := []string{"check", "--selfie", person(t, "franck-1.jpg")}
	with(t, bundle, args...).complains(t, 1, "fr_liveness.onnx")

	require.NoError(t, os.Remove(file))
	with(t, bundle, args...).complains(t, 1, "fr_liveness.onnx")
	with(t, filepath.Join(bundle, "nowhere"), args...).complains(t, 1, "nowhere")
}
