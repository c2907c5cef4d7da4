package worker_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
)

// stepUp is the default policy, which asks nobody by lot.
func stepUp() decision.Policy {
	policy := decision.Default()
	policy.StepUp = &decision.StepUp{Below: 0.7}

	return policy
}

// scored are the findings of a good picture with a score of passive liveness and an outcome of the motions.
func scored(score float64, motions engine.Outcome) []engine.Finding {
	return []engine.Finding{
		passed("face"), passed("quality"),
		{Check: "passive", Version: "1", Outcome: engine.Pass, Score: &score},
		{Check: "active", Version: "1", Outcome: motions, Score: &score},
		skipped("match"), passed("injection"), passed("duplicate"),
	}
}

// Whoever passed by little is asked for motions, once, and only where the tenant agreed to it. The photograph stays; what was not asked
// for later is judged as before; and the motions that came, or were left out, decide with the rest.
func TestAnUnsurePictureIsFollowedByMotions(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		agreed := k.submitWith(t, verification.Draft{StepUp: true}, testkit.Person(t, "flat.jpg"), nil)
		other := k.submit(t, testkit.Person(t, "flat.jpg"), nil)
		stop := k.workBy(t, stepUp(), func(context.Context) ([]engine.Finding, error) { return scored(0.6, engine.Skipped), nil })

		require.Equal(t, where.StateApproved, k.concluded(t, other).State, "a tenant that did not agree")
		require.Eventually(t, func() bool { return k.one(t, agreed).State == where.StateCapturing }, patience, 10*time.Millisecond)

		row := k.one(t, agreed)
		require.Equal(t, []schema.Step{schema.StepSelfie, schema.StepMotion}, row.Steps)
		require.Nil(t, row.Hint, "nothing says why")
		require.Zero(t, row.Retakes)
		require.Empty(t, row.Edges.Usage)
		require.Equal(t, 1, ent.From(k.ctx).Verification.QueryEvidence(row).CountX(k.ctx), "the photograph stays")

		// Whoever cannot move leaves it to a person, and is asked no second time.
		require.NoError(t, verification.Forgo(k.ctx, agreed))
		_, err := verification.Submit(k.ctx, agreed)
		require.NoError(t, err)

		require.Equal(t, where.StateReview, k.concluded(t, agreed).State)
		require.NoError(t, stop())
	})
}

// Who is sure is not asked; who is unsure with no time left is looked at by a person.
func TestAStepUpNeedsAReasonAndTime(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))
	sure := k.submitWith(t, verification.Draft{StepUp: true}, testkit.Person(t, "flat.jpg"), nil)
	stop := k.workBy(t, stepUp(), func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Skipped), nil })

	require.Equal(t, where.StateApproved, k.concluded(t, sure).State)
	require.NoError(t, stop())

	late := ent.From(k.ctx).Verification.Create().SetIdempotencyKey("late").SetRequestHash("x").SetMetadata(map[string]string{}).
		SetSteps([]schema.Step{schema.StepSelfie}).SetStepUp(0.5).SetState(where.StateSubmitted).SetSubmittedAt(time.Now()).
		SetExpiresAt(time.Now().Add(verification.LeastTime / 2)).SaveX(k.ctx).ID

	stop = k.workBy(t, stepUp(), func(context.Context) ([]engine.Finding, error) { return scored(0.6, engine.Skipped), nil })
	row := k.concluded(t, late)

	require.NoError(t, stop())
	require.Equal(t, where.StateReview, row.State)
	require.Equal(t, "passive.unsure", row.Edges.Report.Rule)

	again, err := verification.Replay(k.ctx, late)
	require.NoError(t, err)
	require.True(t, again.Same, "%s", again.Again)
}
