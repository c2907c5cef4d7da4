//go:build soak

package billing_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	readRows    = 50_000_000
	readTenants = 200
)

// readDays are thirteen months.
func readDays() (from, to time.Time) {
	return time.Date(2025, 11, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
}

// quarters makes the sums by quarter of an hour that so many rows leave behind: tenant number n has a share of 1/n, as sizes of companies
// go; each verification uses two meters, within eight hours a day, through one key. A quarter in which nothing is used has no sum.
const quarters = `
INSERT INTO usagesum (id, created_at, tenant_id, grain, "begin", environment, meter, flow, opened_by, quantity, rows)
SELECT gen_random_uuid(), now(), tenant, 'quarter', day + quarter * interval '15 minutes', 'live', meter, 'onboarding', 'key_01k9w3n8e5tqk6v6m8p3d2c1ba', used, used
FROM (
	SELECT $1::uuid AS tenant, day, quarter, floor($2::float8 + random())::int AS used
	FROM generate_series($3::timestamptz, $4::timestamptz - interval '1 day', interval '1 day') AS day, generate_series(0, 31) AS quarter
) AS filled, unnest(ARRAY['verification', 'match']) AS meter
WHERE used > 0`

// longer makes the sums of a longer grain out of those by quarter.
const longer = `
INSERT INTO usagesum (id, created_at, tenant_id, grain, "begin", environment, meter, flow, opened_by, quantity, rows)
SELECT gen_random_uuid(), now(), tenant_id, '%[1]s', date_trunc('%[1]s', "begin" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC', environment, meter, flow, opened_by,
	sum(quantity), sum(rows)
FROM usagesum WHERE grain = 'quarter' AND tenant_id = $1 GROUP BY 3, 5, 6, 7, 8, 9`

// BenchmarkRead reads the sums that 50 million usage rows of 200 tenants in thirteen months leave behind: a month, its days and its hours,
// by meter and by flow and key, in the tenant's own time zone; of the largest tenant, of a middling one, and who used anything at all. It
// says how long the median and the slowest of a hundred take. It needs about 3 GB of disk and some minutes.
func BenchmarkRead(b *testing.B) {
	url := database.Postgres(b)
	bare := database.Open(b, url)
	tenants := filled(b, url, bare)

	tokyo, err := billing.CalendarOf("2026-10", "Asia/Tokyo")
	require.NoError(b, err)

	kathmandu, err := billing.CalendarOf("2026-10", "Asia/Kathmandu")
	require.NoError(b, err)

	year := billing.Filter{From: tokyo.From.AddDate(0, -11, 0), To: tokyo.To}
	month := billing.Filter{From: tokyo.From, To: tokyo.To}
	quarterly := billing.Filter{From: kathmandu.From, To: kathmandu.To}
	day := billing.Filter{From: tokyo.From, To: tokyo.From.AddDate(0, 0, 1)}

	for name, ask := range map[string]func(ctx context.Context) (int, error){
		"month":                  summed(month, billing.By{}),
		"month by day":           summed(month, billing.By{Day: true, Zone: tokyo.Zone}),
		"month by hour":          summed(month, billing.By{Hour: true, Zone: tokyo.Zone}),
		"month by flow and key":  summed(month, billing.By{Flow: true, Opener: true}),
		"month by day, of +5:45": summed(quarterly, billing.By{Day: true, Zone: kathmandu.Zone}),
		"day by hour":            summed(day, billing.By{Hour: true, Zone: tokyo.Zone}),
		"year":                   summed(year, billing.By{}),
	} {
		for size, at := range map[string]int{"largest": 0, "middling": readTenants / 2} {
			b.Run(name+"/"+size, func(b *testing.B) { timed(b, database.As(bare, tenants[at]), ask) })
		}
	}

	b.Run("tenants with usage in a month", func(b *testing.B) {
		timed(b, viewer.With(bare, viewer.System("bench")), func(ctx context.Context) (int, error) {
			users, err := billing.Each(ctx, tenants, month)

			return len(users), err
		})
	})
}

func summed(kept billing.Filter, by billing.By) func(ctx context.Context) (int, error) {
	return func(ctx context.Context) (int, error) {
		parts, err := billing.Sum(ctx, kept, by)

		return len(parts), err
	}
}

// timed asks again and again, and reports the median and the slowest in milliseconds.
func timed(b *testing.B, ctx context.Context, ask func(ctx context.Context) (int, error)) {
	b.Helper()

	var took []time.Duration

	for b.Loop() {
		begun := time.Now()
		parts, err := ask(ctx)
		took = append(took, time.Since(begun))

		require.NoError(b, err)
		require.NotZero(b, parts)
	}

	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "slowest-ms")
}

// filled makes the tenants and their sums.
func filled(b *testing.B, url string, bare context.Context) []uuid.UUID {
	b.Helper()

	opened, err := sql.Open("pgx", url)
	require.NoError(b, err)
	b.Cleanup(func() { require.NoError(b, opened.Close()) })

	begun, ctx := time.Now(), b.Context()

	// What is read is the same; it spares the disk the log of writing it.
	_, err = opened.ExecContext(ctx, "ALTER TABLE usagesum SET UNLOGGED")
	require.NoError(b, err)

	from, to := readDays()
	cells := to.Sub(from).Hours() / 24 * 32 * 2
	share := 0.0

	for n := range readTenants {
		share += 1 / float64(n+1)
	}

	tenants := make([]uuid.UUID, readTenants)

	for n := range tenants {
		who, _ := viewer.From(database.Tenant(bare, b, []byte("k")))
		tenants[n] = who.Tenant

		_, err = opened.ExecContext(ctx, quarters, who.Tenant, readRows/share/float64(n+1)/cells, from, to)
		require.NoError(b, err)

		for _, grain := range []string{"hour", "day", "month"} {
			_, err = opened.ExecContext(ctx, fmt.Sprintf(longer, grain), who.Tenant)
			require.NoError(b, err)
		}
	}

	_, err = opened.ExecContext(ctx, "ANALYZE usagesum")
	require.NoError(b, err)

	var rows, sums int64

	require.NoError(b, opened.QueryRowContext(ctx, "SELECT sum(rows) FILTER (WHERE grain = 'month'), count(*) FROM usagesum").Scan(&rows, &sums))
	fmt.Fprintln(os.Stderr, strings.TrimSpace(fmt.Sprintf("%d usage rows of %d tenants in %d sums, made up in %s", rows, readTenants, sums, time.Since(begun).Round(time.Second))))

	return tenants
}
