//go:build soak

package billing_test

import (
	"database/sql"
	"fmt"
	"os"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// storedRows is how many verifications a tenant keeps the evidence of.
const storedRows = 200_000

// keptSince makes so many verifications of a tenant with a piece of evidence each.
const keptSince = `
WITH opened AS (
	INSERT INTO verification (id, created_at, tenant_id, steps, metadata, idempotency_key, request_hash, expires_at, flow, opened_by)
	SELECT gen_random_uuid(), '2026-09-15', $1, '[]', '{}', n, 'x', '2026-09-16', 'onboarding', 'key_' || n % 3 FROM generate_series(1, $2::int) AS n
	RETURNING id, tenant_id, created_at
)
INSERT INTO evidence (id, created_at, tenant_id, verification_id, step, frame, content_type, bytes, sha256, blob)
SELECT gen_random_uuid(), created_at, tenant_id, id, 'selfie', 0, 'image/jpeg', 1, '00', id FROM opened`

// A month of storage of so many verifications of one tenant: how long its rows take, until they are in the sums.
func TestSoakStored(t *testing.T) {
	url := database.Postgres(t)
	ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
	who, _ := viewer.From(ctx)

	opened, err := sql.Open("pgx", url)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, opened.Close()) })

	for _, statement := range []string{keptSince, "ANALYZE verification", "ANALYZE evidence"} {
		arguments := []any{who.Tenant, storedRows}
		if statement != keptSince {
			arguments = nil
		}

		_, err = opened.ExecContext(t.Context(), statement, arguments...)
		require.NoError(t, err)
	}

	from, to := time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	begun := time.Now()

	written, err := billing.Stored(ctx, from, to)
	require.NoError(t, err)
	require.Equal(t, storedRows, written)

	rows := time.Since(begun)

	for folded := billing.FoldPage; folded == billing.FoldPage; {
		folded, err = billing.Fold(ctx)
		require.NoError(t, err)
	}

	fmt.Fprintf(os.Stderr, "%d rows of storage in %s, in the sums after %s\n", written, rows.Round(time.Second), time.Since(begun).Round(time.Second))

	parts, err := billing.Sum(ctx, billing.Filter{From: from, To: to}, billing.By{})
	require.NoError(t, err)
	require.Equal(t, []billing.Part{{Meter: billing.MeterStorage, Quantity: storedRows}}, parts)

	begun = time.Now()
	again, err := billing.Stored(ctx, from, to)
	require.NoError(t, err)
	require.Zero(t, again)
	fmt.Fprintf(os.Stderr, "found to be written already in %s\n", time.Since(begun).Round(time.Second))
}
