package webhook_test

import (
	"errors"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/webhook"
)

// A request to send again does so once, however often it comes, and at once; the same key for something else is refused.
func TestSendingAgainHappensOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row := k.endpoint(t, nil)
		k.happen(t, "verification.created", "verification.approved")
		k.work(t)
		require.Len(t, k.got, 2)

		one := ent.From(k.ctx).Delivery.Query().Order(delivery.BySeq()).FirstX(k.ctx)
		for range 2 {
			again, err := k.carrier.Again(k.ctx, one.ID, "one")
			require.NoError(t, err)
			require.Equal(t, one.ID, again.ID)
			k.work(t)
		}

		require.Len(t, k.got, 3, "one more, and not two")

		all := webhook.Range{IdempotencyKey: "all", Endpoint: row.ID, From: time.Now().Add(-time.Hour), To: time.Now().Add(time.Hour)}
		counts, failures := make([]int, 4), make([]error, 4)

		var at sync.WaitGroup
		for i := range counts {
			at.Go(func() { counts[i], failures[i] = k.carrier.Resend(k.ctx, all) })
		}

		at.Wait()
		require.NoError(t, errors.Join(failures...))
		require.Equal(t, []int{2, 2, 2, 2}, counts, "each is told what the first did")
		k.work(t)

		count, err := k.carrier.Resend(k.ctx, all)
		require.NoError(t, err)
		require.Equal(t, 2, count)
		k.work(t)
		require.Len(t, k.got, 5)

		other := all
		other.Missed = true
		_, err = k.carrier.Resend(k.ctx, other)
		require.ErrorIs(t, err, webhook.ErrReused)
		_, err = k.carrier.Again(k.ctx, one.ID, "all")
		require.ErrorIs(t, err, webhook.ErrReused)
		_, err = k.carrier.Again(k.ctx, one.ID, "")
		require.True(t, fault.Is(err, fault.Invalid))

		_, err = k.carrier.Pause(k.ctx, row.ID, row.Revision)
		require.NoError(t, err)
		count, err = k.carrier.Resend(k.ctx, all)
		require.NoError(t, err, "it was done before the pause")
		require.Equal(t, 2, count)
		_, err = k.carrier.Again(k.ctx, one.ID, "two")
		require.True(t, fault.Is(err, fault.Conflict))
	})
}

// What is remembered of an endpoint does not grow without end.
func TestTheLastHundredRequestsAreRemembered(t *testing.T) {
	t.Parallel()
	over(t, database.SQLite(t), func(t *testing.T, k *kit) {
		t.Helper()

		row := k.endpoint(t, nil)
		none := webhook.Range{Endpoint: row.ID, From: time.Now().Add(-time.Hour), To: time.Now()}

		for i := range 102 {
			none.IdempotencyKey = strconv.Itoa(i)
			_, err := k.carrier.Resend(k.ctx, none)
			require.NoError(t, err)
		}

		require.Len(t, ent.From(k.ctx).Endpoint.GetX(k.ctx, row.ID).Resends, 100)
	})
}
