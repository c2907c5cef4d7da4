package capture_test

import (
	"bytes"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/verification"
)

// reel is a film that answers the challenge.
func reel(t *testing.T, challenge any, shade uint8) []byte {
	t.Helper()

	token, ok := challenge.(string)
	require.True(t, ok)

	file, err := motion.Write(token, []int64{0, 100}, [][]byte{photograph(t, shade), photograph(t, shade)}, []motion.Asked{{Move: motion.Blink, From: 0, To: 4000}})
	require.NoError(t, err)

	return file
}

func (k *kit) film(t *testing.T, key string, film []byte) answered {
	t.Helper()

	return k.do(t, key, http.MethodPut, "/evidence/motion/0", motion.MediaType, bytes.NewReader(film))
}

func (k *kit) draw(t *testing.T, key string) answered {
	t.Helper()

	return k.do(t, key, http.MethodPost, "/challenge", "application/json", bytes.NewReader([]byte("{}")))
}

// A challenge is good for one film, of its own verification, until the next is drawn.
func TestAChallengeIsGoodForOneFilm(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t, schema.StepSelfie, schema.StepMotion)
		_, other := k.open(t, schema.StepSelfie, schema.StepMotion)

		first, theirs := k.draw(t, key).json(t), k.draw(t, other).json(t)
		require.Len(t, first["moves"], 2)
		require.InDelta(t, 4, first["secondsPerMove"], 0)

		require.Equal(t, "conflict", k.film(t, key, reel(t, theirs["challenge"], 1)).kind(t), "another verification's")
		require.Equal(t, "conflict", k.film(t, key, reel(t, "made.up", 1)).kind(t))

		second := k.draw(t, key)
		require.Equal(t, http.StatusCreated, second.status)
		require.Equal(t, "conflict", k.film(t, key, reel(t, first["challenge"], 1)).kind(t), "it was replaced")

		film := reel(t, second.json(t)["challenge"], 2)
		for range 2 {
			require.Equal(t, http.StatusCreated, k.film(t, key, film).status, "the same film again is harmless")
		}

		require.Equal(t, "conflict", k.film(t, key, reel(t, second.json(t)["challenge"], 3)).kind(t), "another one is not")

		captured, policy, err := verification.Load(k.as(), k.api.Blobs, row.ID, decision.Default())
		require.NoError(t, err)
		require.Equal(t, [][]byte{film}, captured[engine.Motion])

		asked, err := motion.ReadChallenge(captured[engine.Challenge][0])
		require.NoError(t, err)

		shown, _ := second.json(t)["moves"].([]any)
		for i, move := range asked.Moves {
			require.EqualValues(t, move, shown[i])
		}

		require.Equal(t, decision.Rule{Check: "active", Required: true, Fail: decision.Declined, Inconclusive: decision.Review, Skipped: decision.Review}, policy.Rules[3])
	})
}

func TestFilmsThatAreNone(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t, schema.StepSelfie, schema.StepMotion)
	good := reel(t, k.draw(t, key).json(t)["challenge"], 1)

	require.Equal(t, "truncated", k.film(t, key, good[:len(good)-1]).kind(t))
	require.Equal(t, "truncated", k.film(t, key, append(bytes.Clone(good), 0)).kind(t))
	require.Equal(t, "unsupported", k.film(t, key, photograph(t, 1)).kind(t))
	require.Equal(t, "unsupported", k.put(t, key, "motion/0", photograph(t, 1)).kind(t))
	require.Equal(t, "unsupported", k.do(t, key, http.MethodPut, "/evidence/selfie/0", motion.MediaType, bytes.NewReader(good)).kind(t))
	require.Zero(t, ent.From(k.ctx).Evidence.Query().CountX(k.as()))
	require.Equal(t, http.StatusCreated, k.film(t, key, good).status, "none of that used the challenge up")
}

func TestChallengesAreFew(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t, schema.StepSelfie, schema.StepMotion)

	for range verification.MaxChallenges {
		require.Equal(t, http.StatusCreated, k.draw(t, key).status)
	}

	require.Equal(t, "rate_limited", k.draw(t, key).kind(t))

	_, still := k.open(t)
	require.Equal(t, "invalid", k.draw(t, still).kind(t), "no motion is asked for")
}

// Who cannot make motions hands in without, and is never approved by the machine.
func TestMotionsCanBeLeftToAPerson(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t, schema.StepSelfie, schema.StepMotion)
		k.consent(t, key)
		k.put(t, key, "selfie/0", photograph(t, 1))
		require.Equal(t, "conflict", k.submit(t, key).kind(t))

		leave := func(step string) answered {
			return k.do(t, key, http.MethodPost, "/alternative", "application/json", bytes.NewReader([]byte(`{"step":"`+step+`"}`)))
		}
		require.Equal(t, "invalid", leave("selfie").kind(t))
		require.Equal(t, http.StatusNoContent, leave("motion").status)
		require.Equal(t, map[string]any{"name": "motion", "alternative": true, "done": true}, k.look(t, key).json(t)["steps"].([]any)[2])
		require.Equal(t, http.StatusAccepted, k.submit(t, key).status)

		_, policy, err := verification.Load(k.as(), k.api.Blobs, row.ID, decision.Default())
		require.NoError(t, err)

		passed := []engine.Finding{{Check: "active", Outcome: engine.Skipped}}
		for _, check := range []string{"face", "quality", "passive", "match"} {
			passed = append(passed, engine.Finding{Check: check, Outcome: engine.Pass})
		}

		require.Equal(t, decision.Review, decision.Decide(passed, policy).Outcome)
	})
}
