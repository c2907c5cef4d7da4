package active

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/internal/testkit/film"
	"github.com/honnin/honnin/internal/testkit/golden"
)

// Real men who turn, nod and blink of their own accord pass the challenge that asks for just that, at those times, and no other of as
// many moves.
func TestRealHeads(t *testing.T) {
	desk := golden.Desk(t)

	for _, s := range scenes() {
		frames := film.Cut(t, s.film, s.from, s.to)
		glances := glancesOf(t, desk, s.selfie, frames)
		header := s.header(s.acts, len(frames))

		finding := judge(challengeOf(s.acts), header, glances, policy())
		t.Logf("%s (held out: %v): %v %v, turn %.1f, parallax %.3f, cosine %.2f, leap %.2f", s.name, s.heldOut, finding.Outcome, finding.Reasons,
			finding.Measures["turn"], finding.Measures["parallax"], finding.Measures["cosineLow"], finding.Measures["leap"])
		require.Equal(t, engine.Pass, finding.Outcome, s.name)

		others := 0

		for _, moves := range sequences(len(s.acts)) {
			if slices.Equal(moves, challengeOf(s.acts).Moves) {
				continue
			}

			acts := slices.Clone(s.acts)
			for i := range acts {
				acts[i].move = moves[i]
			}

			replayed := judge(challengeOf(acts), s.header(acts, len(frames)), glances, policy())
			require.Equal(t, engine.Fail, replayed.Outcome, "%s passes %v", s.name, moves)
			require.Contains(t, replayed.Reasons, NotMade)

			// With the prompts of its own challenge, it is known for what it is.
			require.Contains(t, judge(challengeOf(acts), header, glances, policy()).Reasons, OtherChallenge)

			others++
		}

		t.Logf("%s fails %d other challenges", s.name, others)
	}
}

// A man who leans aside without turning his head has not turned it.
func TestALeanIsNoTurn(t *testing.T) {
	lean := scene{film: film.Franck, selfie: "franck-1.jpg", from: 18.5, to: 24}
	frames := film.Cut(t, lean.film, lean.from, lean.to)
	acts := []asked{{motion.TurnLeft, 20.6, 23.5}}

	finding := judge(challengeOf(acts), lean.header(acts, len(frames)), glancesOf(t, golden.Desk(t), lean.selfie, frames), policy())
	require.Equal(t, []engine.Reason{NotMade, Flat}, finding.Reasons, "%v", finding.Measures)
}

// Films that are put together are found: another man's frames in the middle, frames taken out.
func TestFilmsPutTogether(t *testing.T) {
	desk, s := golden.Desk(t), scenes()[1]
	mine := film.Cut(t, s.film, s.from, s.to)
	glances := glancesOf(t, desk, s.selfie, mine)
	header := s.header(s.acts, len(mine))
	why := func(glances []glance) []engine.Reason {
		return judge(challengeOf(s.acts), header, glances, policy()).Reasons
	}

	require.Empty(t, why(glances))

	theirs := film.Cut(t, film.Cap12, 1, 2)
	other := glancesOf(t, desk, s.selfie, theirs)

	swapped := slices.Clone(glances)
	for i, one := range other {
		one.at = swapped[20+i].at
		swapped[20+i] = one
	}

	require.Contains(t, why(swapped), AnotherFace)

	gone := slices.Delete(slices.Clone(glances), 20, 28)
	require.Equal(t, []engine.Reason{Interrupted}, why(gone))
}
