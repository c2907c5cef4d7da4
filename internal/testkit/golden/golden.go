// Package golden runs a check over the cases of its room and compares what it finds with what it found before.
//
// A case is a folder testdata/<case> with input.json (which pictures, and where the policy differs from the default) and
// want.json (the finding). Run the tests with HONNIN_GOLDEN=write to accept what is found; read the diff before committing it.
package golden

import (
	"encoding/json"
	"maps"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/film"
)

// Case is what input.json says.
type Case struct {
	// Doc says what the case stands for.
	Doc string `json:"doc"`
	// Selfie and Reference are file names of [testkit.People].
	Selfie    []string `json:"selfie"`
	Reference []string `json:"reference,omitempty"`
	// Motion is a scene of a film; nil for none.
	Motion *Motion `json:"motion,omitempty"`
	// Capture and Neighbours are facts that stand beside the pictures.
	Capture    *engine.Facts  `json:"capture,omitempty"`
	Neighbours *engine.Copies `json:"neighbours,omitempty"`
	// Thresholds replaces figures of the default policy, for example the resolution floor that old films do not reach.
	Thresholds engine.Thresholds `json:"thresholds,omitempty"`
}

// Motion is a scene of one of the films of package film, what was asked for in it, and when, as a page would have noted it.
type Motion struct {
	Film      string           `json:"film"`
	From      float64          `json:"from"` // seconds of the film
	To        float64          `json:"to"`
	Challenge motion.Challenge `json:"challenge"`
	Prompts   []motion.Asked   `json:"prompts"` // ms from the first frame
}

// evidence adds the scene as the server would have it.
func (m *Motion) evidence(tb testing.TB, to engine.Evidence) {
	tb.Helper()

	if m == nil {
		return
	}

	frames := film.Cut(tb, m.Film, m.From, m.To)
	file, err := motion.Write("", film.Times(len(frames)), frames, m.Prompts)
	require.NoError(tb, err)
	asked, err := json.Marshal(m.Challenge)
	require.NoError(tb, err)

	to[engine.Motion], to[engine.Challenge] = [][]byte{file}, [][]byte{asked}
}

// want is the part of a finding that must not change unseen.
type want struct {
	Outcome  engine.Outcome     `json:"outcome"`
	Score    *float64           `json:"score"`
	Reasons  []engine.Reason    `json:"reasons"`
	Measures map[string]float64 `json:"measures"`
	Models   []string           `json:"models"`
}

// Desk starts the models for a test.
func Desk(tb testing.TB) *engine.Desk {
	tb.Helper()

	bundle, err := model.Open(testkit.Models(tb))
	require.NoError(tb, err)

	desk, err := engine.NewDesk(bundle)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, desk.Close()) })

	return desk
}

// Test runs the check, behind the checks it builds on, over every case of the calling package's testdata.
func Test(t *testing.T, check *engine.Check) {
	t.Helper()

	cases, err := filepath.Glob(filepath.Join("testdata", "*", "input.json"))
	require.NoError(t, err)
	require.NotEmpty(t, cases, "a room without cases")

	desk := Desk(t)
	for _, path := range cases {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			findings, err := Run(t, desk, Chain(check), Read(t, path))
			require.NoError(t, err)
			compare(t, filepath.Join(dir, "want.json"), findings[len(findings)-1])
		})
	}
}

// Read reads one input.json.
func Read(tb testing.TB, path string) Case {
	tb.Helper()

	data, err := os.ReadFile(path)
	require.NoError(tb, err)

	var c Case
	require.NoError(tb, json.Unmarshal(data, &c))

	return c
}

func encoded(tb testing.TB, facts any) []byte {
	tb.Helper()

	data, err := json.Marshal(facts)
	require.NoError(tb, err)

	return data
}

// Run judges one case by the default policy with the case's own figures.
func Run(tb testing.TB, desk *engine.Desk, checks []*engine.Check, c Case) ([]engine.Finding, error) {
	tb.Helper()

	evidence := engine.Evidence{}
	for _, name := range c.Selfie {
		evidence[engine.Selfie] = append(evidence[engine.Selfie], testkit.Person(tb, name))
	}

	for _, name := range c.Reference {
		evidence[engine.Reference] = append(evidence[engine.Reference], testkit.Person(tb, name))
	}

	c.Motion.evidence(tb, evidence)
	if c.Capture != nil {
		evidence[engine.Capture] = [][]byte{encoded(tb, c.Capture)}
	}

	if c.Neighbours != nil {
		evidence[engine.Neighbours] = [][]byte{encoded(tb, c.Neighbours)}
	}

	thresholds := engine.Thresholds{}
	maps.Copy(thresholds, decision.Default().Thresholds)

	for name, value := range c.Thresholds {
		require.Contains(tb, thresholds, name)
		thresholds[name] = value
	}

	findings, _, err := engine.Run(tb.Context(), desk, checks, evidence, thresholds)

	return findings, err
}

// Chain gives the checks that a check builds on, in order, and then the check.
func Chain(check *engine.Check) []*engine.Check {
	var chain []*engine.Check

	seen := map[string]bool{}

	var walk func(*engine.Check)

	walk = func(c *engine.Check) {
		for _, after := range c.After {
			walk(after)
		}

		if !seen[c.Name] {
			seen[c.Name] = true
			chain = append(chain, c)
		}
	}
	walk(check)

	return chain
}

func compare(t *testing.T, path string, finding engine.Finding) {
	t.Helper()

	got := want{Outcome: finding.Outcome, Score: round(finding.Score), Reasons: finding.Reasons, Measures: map[string]float64{}, Models: []string{}}
	if got.Reasons == nil {
		got.Reasons = []engine.Reason{}
	}

	for name, value := range finding.Measures {
		got.Measures[name] = *round(&value)
	}

	for _, name := range []string{"detect", "landmark", "pose", "eye", "liveness", "feature"} {
		if len(finding.Models[name]) == 64 {
			got.Models = append(got.Models, name)
		}
	}

	if os.Getenv("HONNIN_GOLDEN") == "write" {
		data, err := json.MarshalIndent(got, "", "  ")
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, append(data, '\n'), 0o600))
	}

	data, err := os.ReadFile(path)
	require.NoError(t, err)

	var expected want
	require.NoError(t, json.Unmarshal(data, &expected))
	require.Equal(t, expected.Outcome, got.Outcome, "%v %v", got.Reasons, got.Measures)
	require.Equal(t, expected.Reasons, got.Reasons)
	require.Equal(t, expected.Models, got.Models)
	require.Equal(t, expected.Score == nil, got.Score == nil)

	if expected.Score != nil {
		near(t, "score", *expected.Score, *got.Score)
	}

	require.Len(t, got.Measures, len(expected.Measures))

	for name, value := range expected.Measures {
		require.Contains(t, got.Measures, name)
		near(t, name, value, got.Measures[name])
	}
}

// near allows for another processor's arithmetic and another build of the image decoders: 3 % or 0.05, whichever is more.
func near(t *testing.T, name string, expected, got float64) {
	t.Helper()
	require.InDelta(t, expected, got, max(0.05, math.Abs(expected)*0.03), name)
}

func round(v *float64) *float64 {
	if v == nil {
		return nil
	}

	r := math.Round(*v*10_000) / 10_000

	return &r
}
