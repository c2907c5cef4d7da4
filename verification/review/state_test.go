package review_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	at "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

func TestTableIsWhole(t *testing.T) {
	t.Parallel()

	reached := []review.State{where.StateOpen}

	for _, move := range review.Moves() {
		require.NoError(t, where.StateValidator(move.From))
		require.NoError(t, where.StateValidator(move.To))
		require.NotEqual(t, move.From, move.To)
		reached = append(reached, move.To)
	}

	for _, state := range review.States() {
		require.Contains(t, reached, state)
	}

	require.NotContains(t, review.Waiting(), where.StateDecided)
}

// Whatever people do in whatever order, a case moves along the table alone, and its verification is where the case says.
func TestWalksAlongTheTable(t *testing.T) {
	t.Parallel()

	ctx := lite(t)

	rapid.Check(t, func(r *rapid.T) {
		row := waiting(ctx, t, policy.Terms{FourEyes: rapid.Bool().Draw(r, "four eyes")})

		for range rapid.IntRange(1, 10).Draw(r, "steps") {
			before := row.State
			person := rapid.SampledFrom([]string{"usr_a", "usr_b", "usr_c"}).Draw(r, "person")
			senior := rapid.Bool().Draw(r, "senior")

			// Refusals are part of the walk: what counts is where the case stands afterwards.
			switch verb := rapid.SampledFrom([]string{"approve", "decline", "escalate", "reopen", "release", "claim"}).Draw(r, "verb"); verb {
			case "reopen":
				_, _ = review.Reopen(by(ctx, person), store(ctx), row.ID, row.Revision, uuid.NewString(), "r")
			case "release":
				_, _ = review.Release(by(ctx, person), row.ID)
			case "claim":
				_, _ = review.Claim(by(ctx, person), row.ID, senior, time.Nanosecond)
			default:
				if _, err := review.Claim(by(ctx, person), row.ID, senior, time.Minute); err == nil {
					_, _ = review.Decide(by(ctx, person), store(ctx), row.ID, senior, opinion(row, said.Verdict(verb)))
				}
			}

			var err error

			row, err = review.Get(ctx, row.ID)
			require.NoError(t, err)
			require.True(t, before == row.State || slices.ContainsFunc(review.Moves(), func(m review.Move) bool {
				return m.From == before && m.To == row.State
			}), "%s to %s", before, row.State)

			want := at.StateReview
			if row.State == where.StateDecided {
				want = at.State(*row.Outcome)
			}

			require.Equal(t, want, state(ctx, t, row))
		}
	})
}

// The picture in the documents is drawn of the table.
func TestThePictureIsOfTheTable(t *testing.T) {
	t.Parallel()

	page, err := os.ReadFile("../../docs/review.md")
	require.NoError(t, err)

	var drawn strings.Builder

	drawn.WriteString("```mermaid\nstateDiagram-v2\n    [*] --> open\n")

	for _, move := range review.Moves() {
		fmt.Fprintf(&drawn, "    %s --> %s: %s\n", move.From, move.To, move.Verb)
	}

	drawn.WriteString("```\n")
	require.Contains(t, string(page), drawn.String())

	for _, meaning := range review.Meanings() {
		verdict := string(meaning.Verdict)
		if verdict == "" {
			verdict = "any"
		}

		require.Contains(t, string(page), fmt.Sprintf("| `%s` | %s | %s |", strings.ToUpper(string(meaning.Reason)), verdict, meaning.Truth))
	}
}
