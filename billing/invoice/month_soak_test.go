//go:build soak

package invoice_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usagesum"
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
			"Asia/Kathmandu", head + "prices: [{meter: match, model: volume, tiers: [{upTo: 50000, unit: 9}, {unit: 8}]}]\nfees: [{name: base, amount: 30000}]\n",
			func(_, m int64) int64 {
				if m > 50000 {
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

// A month of 20 million verifications of 200 tenants, made up in the sums of usage, closes in minutes; and each invoice is what a second
// reckoning from the same figures says.
func TestSoakMonth(t *testing.T) {
	const tenants, each = 200, 100_000

	k := start(t, database.Postgres(t))
	dice := rand.New(rand.NewPCG(20, 26))
	wanted := map[uuid.UUID]int64{}
	total := int64(0)
	ids := []uuid.UUID{}
	begun := time.Now()

	for i := range tenants {
		of := plans()[i%len(plans())]
		ctx := database.Tenant(k.bare, t, []byte("k"))
		who, _ := viewer.From(ctx)
		ids = append(ids, who.Tenant)

		_, err := k.Agree(ctx, invoice.Offer{IdempotencyKey: "a", YAML: "zone: " + of.zone + "\n" + of.yaml, From: "2026-11-01"})
		require.NoError(t, err)

		verifications, matches := madeUp(ctx, t, dice, of.zone, each)
		wanted[who.Tenant] = of.net(verifications, matches)
		total += verifications
	}

	t.Logf("%d verifications of %d tenants made up in %s", total, tenants, time.Since(begun).Round(time.Second))

	k.now = time.Date(2026, 12, 2, 0, 0, 0, 0, time.UTC)
	begun = time.Now()

	for _, tenant := range ids {
		closed, err := k.Close(k.bare, tenant)
		require.NoError(t, err)
		require.Equal(t, 1, closed)
	}

	took := time.Since(begun)
	rows := ent.From(k.bare).Invoice.Query().AllX(k.system())
	require.Len(t, rows, tenants)

	numbers := map[int64]bool{}

	for _, row := range rows {
		require.Equal(t, wanted[row.TenantID], row.Net)
		require.Equal(t, row.Net/10, row.Tax)

		numbers[*row.Sequence] = true
	}

	for i := range int64(tenants) {
		require.True(t, numbers[i+1], "number %d is missing", i+1)
	}

	require.Greater(t, total, int64(tenants*each*9/10))
	require.Less(t, took, 5*time.Minute)
	t.Logf("%d months closed and issued in %s, %s each; every one equals its second reckoning", tenants, took.Round(10*time.Millisecond), (took / tenants).Round(time.Millisecond))
}

// madeUp makes up the sums of a month and a day on either side, and counts those that are in November by the clock of the zone.
func madeUp(ctx context.Context, t *testing.T, dice *rand.Rand, name string, about int64) (verifications, matches int64) {
	t.Helper()

	zone, err := time.LoadLocation(name)
	require.NoError(t, err)

	sums := map[string]int64{}
	hours := []int{0, 3, 4, 9, 15, 18, 23}

	for day := time.Date(2026, 10, 31, 0, 0, 0, 0, time.UTC); day.Before(time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC)); day = day.AddDate(0, 0, 1) {
		for _, hour := range hours {
			at := day.Add(time.Duration(hour)*time.Hour + time.Duration(dice.IntN(4))*15*time.Minute)

			for _, meter := range []string{"verification", "match"} {
				count := dice.Int64N(2 * about / int64(30*len(hours)))
				sums["quarter "+at.Format(time.RFC3339)+" "+meter] += count
				sums["hour "+at.Truncate(time.Hour).Format(time.RFC3339)+" "+meter] += count
				sums["day "+day.Format(time.RFC3339)+" "+meter] += count
				sums["month "+time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC).Format(time.RFC3339)+" "+meter] += count

				if at.In(zone).Format("2006-01") == "2026-11" {
					if meter == "match" {
						matches += count
					} else {
						verifications += count
					}
				}
			}
		}
	}

	made := []*db.UsageSumCreate{}

	for key, count := range sums {
		var grain, begin, meter string

		_, err := fmt.Sscan(key, &grain, &begin, &meter)
		require.NoError(t, err)
		at, err := time.Parse(time.RFC3339, begin)
		require.NoError(t, err)

		made = append(made, ent.From(ctx).UsageSum.Create().SetGrain(usagesum.Grain(grain)).SetBegin(at).SetEnvironment(usagesum.EnvironmentLive).
			SetMeter(meter).SetQuantity(count).SetRows(count))
	}

	require.NoError(t, ent.From(ctx).UsageSum.CreateBulk(made...).Exec(ctx))

	return verifications, matches
}
