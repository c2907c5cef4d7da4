package verification_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/engine/decision"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
)

func TestTableIsWhole(t *testing.T) {
	t.Parallel()

	states := verification.States()

	for _, state := range states {
		require.NoError(t, where.StateValidator(state), "the table knows a state that the database does not")
	}

	reached := append(make([]verification.State, 0, len(states)), where.StateCreated)

	for _, move := range verification.Moves() {
		require.Contains(t, states, move.From)
		require.Contains(t, states, move.To)
		require.NotEqual(t, move.From, move.To)
		reached = append(reached, move.To)

		// Nothing but asking for more leads back to where the person can capture, and nothing at all once it was decided.
		require.False(t, verification.Open(move.To) && !verification.Open(move.From) && move.Verb != verification.VerbReopen)
		require.False(t, verification.Open(move.To) && verification.Concluded(move.From))
	}

	for _, state := range states {
		require.Contains(t, reached, state, "no move leads there")
		require.False(t, verification.Open(state) && verification.Concluded(state))
	}

	require.False(t, verification.Concluded("dance"))
	require.Equal(t, "verification.approved", verification.Event(where.StateApproved))
}

// Whatever is called in whatever order, a verification only ever moves along the table, each arrival is told once, and a
// conclusion is final.
func TestWalksAlongTheTable(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		rapid.Check(t, func(r *rapid.T) {
			row := k.create(t)
			verbs := walker{kit: k, t: t, id: row.ID}
			before := row.State
			reached := []string{verification.Event(before)}

			for range rapid.IntRange(1, 12).Draw(r, "steps") {
				name := rapid.SampledFrom(verbs.names()).Draw(r, "verb")
				verbs.call(name)

				now, err := verification.Get(k.ctx, row.ID)
				require.NoError(t, err)

				if now.State != before {
					require.True(t, slices.ContainsFunc(verification.Moves(), func(m verification.Move) bool {
						return m.From == before && m.To == now.State
					}), "%s led from %s to %s", name, before, now.State)

					if !verification.Concluded(now.State) { // the worker tells of the others
						reached = append(reached, verification.Event(now.State))
					}
				}

				before = now.State
			}

			require.Equal(t, reached, k.timeline(t, row.ID), "each arrival is told once")
		})
	})
}

// walker calls every verb, whatever it says.
type walker struct {
	kit

	t  *testing.T
	id uuid.UUID
}

func (w walker) names() []string {
	return []string{"start", "consent", "attach", "submit", "submit", "claim", "release", "reopen", "cancel", "expire", "approve", "decline", "review"}
}

func (w walker) call(name string) {
	conclude := func(outcome decision.Outcome) {
		_, err := verification.Conclude(w.ctx, w.id, verification.Judgement{Decided: decision.Decision{Outcome: outcome, Reasons: []string{}, Policy: "p"}})
		require.NoError(w.t, err)
	}

	// Refusals are part of the walk: what counts is where the row stands afterwards.
	switch name {
	case "start":
		_, _ = verification.Start(w.ctx, w.id)
	case "consent":
		_ = verification.Consent(w.ctx, w.id, "1")
	case "attach":
		_, _ = w.attach(w.id, 0, bytes.NewReader(picture(w.t, 1)))
	case "submit":
		_, _ = verification.Submit(w.ctx, w.id)
	case "reopen":
		_, err := verification.Reopen(w.ctx, w.blobs, w.id, better())
		require.NoError(w.t, err)
	case "cancel":
		_, _ = verification.Cancel(w.ctx, w.id)
	case "claim":
		_, err := verification.Claim(w.ctx, w.id, time.Nanosecond)
		require.NoError(w.t, err)
	case "release":
		require.NoError(w.t, verification.Release(w.ctx, w.id, 1, time.Now(), true))
	case "expire":
		if row, err := verification.Get(w.ctx, w.id); err == nil && row.Revision%3 == 0 {
			_, err = verification.Expire(viewer.With(w.ctx, viewer.System("test")), row.ExpiresAt, 100)
			require.NoError(w.t, err)
		}
	case "approve":
		conclude(decision.Approved)
	case "decline":
		conclude(decision.Declined)
	case "review":
		conclude(decision.Review)
	}
}
