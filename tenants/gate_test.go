package tenants_test

import (
	"context"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/key"
	"github.com/honnin/honnin/tenants/rbac"
)

func TestKey(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		gate := tenants.NewGate(time.Now)
		who, err := gate.Key(ctx, first.Key, home)
		require.NoError(t, err)
		require.Equal(t, first.Tenant.ID, who.Tenant)
		require.Equal(t, viewer.Key, who.Kind)
		require.Equal(t, []string{"developer"}, who.Roles)
		require.False(t, who.Limited)
		require.True(t, strings.HasPrefix(who.Subject, "key_"))

		row := ent.From(ctx).APIKey.Query().OnlyX(system(ctx))
		require.NotContains(t, row.Hash, string(first.Key)[8:20])
		require.Equal(t, string(first.Key)[len(first.Key)-4:], row.Last4)
	})
}

func TestKeyRefused(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		gate := tenants.NewGate(time.Now)
		typo := []byte(first.Key)
		typo[12] ^= 1

		for name, text := range map[string]fault.Secret{
			"empty":              "",
			"a session's token":  "abc",
			"prefix only":        "hk_test_",
			"typing mistake":     fault.Secret(typo),
			"cut":                first.Key[:len(first.Key)-1],
			"more":               first.Key + "0",
			"unknown":            key.New(key.Live),
			"the capture page's": "cap_" + first.Key[4:],
		} {
			_, err := gate.Key(ctx, text, home)
			require.True(t, fault.Is(err, fault.Unauthenticated), "%s: %v", name, err)
			require.NotContains(t, err.Error(), "hk_", name)
		}
	})
}

func TestKeyExpires(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)
		ent.From(ctx).APIKey.Update().SetExpiresAt(time0.Now().Add(time.Second)).ExecX(system(ctx))

		who, err := gate.Key(ctx, first.Key, home)
		require.NoError(t, err)
		require.True(t, who.Limited)
		time0.Pass(time.Second)

		_, err = gate.Key(ctx, first.Key, home)
		require.True(t, fault.Is(err, fault.Unauthenticated), "the memory ends with the key: %v", err)
	})
}

func TestKeyIsBoundToItsNetworks(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()
		ent.From(ctx).APIKey.Update().SetNetworks([]string{"203.0.113.0/24", "2001:db8::/32"}).ExecX(system(ctx))

		gate := tenants.NewGate(time.Now)

		for address, want := range map[string]bool{
			"203.0.113.9": true, "2001:db8::9": true, "203.0.114.9": false, "2001:db9::9": false, "127.0.0.1": false,
		} {
			who, err := gate.Key(ctx, first.Key, netip.MustParseAddr(address))
			require.Equal(t, want, err == nil, address)
			require.Equal(t, want, who.Limited, address)
			require.True(t, want || fault.Is(err, fault.Forbidden), "%v", err)
		}

		_, err := gate.Key(ctx, first.Key, netip.Addr{})
		require.True(t, fault.Is(err, fault.Forbidden), "an address that is not known is in no network")

		// A row that cannot be read lets nobody in.
		ent.From(ctx).APIKey.Update().SetNetworks([]string{"everywhere"}).ExecX(system(ctx))

		_, err = tenants.NewGate(time.Now).Key(ctx, first.Key, home)
		require.Error(t, err)
	})
}

func TestKeyOfASuspendedTenant(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()
		ent.From(ctx).Tenant.Update().SetState(tenant.StateSuspended).ExecX(system(ctx))

		_, err := tenants.NewGate(time.Now).Key(ctx, first.Key, home)
		require.True(t, fault.Is(err, fault.Forbidden), "%v", err)
	})
}

// A busy backend costs one look-up of two queries for as long as the rights of its tenant do not change, and no write.
func TestKeyIsRemembered(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)
		queries, writes := counted(ctx)

		for range 100 {
			_, err := gate.Key(ctx, first.Key, home)
			require.NoError(t, err)
		}

		require.EqualValues(t, 2, queries.Load())

		for range 30 {
			time0.Pass(rbac.Every)
			require.NoError(t, gate.Watch().Check(ctx))

			_, err := gate.Key(ctx, first.Key, home)
			require.NoError(t, err)
		}

		require.EqualValues(t, 2+30, queries.Load(), "the versions of all tenants, once a second, and nothing else")
		require.Zero(t, writes.Load())

		time0.Pass(rbac.Worst)

		_, err := gate.Key(ctx, first.Key, home)
		require.NoError(t, err)
		require.EqualValues(t, 2+30+2, queries.Load(), "without the versions nothing is remembered")
	})
}

func TestTheMemoryIsBounded(t *testing.T) {
	t.Parallel()

	gate := tenants.NewGate(time.Now)
	for range 2 * 4096 {
		tenants.Keep(gate, key.New(key.Test))
		require.LessOrEqual(t, tenants.Kept(gate), 4096)
	}

	require.Positive(t, tenants.Kept(gate))
}

func TestUsesAreWrittenDownTogether(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)
		_, writes := counted(ctx)

		for range 250 {
			_, err := gate.Key(ctx, first.Key, netip.MustParseAddr("203.0.113.9"))
			require.NoError(t, err)
		}

		cut, stop := context.WithCancel(ctx)
		stop()
		require.Error(t, gate.WriteUses(cut), "what cannot be written is kept")

		_, err := gate.Key(ctx, first.Key, netip.MustParseAddr("2001:db8:1:2::3"))
		require.NoError(t, err)
		require.NoError(t, gate.WriteUses(ctx))
		require.NoError(t, gate.WriteUses(ctx))

		row := ent.From(ctx).APIKey.Query().OnlyX(system(ctx))
		require.EqualValues(t, 251, row.Uses)
		require.Equal(t, "2001:db8:1::/48", row.UsedFrom, "no more than the network")
		require.Equal(t, ent.Instant(time0.Now()), *row.UsedAt)
		require.Zero(t, row.Revision, "being used is no change")
		require.EqualValues(t, 2, writes.Load())
	})
}
