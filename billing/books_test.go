package billing_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
)

const judged = `[{"check":"face","outcome":"pass","score":1},{"check":"passive","outcome":"pass","score":0.9}]`

func verificationRow(ctx context.Context, id uuid.UUID) *db.Usage {
	return ent.From(ctx).Usage.Query().Where(usage.VerificationID(id), usage.Meter("verification")).OnlyX(ctx)
}

func TestLateUsageGoesToTheNextOpenPeriod(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))

		never, err := billing.ClosedUntil(ctx)
		require.NoError(t, err)
		require.True(t, never.IsZero())

		early, late := concluded(ctx, t, judged), concluded(ctx, t, judged)
		require.NoError(t, billing.Record(ctx, early))

		until := ent.Instant(time.Now().Add(time.Second))
		require.True(t, fault.Is(billing.Close(ctx, until, until.Add(-time.Microsecond)), fault.Invalid), "it has not ended")
		require.NoError(t, billing.Close(ctx, until, until))
		require.NoError(t, billing.Close(ctx, until.Add(-time.Hour), until), "it never goes back")

		closed, err := billing.ClosedUntil(ctx)
		require.NoError(t, err)
		require.Equal(t, until, closed)

		require.NoError(t, billing.Record(ctx, late))

		row := verificationRow(ctx, early)
		require.False(t, billing.Late(row))
		require.Empty(t, row.Note)

		row = verificationRow(ctx, late)
		require.True(t, billing.Late(row))
		require.Equal(t, "late", row.Note)
		require.Equal(t, until, row.BookedAt)
		require.True(t, row.At.Before(until))
	})
}

// Whoever closes a period sees everything that can ever be in it.
func TestNothingSlipsIntoAClosedPeriod(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.Postgres(t)), t, []byte("k"))
	ids := make([]uuid.UUID, 60)

	for i := range ids {
		ids[i] = concluded(ctx, t, judged)
	}

	// Some commit before it is closed, some while and some after.
	until := time.Now()
	writing := sync.WaitGroup{}

	for part := range 3 {
		writing.Go(func() {
			for i := part; i < len(ids); i += 3 {
				assertNoError(t, billing.Record(ctx, ids[i]))
			}
		})
	}

	month := billing.Filter{From: until.Add(-time.Hour), To: until}

	assertNoError(t, billing.Close(ctx, until, until))
	first, err := billing.Sum(ctx, month, billing.By{})
	require.NoError(t, err)
	writing.Wait()

	then, err := billing.Sum(ctx, month, billing.By{})
	require.NoError(t, err)
	require.Equal(t, first, then)

	all, err := billing.Sum(ctx, billing.Filter{From: month.From, To: until.Add(time.Hour)}, billing.By{})
	require.NoError(t, err)
	require.Equal(t, []billing.Part{{Meter: "liveness.passive", Quantity: 60}, {Meter: "verification", Quantity: 60}}, all)
}
