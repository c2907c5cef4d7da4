package suite_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/internal/testkit"
)

func start(tb testing.TB) *suite.Suite {
	tb.Helper()

	bundle, err := model.Open(testkit.Models(tb))
	require.NoError(tb, err)

	s, err := suite.New(bundle)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, s.Close()) })

	return s
}

// films is the default policy with the resolution floor that the films reach.
func films() engine.Thresholds {
	thresholds := engine.Thresholds{"quality.interEyeDistance.min": 40}
	for name, value := range decision.Default().Thresholds {
		if _, ok := thresholds[name]; !ok {
			thresholds[name] = value
		}
	}

	return thresholds
}

func people(tb testing.TB, names ...string) [][]byte {
	tb.Helper()

	files := make([][]byte, 0, len(names))
	for _, name := range names {
		files = append(files, testkit.Person(tb, name))
	}

	return files
}

// What the product promises about real people, end to end: the default policy's decision with the films' resolution floor.
func TestDecisions(t *testing.T) {
	s := start(t)
	franck := []string{"franck-1.jpg", "franck-2.jpg", "franck-3.jpg"}

	for name, row := range map[string]struct {
		selfie, reference []string
		want              decision.Outcome
	}{
		"one man":            {franck, []string{"franck-later.jpg"}, decision.Approved},
		"the other man":      {[]string{"cap-1.jpg", "cap-2.jpg", "cap-3.jpg"}, []string{"cap-later.jpg"}, decision.Approved},
		"one still":          {franck[:1], []string{"franck-later.jpg"}, decision.Approved},
		"an impostor":        {franck, []string{"cap-later.jpg"}, decision.Declined},
		"a painting":         {[]string{"painting.jpg"}, []string{"franck-later.jpg"}, decision.Review},
		"a painting alone":   {[]string{"painting.jpg"}, nil, decision.Review},
		"a flat colour":      {[]string{"flat.jpg"}, []string{"franck-later.jpg"}, decision.Review},
		"too dark":           {[]string{"dark.jpg"}, []string{"franck-later.jpg"}, decision.Review},
		"two faces":          {[]string{"two.jpg"}, []string{"franck-later.jpg"}, decision.Review},
		"no reference face":  {franck, []string{"flat.jpg"}, decision.Review},
		"a stranger's frame": {[]string{"franck-1.jpg", "cap-1.jpg"}, []string{"franck-later.jpg"}, decision.Declined},
	} {
		t.Run(name, func(t *testing.T) {
			findings, err := s.Run(t.Context(), engine.Evidence{
				engine.Selfie: people(t, row.selfie...), engine.Reference: people(t, row.reference...),
			}, films())
			require.NoError(t, err)
			require.Len(t, findings, len(suite.Checks()))

			policy := decision.Default()
			policy.Thresholds = films()
			require.Equal(t, row.want, decision.Decide(findings, policy).Outcome, "%+v", findings)
		})
	}
}

func TestThresholdsAreUniqueAndDocumented(t *testing.T) {
	t.Parallel()

	seen := map[string]bool{}
	for _, declared := range suite.Thresholds() {
		require.False(t, seen[declared.Name], declared.Name)
		seen[declared.Name] = true

		require.Less(t, declared.Low, declared.High, declared.Name)
		require.NotEmpty(t, declared.Doc, declared.Name)
		require.NotEmpty(t, declared.Unit, declared.Name)
		require.Regexp(t, `^[a-z]+\.[a-zA-Z]+\.(min|max)$`, declared.Name)
	}
}

func TestRunRefusesPoliciesWithGaps(t *testing.T) {
	t.Parallel()

	s := start(t)
	for _, declared := range suite.Thresholds() {
		gap := films()
		delete(gap, declared.Name)

		_, err := s.Run(t.Context(), engine.Evidence{engine.Selfie: people(t, "franck-1.jpg")}, gap)
		require.ErrorIs(t, err, engine.ErrThreshold)
		require.ErrorContains(t, err, declared.Name)
	}
}

func TestUndecodableFiles(t *testing.T) {
	t.Parallel()

	s, good := start(t), testkit.Person(t, "franck-1.jpg")
	for name, evidence := range map[string]engine.Evidence{
		"selfie":    {engine.Selfie: {good[:len(good)/2]}},
		"frame":     {engine.Selfie: {good, []byte("no picture at all")}},
		"reference": {engine.Selfie: {good}, engine.Reference: {good[:100]}},
	} {
		findings, err := s.Run(t.Context(), evidence, films())

		var e *pixel.Error
		require.ErrorAs(t, err, &e, name)
		require.Nil(t, findings)
	}

	findings, err := s.Run(t.Context(), engine.Evidence{engine.Selfie: {good}}, films())
	require.NoError(t, err, "a bad file must not spoil the next run")
	require.Equal(t, engine.Pass, findings[0].Outcome)
}

func TestUnreadableIsNeverApproved(t *testing.T) {
	t.Parallel()

	findings := suite.Unreadable()
	require.Len(t, findings, len(suite.Checks()))
	require.Equal(t, []engine.Reason{"unreadable_image"}, findings[0].Reasons)
	require.NotEqual(t, decision.Approved, decision.Decide(findings, decision.Default()).Outcome)
}

func TestRunIsCanceled(t *testing.T) {
	t.Parallel()

	canceled, cancel := context.WithCancel(t.Context())
	cancel()

	_, err := start(t).Run(canceled, engine.Evidence{engine.Selfie: people(t, "franck-1.jpg")}, films())
	require.ErrorIs(t, err, context.Canceled)
}

func TestTraceSaysWhereTimeWent(t *testing.T) {
	t.Parallel()

	s := start(t)
	_, err := s.Run(t.Context(), engine.Evidence{
		engine.Selfie: people(t, "franck-1.jpg", "franck-2.jpg"), engine.Reference: people(t, "franck-later.jpg"),
	}, films())
	require.NoError(t, err)

	trace := s.Trace()
	require.LessOrEqual(t, trace.Raw(), trace.Total)

	calls := map[engine.Stage]int{
		engine.Decode: 3, engine.Detect: 3, engine.Landmark: 3, engine.Pose: 2, engine.Eyes: 4, engine.Measuring: 2, engine.Feature: 3,
	}
	for stage, want := range calls {
		require.Equal(t, want, trace.Of(stage).Calls, stage)
		require.LessOrEqual(t, trace.Of(stage).Raw, trace.Of(stage).Total, stage)
	}
}

func BenchmarkRun(b *testing.B) {
	for frames := range 2 {
		b.Run(fmt.Sprintf("%d frames", 1+2*frames), func(b *testing.B) {
			s, thresholds := start(b), films()
			evidence := engine.Evidence{
				engine.Selfie:    people(b, "franck-1.jpg", "franck-2.jpg", "franck-3.jpg")[:1+2*frames],
				engine.Reference: people(b, "franck-later.jpg"),
			}

			b.ReportAllocs()

			for b.Loop() {
				if _, err := s.Run(b.Context(), evidence, thresholds); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
