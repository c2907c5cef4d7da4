package review_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/event"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	at "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
)

// walked opens a verification by a flow, and lets the policy decide it.
func walked(ctx context.Context, t *testing.T, options flow.Options, outcome decision.Outcome) *db.Verification {
	t.Helper()

	walk := &flow.Definition{Name: "n", Steps: []flow.Step{{Kind: flow.Consent}, {Kind: flow.Selfie, Liveness: []string{"passive"}}}, Options: options}
	name := uuid.NewString()
	version, err := edition.Create(ctx, edition.Flow, name, name, walk)
	require.NoError(t, err)

	row, _, err := verification.Create(ctx, verification.Draft{
		IdempotencyKey: uuid.NewString(), Binding: verification.Unbound, Flow: name,
		Pinned: &verification.Pinned{Number: version.Number, Definition: walk},
	})
	require.NoError(t, err)

	return concluded(ctx, t, row, outcome, policy.Terms{})
}

func TestAPersonObjectsOnce(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row := walked(ctx, t, flow.Options{}, decision.Review)
		waits, err := review.Of(ctx, row.ID)
		require.NoError(t, err)

		now := time.Now()
		require.True(t, fault.Is(review.Appeal(ctx, store(ctx), row.ID, "w", now), fault.Conflict), "it is not decided")

		waits = decide(ctx, t, waits, "usr_a", false, said.VerdictDecline)

		for _, words := range []string{"", "  ", strings.Repeat("あ", review.MaxWords+1), "a\x00b"} {
			require.True(t, fault.Is(review.Appeal(ctx, store(ctx), row.ID, words, now), fault.Invalid))
		}

		// Somebody else only looked at it.
		require.NoError(t, audit.Record(by(ctx, "usr_l"), audit.Entry{Action: "verification.view", Target: id.Format(id.Verification, row.ID)}))

		words := strings.Repeat("あ", review.MaxWords)
		require.NoError(t, review.Appeal(ctx, store(ctx), row.ID, words, now))
		require.NoError(t, review.Appeal(ctx, store(ctx), row.ID, words, now), "a retry")
		require.True(t, fault.Is(review.Appeal(ctx, store(ctx), row.ID, "more", now), fault.Conflict), "once")
		require.Equal(t, 1, ent.From(ctx).Event.Query().Where(event.VerificationID(row.ID), event.Type(review.Opened)).CountX(ctx))
		require.Equal(t, at.StateReview, state(ctx, t, waits))

		waits, err = review.Get(ctx, waits.ID)
		require.NoError(t, err)
		require.Equal(t, where.CauseAppeal, waits.Cause)
		require.Equal(t, 2, waits.Round)

		for _, person := range []string{"usr_a", "usr_l"} {
			_, err = review.Claim(by(ctx, person), waits.ID, true, time.Minute)
			refused(t, err, review.SeenBefore)
		}

		waits = decide(ctx, t, waits, "usr_b", false, said.VerdictDecline)
		require.Equal(t, at.StateDeclined, state(ctx, t, waits))
		require.True(t, fault.Is(review.Appeal(ctx, store(ctx), row.ID, "more", now), fault.Conflict), "once, whatever came of it")
	})
}

func TestWhoCanObject(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	row := walked(ctx, t, flow.Options{}, decision.Declined)
	last := row.ConcludedAt.UTC().Truncate(24*time.Hour).AddDate(0, 0, review.AppealDays+1)

	for name, test := range map[string]struct {
		row  *db.Verification
		now  time.Time
		want bool
	}{
		"who was declined":               {row, time.Now(), true},
		"on the last day":                {row, last.Add(-time.Second), true},
		"a day late":                     {row, last, false},
		"who was approved":               {walked(ctx, t, flow.Options{}, decision.Approved), time.Now(), false},
		"where the flow does not":        {walked(ctx, t, flow.Options{NoAppeal: true}, decision.Declined), time.Now(), false},
		"where there is no flow":         {judged(ctx, t, decision.Declined, policy.Terms{}), time.Now(), false},
		"who waits for a reviewer still": {walked(ctx, t, flow.Options{}, decision.Review), time.Now(), false},
	} {
		until, err := review.Appealable(ctx, test.row, test.now)
		require.NoError(t, err)
		require.Equal(t, test.want, !until.IsZero(), name)
	}

	// What the policy declined by itself gets its first case.
	require.NoError(t, review.Appeal(ctx, store(ctx), row.ID, "w", time.Now()))
	waits, err := review.Of(ctx, row.ID)
	require.NoError(t, err)
	require.Equal(t, where.CauseAppeal, waits.Cause)
	decide(ctx, t, waits, "usr_a", false, said.VerdictApprove)
}
