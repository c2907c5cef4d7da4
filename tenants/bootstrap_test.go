package tenants_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
)

func TestBootstrapHappensOnce(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()
		require.Equal(t, tenants.FirstTenant, first.Tenant.Name)
		require.Equal(t, []byte("keyset"), first.Tenant.Keyset)
		require.Regexp(t, `^hk_live_[0-9a-z]{39}$`, string(first.Key))

		again, err := tenants.Bootstrap(ctx, []byte("another"))
		require.NoError(t, err)
		require.Nil(t, again)

		rows, err := ent.From(ctx).Tenant.Query().All(system(ctx))
		require.NoError(t, err)
		require.Len(t, rows, 1)
		require.Equal(t, []byte("keyset"), rows[0].Keyset)
	})
}

func TestBootstrapOfManyProcessesAtOnce(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)

		var (
			all  sync.WaitGroup
			mu   sync.Mutex
			made int
		)

		for range 8 {
			all.Go(func() {
				first, err := tenants.Bootstrap(ctx, []byte("keyset"))
				if err == nil && first != nil {
					mu.Lock()
					defer mu.Unlock()

					made++
				}
			})
		}

		all.Wait()

		count, err := ent.From(ctx).Tenant.Query().Count(system(ctx))
		require.NoError(t, err)
		require.Equal(t, 1, count)
		require.Equal(t, 1, made)

		keys, err := ent.From(ctx).APIKey.Query().Count(system(ctx))
		require.NoError(t, err)
		require.Equal(t, 1, keys)
	})
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		gate := tenants.NewGate(time.Now)

		key, err := gate.Key(ctx, first.Key, home)
		require.NoError(t, err)

		name, err := tenants.Name(viewer.With(ctx, key), key)
		require.NoError(t, err)
		require.Equal(t, "first key", name)

		own, err := tenants.Own(viewer.With(ctx, key))
		require.NoError(t, err)
		require.Equal(t, first.Tenant.ID, own.ID)

		token := signedIn(ctx, t, tenants.FirstEmail, time.Now())
		person, err := gate.Session(ctx, token)
		require.NoError(t, err)

		name, err = tenants.Name(viewer.With(ctx, person), person)
		require.NoError(t, err)
		require.Equal(t, tenants.FirstEmail, name)

		_, err = tenants.Name(ctx, viewer.System("nobody"))
		require.Error(t, err)
		_, err = tenants.Own(ctx)
		require.Error(t, err)

		// Another tenant's viewer, even with this key's id, learns nothing.
		stranger := key
		stranger.Tenant[0]++
		_, err = tenants.Name(viewer.With(ctx, stranger), stranger)
		require.Error(t, err)
	})
}
