package edition_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	where "github.com/honnin/honnin/ent/db/edition"
	"github.com/honnin/honnin/verification/edition"
)

// Whatever is done to an edition in whatever order, what was published never becomes a draft again.
func TestTheTable(t *testing.T) {
	t.Parallel()

	moves := edition.Moves()

	rapid.Check(t, func(t *rapid.T) {
		state, published := where.StateDraft, false

		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			can := slices.DeleteFunc(slices.Clone(moves), func(m edition.Move) bool {
				return m.From != state || m.Verb == edition.VerbRollback && !published
			})
			if len(can) == 0 {
				break
			}

			move := rapid.SampledFrom(can).Draw(t, "move")
			state = move.To
			published = published || state == where.StatePublished

			if published && (state == where.StateDraft || state == where.StateValidated) {
				t.Fatalf("published, and then %s by %s", state, move.Verb)
			}
		}
	})
}

func TestTheTableIsSound(t *testing.T) {
	t.Parallel()

	seen := map[string]bool{}
	reached := map[edition.State]bool{where.StateDraft: true}

	for _, move := range edition.Moves() {
		require.NoError(t, where.StateValidator(move.From))
		require.NoError(t, where.StateValidator(move.To))

		key := string(move.Verb) + " from " + string(move.From)
		require.False(t, seen[key], "%s leads to two states", key)
		seen[key], reached[move.To] = true, true

		if move.To == where.StatePublished {
			require.NotEqual(t, where.StateDraft, move.From, "nothing comes into force that was not validated")
		}
	}

	for _, state := range edition.States() {
		require.True(t, reached[state], state)
	}
}
