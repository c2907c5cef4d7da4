package worker_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/usage"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
)

// tried is the same installation as a test environment of the tenant sees it.
func (k kit) tried(t *testing.T) kit {
	t.Helper()

	who, _ := viewer.From(k.ctx)
	home := ent.From(k.ctx).Tenant.GetX(k.ctx, who.Tenant)
	test := ent.From(k.ctx).Tenant.Create().SetName("Test").SetKeyset(home.Keyset).SetTestOf(home.ID).SaveX(viewer.With(k.ctx, viewer.System("test")))
	k.ctx = database.As(k.ctx, test.ID)

	return k
}

// In a test environment the script says what becomes of a verification, whatever was captured; an ordinary reference is judged by the
// checks, there as well. Outside of one the checks judge alone, whatever the reference says. Only what is real is billed.
func TestScripts(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		live := newKit(t, url)
		test := live.tried(t)
		face := testkit.Person(t, "flat.jpg")

		submit := func(k kit, reference string) uuid.UUID {
			return k.submitWith(t, verification.Draft{Reference: &reference}, face, nil)
		}
		declined, review, failed := submit(test, "test:declined"), submit(test, "test:review"), submit(test, "test:engine_failed")
		retaken, ordinary := submit(test, "test:retake"), submit(test, "somebody")
		outside := submit(live, "test:declined")

		stop := live.workBy(t, decision.Default(), func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Pass), nil })

		require.Equal(t, where.StateDeclined, test.concluded(t, declined).State)
		require.Equal(t, where.StateReview, test.concluded(t, review).State)
		require.Equal(t, []string{"engine_failed"}, test.concluded(t, failed).Edges.Report.Reasons)
		require.Equal(t, where.StateApproved, test.concluded(t, ordinary).State, "the checks said so")
		require.NotEqual(t, verification.Simulated, test.one(t, ordinary).Edges.Report.PolicyVersion)
		require.Equal(t, verification.Simulated, test.one(t, declined).Edges.Report.PolicyVersion)

		require.Equal(t, where.StateApproved, live.concluded(t, outside).State, "an ordinary reference")
		require.Equal(t, usage.EnvironmentLive, live.one(t, outside).Edges.Usage[0].Environment)

		require.Eventually(t, func() bool { return test.one(t, retaken).State == where.StateCapturing }, patience, 10*time.Millisecond)
		require.Equal(t, "too_dark", *test.one(t, retaken).Hint)

		_, err := verification.Attach(test.ctx, test.blobs, retaken, verification.Upload{Step: schema.StepSelfie, Body: bytes.NewReader(face)})
		require.NoError(t, err)
		_, err = verification.Submit(test.ctx, retaken)
		require.NoError(t, err)
		require.Equal(t, where.StateApproved, test.concluded(t, retaken).State)
		require.NoError(t, stop())

		for _, row := range test.all(t) {
			for _, used := range row.Edges.Usage {
				require.Equal(t, usage.EnvironmentTest, used.Environment, "nothing is billed")
			}
		}

		parts, err := billing.Sum(test.ctx, billing.Filter{From: time.Now().AddDate(0, -1, 0), To: time.Now().AddDate(0, 1, 0)}, billing.By{})
		require.NoError(t, err)
		require.Empty(t, parts)
	})
}
