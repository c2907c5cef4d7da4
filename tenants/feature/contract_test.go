package feature_test

import (
	"context"
	"testing"
	"time"

	"github.com/open-feature/go-sdk/openfeature"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
)

func TestAllowed(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ends := k.clock().Add(time.Hour)

		refused := &feature.NotGrantedError{}
		require.ErrorAs(t, k.Allowed(k.ctx, feature.PassiveLiveness), &refused, "nobody asked for it yet")
		require.Equal(t, feature.PassiveLiveness, refused.Feature)
		require.True(t, fault.Is(k.Allowed(k.ctx, feature.Match), fault.Forbidden))

		k.grant(t, feature.Terms{Feature: "liveness.passive", State: grant.StateTrial, TrialEndsAt: &ends})
		require.NoError(t, k.Allowed(k.ctx, feature.PassiveLiveness))
		require.Error(t, k.Allowed(k.ctx, feature.Match), "another feature")
		require.Error(t, k.Allowed(database.Tenant(k.ctx, t, []byte("k")), feature.ActiveLiveness), "another tenant")

		k.pass(time.Hour - time.Microsecond)
		require.NoError(t, k.Allowed(k.ctx, feature.PassiveLiveness))
		k.pass(time.Microsecond)
		require.ErrorAs(t, k.Allowed(k.ctx, feature.PassiveLiveness), &refused, "the trial is over")

		k.grant(t, feature.Terms{Feature: "liveness.passive", State: grant.StateOn})
		require.NoError(t, k.Allowed(k.ctx, feature.PassiveLiveness))

		k.grant(t, feature.Terms{Feature: "liveness.passive", State: grant.StateOff})
		require.ErrorAs(t, k.Allowed(k.ctx, feature.PassiveLiveness), &refused)
	})
}

func TestWhatCannotBeToldIsNotAllowed(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t))
	require.Error(t, k.Allowed(k.ctx, "telepathy"))
	require.Error(t, k.Consume(k.ctx, "telepathy", 1))
	require.Error(t, k.Consume(k.ctx, feature.Match, 0))
	require.Error(t, k.Allowed(viewer.With(k.ctx, viewer.Viewer{}), feature.Match), "nobody asks")

	over, stop := context.WithCancel(k.ctx)
	stop()
	require.ErrorIs(t, k.Allowed(over, feature.Match), context.Canceled)
}

// What OpenFeature's own types are answered.
func TestProvider(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ends := k.clock().Add(time.Hour)
		k.grant(t, feature.Terms{Feature: "match", State: grant.StateTrial, TrialEndsAt: &ends, Quota: new(int64(7))})
		k.grant(t, feature.Terms{Feature: "age", State: grant.StateOn})

		provider := feature.NewProvider(k.clock)
		require.Equal(t, "honnin grants", provider.Metadata().Name)
		require.Empty(t, provider.Hooks())

		for flag, want := range map[string]struct {
			allowed bool
			state   string
			quota   int64
			reason  openfeature.Reason
		}{
			"match": {true, "trial", 7, openfeature.TargetingMatchReason},
			"age":   {true, "on", -1, openfeature.TargetingMatchReason},
			"chip":  {false, "off", -1, openfeature.DisabledReason},
		} {
			allowed := provider.BooleanEvaluation(k.ctx, flag, !want.allowed, nil)
			require.Equal(t, want.allowed, allowed.Value, flag)
			require.Equal(t, want.reason, allowed.Reason, flag)
			require.Equal(t, want.state, allowed.Variant, flag)
			require.Equal(t, want.state, provider.StringEvaluation(k.ctx, flag, "", nil).Value, flag)
			require.Equal(t, want.quota, provider.IntEvaluation(k.ctx, flag, 0, nil).Value, flag)

			require.ErrorContains(t, provider.FloatEvaluation(k.ctx, flag, 1, nil).Error(), "TYPE_MISMATCH")
			require.ErrorContains(t, provider.ObjectEvaluation(k.ctx, flag, 1, nil).Error(), "TYPE_MISMATCH")
		}

		require.ErrorContains(t, provider.BooleanEvaluation(k.ctx, "telepathy", false, nil).Error(), "FLAG_NOT_FOUND")
		require.ErrorContains(t, provider.StringEvaluation(k.ctx, "telepathy", "", nil).Error(), "FLAG_NOT_FOUND")
		require.ErrorContains(t, provider.IntEvaluation(k.ctx, "telepathy", 0, nil).Error(), "FLAG_NOT_FOUND")

		// Whoever names another tenant as the target gets the viewer's.
		other := database.Tenant(k.ctx, t, []byte("k"))
		elsewhere := openfeature.FlattenedContext{openfeature.TargetingKey: k.tenant.String()}
		require.Equal(t, int64(-1), provider.IntEvaluation(other, "match", 0, elsewhere).Value)
	})
}
