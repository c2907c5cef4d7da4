package tenants_test

import (
	"context"
	"net/netip"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/key"
)

// What a process remembers of a key is its own tenant's: asked in any order, again and again, each key leads to its tenant alone.
func TestTheGateKeepsTenantsApart(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, _ *tenants.First) {
		t.Helper()

		gate := tenants.NewGate(newClock().Now)
		keys := map[fault.Secret]viewer.Viewer{}

		for range 3 {
			made, _ := viewer.From(database.Tenant(ctx, t, []byte("k")))
			text, err := key.Issue(system(ctx), made.Tenant, key.Live, "n", "developer")
			require.NoError(t, err)

			keys[text] = made
		}

		for range 3 {
			for text, made := range keys {
				who, err := gate.Key(ctx, text, netip.MustParseAddr("192.0.2.1"))
				require.NoError(t, err)
				require.Equal(t, made.Tenant, who.Tenant)

				own, err := tenants.Own(viewer.With(ctx, who))
				require.NoError(t, err)
				require.Equal(t, made.Tenant, own.ID)

				seen, err := ent.From(ctx).APIKey.Query().Count(viewer.With(ctx, who))
				require.NoError(t, err)
				require.Equal(t, 1, seen)
			}
		}
	})
}
