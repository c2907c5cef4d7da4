package feature_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/feature"
)

// Fifty clients at once never pass a hard limit, and waste none of it.
func TestFiftyClientsAtAHardLimit(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		const clients, tries, quota = 50, 4, 77

		k.grant(t, feature.Terms{Feature: "match", State: grant.StateOn, Quota: new(int64(quota))})

		var (
			all          sync.WaitGroup
			got, refused atomic.Int64
		)

		for client := range clients {
			all.Go(func() {
				for try := range tries {
					switch err := consume(k, client, try); {
					case err == nil:
						got.Add(1)
					case fault.Is(err, fault.RateLimited):
						refused.Add(1)
					case !errors.Is(err, errChange):
						t.Errorf("consume: %v", err)
					}
				}
			})
		}

		all.Wait()
		require.EqualValues(t, quota, got.Load())

		used, err := feature.Used(k.ctx, feature.Match, k.clock())
		require.NoError(t, err)
		require.EqualValues(t, quota, used)
		require.Positive(t, refused.Load())
	})
}

var errChange = errors.New("what uses it failed")

// consume uses it once; some clients then give up what they were making, which is then no use.
func consume(k *kit, client, try int) error {
	return ent.Tx(k.ctx, func(ctx context.Context) error {
		if err := k.Consume(ctx, feature.Match, 1); err != nil {
			return err
		}

		if client%10 == 0 && try == 0 {
			return errChange
		}

		return nil
	})
}

func TestQuota(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.grant(t, feature.Terms{Feature: "match", State: grant.StateOn, Quota: new(int64(5))})
		require.NoError(t, k.Consume(k.ctx, feature.Match, 3))

		used := &feature.QuotaError{}
		require.ErrorAs(t, k.Consume(k.ctx, feature.Match, 3), &used, "three do not fit")
		require.Equal(t, feature.QuotaError{feature.Match, 5, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}, *used)
		require.NoError(t, k.Consume(k.ctx, feature.Match, 2), "two do")

		k.pass(31 * 24 * time.Hour)
		require.NoError(t, k.Consume(k.ctx, feature.Match, 5), "another month")
		require.ErrorAs(t, k.Consume(k.ctx, feature.Match, 1), &used)
		require.Equal(t, 2027, used.ResetsAt.Year(), "after December comes January")

		k.grant(t, feature.Terms{Feature: "match", State: grant.StateOn})
		require.NoError(t, k.Consume(k.ctx, feature.Match, 1000), "without a quota")

		k.grant(t, feature.Terms{Feature: "match", State: grant.StateOn, Quota: new(int64(0))})
		require.ErrorAs(t, k.Consume(k.ctx, feature.Match, 1), &used)

		k.grant(t, feature.Terms{Feature: "match", State: grant.StateOff, Quota: new(int64(10_000))})
		require.True(t, fault.Is(k.Consume(k.ctx, feature.Match, 1), fault.Forbidden))
	})
}

// A soft limit lets everybody through and is told once a month, however many pass it at once.
func TestSoftLimit(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.grant(t, feature.Terms{Feature: "match", State: grant.StateOn, Quota: new(int64(10)), Limit: grant.LimitSoft})

		burst := func() {
			var all sync.WaitGroup
			for range 30 {
				all.Go(func() {
					if err := k.Consume(k.ctx, feature.Match, 1); err != nil {
						t.Errorf("consume: %v", err)
					}
				})
			}

			all.Wait()
		}

		ent.From(k.ctx).Mail.Delete().ExecX(k.system())
		burst()
		require.Equal(t, []string{"feature.grant", "feature.exceed"}, k.actions())
		require.Equal(t, []string{"quota-exceeded to owner@example.com", "quota-exceeded to staff@example.com"}, k.mails())

		used, err := feature.Used(k.ctx, feature.Match, k.clock())
		require.NoError(t, err)
		require.EqualValues(t, 30, used)

		k.pass(31 * 24 * time.Hour)
		burst()
		require.Equal(t, []string{"feature.grant", "feature.exceed", "feature.exceed"}, k.actions())
	})
}
