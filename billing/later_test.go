package billing_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/internal/testkit/database"
)

// of gives the rows of a meter, by the time they are of.
func of(ctx context.Context, meter billing.Meter) []*db.Usage {
	return ent.From(ctx).Usage.Query().Where(usage.Meter(string(meter))).Order(usage.ByAt(), usage.ByAttempt()).AllX(ctx)
}

func TestEachReviewIsARow(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		one := concluded(ctx, t, `[]`)
		at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

		require.NoError(t, billing.Reviewed(ctx, one, at))
		require.NoError(t, billing.Reviewed(ctx, one, at.Add(time.Hour)), "it was opened again")
		require.True(t, db.IsNotFound(billing.Reviewed(ctx, uuid.New(), at)))

		rows := of(ctx, billing.MeterReview)
		require.Len(t, rows, 2)

		for i, row := range rows {
			require.Equal(t, i+1, row.Attempt)
			require.Equal(t, 1, row.Quantity)
			require.Equal(t, usage.ReasonReviewed, row.Reason)
			require.Equal(t, "onboarding", row.Flow)
			require.Equal(t, at.Add(time.Duration(i)*time.Hour), row.BookedAt.UTC())
		}
	})
}

// kept gives a verification a piece of evidence from an instant.
func kept(ctx context.Context, t *testing.T, at time.Time) uuid.UUID {
	t.Helper()

	row := ent.From(ctx).Verification.GetX(ctx, concluded(ctx, t, `[]`))
	old := ent.From(ctx).Verification.Create().SetSteps(row.Steps).SetMetadata(row.Metadata).SetIdempotencyKey(uuid.NewString()).
		SetRequestHash("x").SetExpiresAt(at).SetCreatedAt(at).SaveX(ctx)
	ent.From(ctx).Evidence.Create().SetVerificationID(old.ID).SetStep("selfie").SetFrame(0).SetContentType("image/jpeg").SetBytes(1).
		SetSha256("00").SetBlob(uuid.NewString()).SetCreatedAt(at).ExecX(ctx)

	return old.ID
}

func TestAMonthOfStorageIsARow(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		month := func(number time.Month) time.Time { return time.Date(2026, number, 1, 0, 0, 0, 0, time.UTC) }
		old := kept(ctx, t, month(9).Add(-time.Hour))
		kept(ctx, t, month(10).Add(time.Hour))

		stored := func(number time.Month, want int) {
			written, err := billing.Stored(ctx, month(number), month(number+1))
			require.NoError(t, err)
			require.Equal(t, want, written)
		}

		stored(9, 1)
		stored(9, 0)

		_, err := billing.Correct(ctx, billing.Correction{Verification: old, Meter: billing.MeterStorage, Attempt: 2, Quantity: -1, Note: "a month for nothing"})
		require.NoError(t, err)

		stored(9, 0)
		stored(10, 1)
		stored(11, 2)

		ent.From(ctx).Evidence.Delete().ExecX(ctx)
		stored(12, 0)

		var attempts []int
		for _, row := range of(ctx, billing.MeterStorage) {
			attempts = append(attempts, row.Attempt)
		}

		require.ElementsMatch(t, []int{1, 2, 3, 4, 1}, attempts, "a correction takes a number, the months go on behind it")
	})
}
