package billing_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/kill"
	"github.com/honnin/honnin/internal/viewer"
)

// Processes that conclude, record and fold are killed at any moment of it, one after another.
func TestRecordingAndFoldingAreKilled(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		who, _ := viewer.From(ctx)
		amid := 0

		for range kill.Rounds(t, 6) {
			opened(ctx, t, 40)
			kill.Begin(t, orders{Database: url, Tenant: who.Tenant}).Amid(t, 2*40, func() int { return ent.From(ctx).Usage.Query().CountX(ctx) })

			settle(ctx)

			if pending(ctx, t)+waiting(ctx) > 0 {
				amid++
			}

			exact(ctx, t)
		}

		require.Positive(t, amid, "nobody was killed at work")

		for pending(ctx, t) > 0 {
			require.NoError(t, conclude(ctx))
		}

		for waiting(ctx) > 0 {
			_, err := billing.Fold(ctx)
			require.NoError(t, err)
		}

		exact(ctx, t)
	})
}

// opened writes verifications that nobody has concluded.
func opened(ctx context.Context, t *testing.T, count int) {
	t.Helper()

	for range count {
		ent.From(ctx).Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
			SetRequestHash("x").SetExpiresAt(time.Now()).ExecX(ctx)
	}
}

func pending(ctx context.Context, t *testing.T) int {
	t.Helper()

	left, err := ent.From(ctx).Verification.Query().Where(verification.Not(verification.HasReport())).Count(ctx)
	require.NoError(t, err)

	return left
}

// settle waits until the database has ended what a killed process began: a commit that was asked for may come a moment later.
func settle(ctx context.Context) {
	for before, same := -1, 0; same < 3; time.Sleep(10 * time.Millisecond) {
		now := ent.From(ctx).Usage.Query().CountX(ctx) + waiting(ctx)
		if same++; now != before {
			before, same = now, 0
		}
	}
}

func waiting(ctx context.Context) int { return ent.From(ctx).UsageFresh.Query().CountX(ctx) }

// exact holds that every conclusion has its rows once, nothing else has any, and the sums are what the rows come to.
func exact(ctx context.Context, t *testing.T) {
	t.Helper()

	concluded := int64(0)

	for _, row := range ent.From(ctx).Verification.Query().WithReport().WithUsage().AllX(ctx) {
		meters := []string{}
		for _, used := range row.Edges.Usage {
			meters = append(meters, used.Meter)
		}

		if row.Edges.Report == nil {
			require.Empty(t, meters, "used and never concluded")

			continue
		}

		concluded++

		require.ElementsMatch(t, []string{"verification", "liveness.passive"}, meters)
	}

	parts, err := billing.Sum(ctx, billing.Filter{From: time.Now().AddDate(0, 0, -1), To: time.Now().AddDate(0, 0, 1)}, billing.By{})
	require.NoError(t, err)

	for _, part := range parts {
		require.Equal(t, concluded, part.Quantity, part.Meter)
	}

	require.Len(t, parts, min(2, 2*int(concluded)))

	different, err := billing.Rebuild(ctx, false)
	require.NoError(t, err)
	require.Empty(t, different)
}
