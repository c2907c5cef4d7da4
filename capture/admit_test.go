package capture_test

import (
	"bytes"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/tenants"
)

func TestOnlyAPassOpens(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t)

		foreign, err := token.New(bytes.Repeat([]byte{2}, 32))
		require.NoError(t, err)
		forged, err := pass.Sign(foreign, pass.Bound{Tenant: row.TenantID, Verification: row.ID, Expires: row.ExpiresAt})
		require.NoError(t, err)

		admin, err := tenants.CreateKey(k.system(), k.tenant, tenants.Live, "backend", "admin")
		require.NoError(t, err)

		for name, wrong := range map[string]string{
			"nothing": "", "an API key": string(admin), "another installation's": forged, "cut": key[:len(key)-4],
		} {
			for route, got := range map[string]answered{
				"look": k.look(t, wrong), "consent": k.consent(t, wrong), "submit": k.submit(t, wrong),
				"upload": k.put(t, wrong, "selfie/0", photograph(t, 1)),
			} {
				require.Equal(t, http.StatusUnauthorized, got.status, "%s %s", name, route)
				require.Equal(t, "unauthenticated", got.kind(t))
			}
		}

		require.Equal(t, http.StatusOK, k.look(t, key).status)
	})
}

func TestAPassIsBoundToItsVerificationAndTenant(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		mine, key := k.open(t)
		theirs, _ := k.open(t)

		require.Equal(t, http.StatusCreated, k.put(t, key, "selfie/0", photograph(t, 1)).status)

		rows := ent.From(k.ctx).Evidence.Query().AllX(k.as())
		require.Len(t, rows, 1)
		require.Equal(t, mine.ID, rows[0].VerificationID)

		// A pass of the right verification in the wrong tenant finds nothing, as the database sees to.
		stranger := ent.From(k.ctx).Tenant.Create().SetName("Another").SetKeyset([]byte("k")).SaveX(k.system())
		crossed := *theirs
		crossed.TenantID = stranger.ID

		got := k.look(t, k.pass(t, &crossed))
		require.Equal(t, http.StatusUnauthorized, got.status)
	})
}

func TestAPassEndsWithItsTime(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t)

	k.api.Now = func() time.Time { return time.Now().Add(25 * time.Hour) }

	got := k.look(t, key)
	require.Equal(t, http.StatusUnauthorized, got.status)
	require.Contains(t, string(got.body), "time for this link is over")
}

func TestOnePassIsSlowedDownAndNotTheOthers(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, busy := k.open(t)
	_, calm := k.open(t)

	limited := answered{}

	for range 130 {
		if got := k.look(t, busy); got.status == http.StatusTooManyRequests {
			limited = got
		}
	}

	require.Equal(t, "rate_limited", limited.kind(t))
	require.NotEmpty(t, limited.header.Get("Retry-After"))
	require.Equal(t, http.StatusOK, k.look(t, calm).status)
}
