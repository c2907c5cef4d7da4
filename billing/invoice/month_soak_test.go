//go:build soak

package invoice_test

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// plan is a contract, and what a month costs by it, said a second time without our own code.
type plan struct {
	zone, yaml string
	net        func(verifications, matches int64) int64
}

func plans() []plan {
	head := "name: p\ncurrency: JPY\ntax: {rate: 10, rounding: down}\ndue: {months: 1}\n"

	return []plan{
		{
			"Asia/Tokyo", head + "prices: [{meter: verification, model: unit, unit: 100, free: 1000}, {meter: match, model: unit, unit: 7}]\n",
			func(v, m int64) int64 { return max(v-1000, 0)*100 + m*7 },
		},
		{
			"America/New_York", head + "prices: [{meter: verification, model: graduated, tiers: [{upTo: 20000, unit: 90}, {upTo: 80000, unit: 70}, {unit: 50}]}]\n",
			func(v, _ int64) int64 {
				return min(v, 20000)*90 + max(min(v, 80000)-20000, 0)*70 + max(v-80000, 0)*50
			},
		},
		{
			"Asia/Kathmandu", head + "prices: [{meter: match, model: volume, tiers: [{upTo: 10000, unit: 9}, {unit: 8}]}]\nfees: [{name: base, amount: 30000}]\n",
			func(_, m int64) int64 {
				if m > 10000 {
					return m*8 + 30000
				}

				return m*9 + 30000
			},
		},
		{
			"UTC", head + "prices: [{meter: verification, model: unit, unit: 3}]\nminimum: 300000\n",
			func(v, _ int64) int64 { return max(v*3, 300000) },
		},
	}
}

const (
	soakTenants = 200
	// soakEach is how many verifications a tenant has in the month, about; it has some on the days around it as well.
	soakEach = 100_000
)

// acts writes the usage rows of a tenant's verifications in the course of 32 days, a tenth of them with a match, and marks them as not in
// the sums yet, as the worker does. The rows of its verifications are left out: nothing of billing reads them.
const acts = `
WITH act AS (
	SELECT (lpad(to_hex($2::bigint * 16777216 + n), 16, '0') || lpad(to_hex(n), 16, '0'))::uuid AS id,
		'2026-10-31T00:00:00Z'::timestamptz + (n - random()) / $3 * interval '32 days' AS at, meter
	FROM generate_series(1, $3::bigint) AS n, LATERAL (
		SELECT 'verification' AS meter UNION ALL SELECT 'match' WHERE n % 10 = 0
	) AS used
), row AS (
	INSERT INTO usage (id, created_at, tenant_id, verification_id, meter, quantity, at, booked_at, flow, opened_by)
	SELECT CASE meter WHEN 'match' THEN overlay(id::text PLACING 'f' FROM 1)::uuid ELSE id END, at, $1, id, meter, 1, at, at,
		'onboarding', 'key_01k9w3n8e5tqk6v6m8p3d2c1ba'
	FROM act RETURNING id, created_at, tenant_id
)
INSERT INTO usagefresh (id, created_at, tenant_id) SELECT * FROM row`

// counted counts a tenant's rows of November by the clock of the zone, as PostgreSQL knows it.
const counted = `
SELECT coalesce(sum(quantity) FILTER (WHERE meter = 'verification'), 0), coalesce(sum(quantity) FILTER (WHERE meter = 'match'), 0)
FROM usage WHERE tenant_id = $1 AND to_char(booked_at AT TIME ZONE $2, 'YYYY-MM') = '2026-11'`

// A month of 20 million verifications of 200 tenants, each with its usage rows, is folded and closes in minutes; and each invoice is what a
// second reckoning from the rows says. It needs about 15 GB of disk and half an hour.
func TestSoakMonth(t *testing.T) {
	k := start(t, database.Postgres(t))
	raw := rawly(t, k.url)
	zones := map[uuid.UUID]plan{}
	ids := []uuid.UUID{}
	begun := time.Now()

	for n := range soakTenants {
		of := plans()[n%len(plans())]
		ctx := database.Tenant(k.bare, t, []byte("k"))
		who, _ := viewer.From(ctx)
		ids, zones[who.Tenant] = append(ids, who.Tenant), of

		_, err := k.Agree(ctx, invoice.Offer{IdempotencyKey: "a", YAML: "zone: " + of.zone + "\n" + of.yaml, From: "2026-11-01"})
		require.NoError(t, err)

		_, err = raw.ExecContext(t.Context(), acts, who.Tenant, n, soakEach*32/30)
		require.NoError(t, err)
	}

	t.Logf("usage of %d tenants made up in %s", soakTenants, time.Since(begun).Round(time.Second))

	foldAll(t, k.bare, ids)

	k.now = time.Date(2026, 12, 2, 0, 0, 0, 0, time.UTC)
	begun = time.Now()

	for _, tenant := range ids {
		closed, err := k.Close(k.bare, tenant)
		require.NoError(t, err)
		require.Equal(t, 1, closed)
	}

	t.Logf("a month of each closed and issued in %s", time.Since(begun).Round(10*time.Millisecond))

	rows := ent.From(k.bare).Invoice.Query().AllX(k.system())
	total, numbers := int64(0), map[int64]bool{}

	require.Len(t, rows, soakTenants)

	for _, row := range rows {
		numbers[*row.Sequence] = true

		var verifications, matches int64

		of := zones[row.TenantID]
		require.NoError(t, raw.QueryRowContext(t.Context(), counted, row.TenantID, of.zone).Scan(&verifications, &matches))
		require.Equal(t, of.net(verifications, matches), row.Net)
		require.Equal(t, row.Net/10, row.Tax)

		total += verifications
	}

	for i := range rows {
		require.True(t, numbers[int64(i)+1], "number %d is missing", i+1)
	}

	t.Logf("%d verifications of November: each of %d invoices equals its second reckoning from the rows", total, len(rows))
}

// foldAll adds all rows to the sums, two tenants at a time.
func foldAll(t *testing.T, bare context.Context, tenants []uuid.UUID) {
	t.Helper()

	begun := time.Now()

	var at errgroup.Group

	at.SetLimit(2)

	for _, tenant := range tenants {
		at.Go(func() error {
			for {
				folded, err := billing.Fold(database.As(bare, tenant))
				if err != nil || folded < billing.FoldPage {
					return err
				}
			}
		})
	}

	require.NoError(t, at.Wait())
	t.Logf("folded in %s", time.Since(begun).Round(time.Second))
}

// rawly opens the database past our own code. Its rows are written without the checks that they point at something.
func rawly(t *testing.T, url string) *sql.DB {
	t.Helper()

	opened, err := sql.Open("pgx", url)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, opened.Close()) })
	opened.SetMaxOpenConns(1)

	_, err = opened.ExecContext(t.Context(), "SET session_replication_role = replica")
	require.NoError(t, err)

	return opened
}
