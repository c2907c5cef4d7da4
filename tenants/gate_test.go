package tenants_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
)

func TestKey(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		who, err := tenants.NewGate(time.Now).Key(ctx, first.Key)
		require.NoError(t, err)
		require.Equal(t, first.Tenant.ID, who.Tenant)
		require.Equal(t, viewer.Key, who.Kind)
		require.Equal(t, []string{"developer"}, who.Roles)
		require.True(t, strings.HasPrefix(who.Subject, "key_"))

		row := ent.From(ctx).APIKey.Query().OnlyX(system(ctx))
		require.NotNil(t, row.UsedAt, "last use is kept")
		require.NotContains(t, row.Hash, string(first.Key)[8:20])
		require.Equal(t, string(first.Key)[len(first.Key)-4:], row.Last4)
	})
}

func TestKeyRefused(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)
		tenant := first.Tenant.ID

		unknown, err := tenants.CreateKey(system(ctx), tenant, tenants.Live, "deleted", "developer")
		require.NoError(t, err)
		require.True(t, strings.HasPrefix(string(unknown), "hk_live_"))
		ent.From(ctx).APIKey.Delete().Where().ExecX(system(ctx))

		good, err := tenants.CreateKey(system(ctx), tenant, tenants.Test, "good", "developer")
		require.NoError(t, err)

		typo := []byte(good)
		typo[12] ^= 1

		for name, key := range map[string]fault.Secret{
			"empty":              "",
			"a session's token":  "abc",
			"prefix only":        "hk_test_",
			"typing mistake":     fault.Secret(typo),
			"cut":                good[:len(good)-1],
			"more":               good + "0",
			"unknown":            unknown,
			"the capture page's": "cap_" + good[4:],
		} {
			_, err := gate.Key(ctx, key)
			require.True(t, fault.Is(err, fault.Unauthenticated), "%s: %v", name, err)
			require.NotContains(t, err.Error(), "hk_", name)
		}

		_, err = gate.Key(ctx, good)
		require.NoError(t, err)

		ent.From(ctx).APIKey.Update().SetRevokedAt(time0.Now()).ExecX(system(ctx))

		_, err = gate.Key(ctx, good)
		require.NoError(t, err, "the gate remembers for some seconds")
		time0.Pass(5 * time.Second)
		_, err = gate.Key(ctx, good)
		require.True(t, fault.Is(err, fault.Unauthenticated), "revoked")

		ent.From(ctx).APIKey.Update().ClearRevokedAt().SetExpiresAt(time0.Now().Add(time.Second)).ExecX(system(ctx))
		_, err = gate.Key(ctx, good)
		require.NoError(t, err)
		time0.Pass(time.Second)
		_, err = gate.Key(ctx, good)
		require.True(t, fault.Is(err, fault.Unauthenticated), "the memory ends with the key")
	})
}

// A busy backend costs one look-up in five seconds, and one write a minute.
func TestKeyIsRemembered(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)

		_, err := gate.Key(ctx, first.Key)
		require.NoError(t, err)
		stale(ctx, t)

		for range 100 {
			_, err = gate.Key(ctx, first.Key)
			require.NoError(t, err)
		}

		require.Nil(t, ent.From(ctx).APIKey.Query().OnlyX(system(ctx)).UsedAt, "no look-up happened")
		time0.Pass(5 * time.Second)

		_, err = gate.Key(ctx, first.Key)
		require.NoError(t, err)
		require.NotNil(t, ent.From(ctx).APIKey.Query().OnlyX(system(ctx)).UsedAt)
	})
}

func TestTheMemoryIsBounded(t *testing.T) {
	t.Parallel()

	gate := tenants.NewGate(time.Now)
	for range 3 * 1024 {
		tenants.Remember(gate, tenants.NewKey())
		require.LessOrEqual(t, tenants.Remembered(gate), 1024)
	}

	require.Positive(t, tenants.Remembered(gate))
}
