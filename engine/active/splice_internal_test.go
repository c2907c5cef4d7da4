package active

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/internal/testkit/film"
	"github.com/honnin/honnin/internal/testkit/golden"
)

// behind is a film whose second half is the beginning of another one, at the times of the first.
func behind(first, second []glance) []glance {
	cut := slices.Clone(first)

	for i, one := range second[:min(len(second), len(cut)-len(cut)/2)] {
		at := len(cut)/2 + i
		one.at = cut[at].at
		cut[at] = one
	}

	return cut
}

// A scene behind another one is found by its face wherever it shows another man. Of the same man in the same seat the cut itself is no
// more than a movement: most of these films fail, for the moves are gone, but the cut is seen in few, and one that leaves the moves
// whole is not seen at all. The figures hold what is known of that, so that it gets no worse unnoticed.
func TestASceneBehindAnother(t *testing.T) {
	desk := golden.Desk(t)
	// Every scene beside the selfie of either man, for a face is compared with the one at hand.
	beside := map[string][][]glance{"franck-1.jpg": nil, "cap-1.jpg": nil}

	for selfie := range beside {
		for _, s := range scenes() {
			beside[selfie] = append(beside[selfie], glancesOf(t, desk, selfie, film.Cut(t, s.film, s.from, s.to)))
		}
	}

	var same, leapt, passed int

	for i, s := range scenes() {
		glances := beside[s.selfie]

		for j, other := range scenes() {
			if i == j {
				continue
			}

			finding := judge(challengeOf(s.acts), s.header(s.acts, len(glances[i])), behind(glances[i], glances[j]), policy())
			t.Logf("%s, then %s: %v %v, leap %.2f", s.name, other.name, finding.Outcome, finding.Reasons, finding.Measures["leap"])

			if s.selfie != other.selfie {
				require.Equal(t, engine.Fail, finding.Outcome)
				require.Contains(t, finding.Reasons, AnotherFace)

				continue
			}

			same++

			if slices.Contains(finding.Reasons, Leap) {
				leapt++
			}

			if finding.Outcome == engine.Pass {
				passed++
			}
		}
	}

	t.Logf("of %d films of one man %d leap and %d pass", same, leapt, passed)
	require.Equal(t, 12, same)
	require.GreaterOrEqual(t, leapt, 3)
	require.LessOrEqual(t, passed, 2)
}
