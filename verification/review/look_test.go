package review_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/review"
)

// pictured is the case of an appeal that came with a photograph.
func pictured(ctx context.Context, t *testing.T) *db.ReviewCase {
	t.Helper()

	row := walked(ctx, t, flow.Options{}, decision.Declined)

	var picture bytes.Buffer

	require.NoError(t, jpeg.Encode(&picture, image.NewGray(image.Rect(0, 0, 64, 64)), nil))
	_, err := verification.Object(ctx, store(ctx), row.ID, verification.Upload{Body: &picture})
	require.NoError(t, err)
	require.NoError(t, review.Appeal(ctx, store(ctx), row.ID, "w", time.Now()))

	waits, err := review.Of(ctx, row.ID)
	require.NoError(t, err)

	return waits
}

func TestOneWorkerLooksAtAPhotograph(t *testing.T) {
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		all, waits, now := viewer.With(ctx, viewer.System("test")), pictured(ctx, t), time.Now()

		rows, err := review.Unlooked(all, now, 10)
		require.NoError(t, err)
		require.Len(t, rows, 1)

		mine, err := review.Look(ctx, rows[0], now, time.Minute)
		require.NoError(t, err)
		require.True(t, mine)

		again, err := review.Look(ctx, rows[0], now, time.Minute)
		require.NoError(t, err)
		require.False(t, again, "another worker has it")

		rows, err = review.Unlooked(all, now, 10)
		require.NoError(t, err)
		require.Empty(t, rows)

		found := []engine.Finding{{Check: "passive", Outcome: engine.Fail, Measures: map[string]float64{"passive.live": .1}}}
		require.NoError(t, review.Looked(ctx, waits, found))

		after, err := review.Get(ctx, waits.ID)
		require.NoError(t, err)
		require.Equal(t, where.LookDone, after.Look)
		require.Equal(t, waits.Revision, after.Revision, "no reviewer is stale by it")
		require.Equal(t, where.StateOpen, after.State, "nothing follows from it")

		seen, err := review.Seen(after)
		require.NoError(t, err)
		require.Equal(t, engine.Fail, seen[0].Outcome)
	})
}

func TestALookIsGivenUp(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	waits, now := pictured(ctx, t), time.Now()

	for range review.Looks {
		mine, err := review.Look(ctx, waits, now, time.Minute)
		require.NoError(t, err)
		require.True(t, mine)

		now = now.Add(time.Minute)
		waits, err = review.Get(ctx, waits.ID)
		require.NoError(t, err)
	}

	mine, err := review.Look(ctx, waits, now, time.Minute)
	require.NoError(t, err)
	require.False(t, mine)

	waits, err = review.Get(ctx, waits.ID)
	require.NoError(t, err)
	require.Equal(t, where.LookFailed, waits.Look)

	found, err := review.Seen(waits)
	require.NoError(t, err)
	require.Empty(t, found)
}

// Words alone wait for no check.
func TestWordsAloneAreNotLookedAt(t *testing.T) {
	t.Parallel()

	ctx := lite(t)
	row := walked(ctx, t, flow.Options{}, decision.Declined)
	require.NoError(t, review.Appeal(ctx, store(ctx), row.ID, "w", time.Now()))

	waits, err := review.Of(ctx, row.ID)
	require.NoError(t, err)
	require.Equal(t, where.LookNone, waits.Look)
}
