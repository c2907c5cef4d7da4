package tenants_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
)

func link(ctx context.Context, t *testing.T, now time.Time) fault.Secret {
	t.Helper()

	made, err := tenants.Link(ctx, tenants.FirstEmail, now)
	require.NoError(t, err)

	return made
}

func TestSignInAndOut(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)

		live, err := tenants.SignedIn(ctx, time0.Now())
		require.NoError(t, err)
		require.False(t, live)

		token, err := gate.SignIn(ctx, link(ctx, t, time0.Now()))
		require.NoError(t, err)

		live, err = tenants.SignedIn(ctx, time0.Now())
		require.NoError(t, err)
		require.True(t, live)

		who, err := gate.Session(ctx, token)
		require.NoError(t, err)
		require.Equal(t, first.Tenant.ID, who.Tenant)
		require.Equal(t, viewer.User, who.Kind)
		require.Equal(t, []string{"owner"}, who.Roles)
		require.True(t, strings.HasPrefix(who.Subject, "usr_"))

		require.NoError(t, gate.SignOut(ctx, token))
		require.NoError(t, gate.SignOut(ctx, token), "signing out twice is harmless")
		_, err = gate.Session(ctx, token)
		require.True(t, fault.Is(err, fault.Unauthenticated))
	})
}

func TestLinkWorksOnceAndForADay(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, _ *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)

		used, late := link(ctx, t, time0.Now()), link(ctx, t, time0.Now())

		token, err := gate.SignIn(ctx, used)
		require.NoError(t, err)

		for name, wrong := range map[string]fault.Secret{"used": used, "unknown": "nonsense", "empty": "", "a session is no link": token} {
			_, err = gate.SignIn(ctx, wrong)
			require.True(t, fault.Is(err, fault.Unauthenticated), name)
		}

		_, err = gate.Session(ctx, late)
		require.True(t, fault.Is(err, fault.Unauthenticated), "a link is no session")

		time0.Pass(24 * time.Hour)
		_, err = gate.SignIn(ctx, late)
		require.True(t, fault.Is(err, fault.Unauthenticated))

		_, err = tenants.Link(ctx, "nobody@example.com", time0.Now())
		require.True(t, fault.Is(err, fault.NotFound))
	})
}

func TestOneOfManyGetsInByOneLink(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, _ *tenants.First) {
		t.Helper()

		gate := tenants.NewGate(time.Now)
		once := link(ctx, t, time.Now())

		var (
			all    sync.WaitGroup
			got    atomic.Int32
			denied atomic.Int32
		)

		for range 12 {
			all.Go(func() {
				_, err := gate.SignIn(ctx, once)
				if err == nil {
					got.Add(1)
				} else if fault.Is(err, fault.Unauthenticated) {
					denied.Add(1)
				}
			})
		}

		all.Wait()
		require.EqualValues(t, 1, got.Load())
		require.EqualValues(t, 11, denied.Load())
	})
}

func TestSessionLimits(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, _ *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)

		idle, err := gate.SignIn(ctx, link(ctx, t, time0.Now()))
		require.NoError(t, err)
		busy, err := gate.SignIn(ctx, link(ctx, t, time0.Now()))
		require.NoError(t, err)

		for passed := time.Duration(0); passed < tenants.SessionLife-time.Hour; passed += time.Hour {
			time0.Pass(time.Hour)

			_, err = gate.Session(ctx, busy)
			require.NoError(t, err, "after %s", passed)
		}

		_, err = gate.Session(ctx, idle)
		require.True(t, fault.Is(err, fault.Unauthenticated), "two hours without a request")

		time0.Pass(time.Hour)
		_, err = gate.Session(ctx, busy)
		require.True(t, fault.Is(err, fault.Unauthenticated), "twelve hours in all")

		_, err = gate.SignIn(ctx, link(ctx, t, time0.Now()))
		require.NoError(t, err)
		require.Equal(t, 4, ent.From(ctx).Session.Query().CountX(system(ctx)), "the dead sessions are gone; three used links remain, and the new session")
	})
}
