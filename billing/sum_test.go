package billing_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
)

func assertNoError(t *testing.T, err error) {
	t.Helper()

	if err != nil {
		t.Error(err)
	}
}

// used writes a row of a verification of its own.
func used(ctx context.Context, at time.Time, change func(row *db.UsageCreate)) {
	client := ent.From(ctx)
	opened := client.Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
		SetRequestHash("x").SetExpiresAt(time.Now()).SaveX(ctx)
	row := client.Usage.Create().SetVerificationID(opened.ID).SetMeter("verification").SetAt(at).SetBookedAt(at)
	change(row)
	row.ExecX(ctx)
}

// rebuilt brings rows that a test wrote by itself into the sums.
func rebuilt(ctx context.Context, t *testing.T) {
	t.Helper()

	_, err := billing.Rebuild(ctx, true)
	require.NoError(t, err)
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()

	found, err := time.LoadLocation(name)
	require.NoError(t, err)

	return found
}

func TestSumPartsByDayInTheZoneAskedFor(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		plain := func(*db.UsageCreate) {}

		for _, test := range []struct {
			zone   string
			at     time.Time
			begins string
		}{
			{"Asia/Tokyo", time.Date(2026, 10, 31, 14, 59, 59, 999_999_000, time.UTC), "2026-10-31"},
			{"Asia/Tokyo", time.Date(2026, 10, 31, 15, 0, 0, 0, time.UTC), "2026-11-01"},
			{"America/New_York", time.Date(2026, 11, 1, 3, 59, 0, 0, time.UTC), "2026-10-31"},
			{"America/New_York", time.Date(2026, 11, 2, 4, 59, 0, 0, time.UTC), "2026-11-01"}, // a day of 25 hours
			{"America/New_York", time.Date(2026, 3, 9, 3, 59, 0, 0, time.UTC), "2026-03-08"},  // a day of 23 hours
			{"Asia/Kolkata", time.Date(2028, 2, 28, 18, 30, 0, 0, time.UTC), "2028-02-29"},
			{"Asia/Kathmandu", time.Date(2028, 2, 29, 18, 14, 0, 0, time.UTC), "2028-02-29"},
		} {
			ctx := database.Tenant(ctx, t, []byte("k"))
			used(ctx, test.at, plain)
			rebuilt(ctx, t)

			parts, err := billing.Sum(ctx, billing.Filter{From: test.at.AddDate(0, 0, -3), To: test.at.AddDate(0, 0, 3)},
				billing.By{Day: true, Zone: zone(t, test.zone)})
			require.NoError(t, err)
			require.Len(t, parts, 1)
			require.Equal(t, test.begins+" 00:00", parts[0].Begin.Format("2006-01-02 15:04"), test.zone)
			require.Equal(t, zone(t, test.zone), parts[0].Begin.Location())
		}
	})
}

func TestSumPartsAndKeeps(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		bare := database.Open(t, url)
		ctx := database.Tenant(bare, t, []byte("k"))
		from := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
		to := from.AddDate(0, 1, 0)

		for _, ctx := range []context.Context{ctx, database.Tenant(bare, t, []byte("k"))} {
			used(ctx, from, func(r *db.UsageCreate) { r.SetFlow("a").SetOpenedBy("key_1") })
			used(ctx, from.Add(time.Hour), func(r *db.UsageCreate) { r.SetFlow("b").SetOpenedBy("key_1").SetMeter("match") })
			used(ctx, from.Add(25*time.Hour), func(r *db.UsageCreate) { r.SetQuantity(-1).SetReason(usage.ReasonCorrection).SetAttempt(2) })
			used(ctx, from.Add(25*time.Hour), func(r *db.UsageCreate) { r.SetQuantity(0) })
			used(ctx, from, func(r *db.UsageCreate) { r.SetEnvironment(usage.EnvironmentTest).SetQuantity(50) })
			used(ctx, from.Add(-time.Microsecond), func(*db.UsageCreate) {})
			used(ctx, to, func(*db.UsageCreate) {})
			rebuilt(ctx, t)
		}

		month := billing.Filter{From: from, To: to}
		meter, flow, none, key, match := billing.MeterVerification, "a", "", "key_1", billing.MeterMatch

		for name, test := range map[string]struct {
			kept billing.Filter
			by   billing.By
			want []billing.Part
		}{
			"meter": {month, billing.By{}, []billing.Part{{Meter: "match", Quantity: 1}, {Meter: "verification"}}},
			"day": {month, billing.By{Day: true}, []billing.Part{
				{Meter: "match", Begin: from, Quantity: 1},
				{Meter: "verification", Begin: from, Quantity: 1},
				{Meter: "verification", Begin: from.AddDate(0, 0, 1), Quantity: -1},
			}},
			"hour of a meter": {billing.Filter{From: from, To: to, Meter: &match}, billing.By{Hour: true}, []billing.Part{
				{Meter: "match", Begin: from.Add(time.Hour), Quantity: 1},
			}},
			"flow and opener": {month, billing.By{Flow: true, Opener: true}, []billing.Part{
				{Meter: "match", Flow: "b", OpenedBy: "key_1", Quantity: 1},
				{Meter: "verification", Quantity: -1},
				{Meter: "verification", Flow: "a", OpenedBy: "key_1", Quantity: 1},
			}},
			"of one flow": {billing.Filter{From: from, To: to, Flow: &flow}, billing.By{}, []billing.Part{{Meter: "verification", Quantity: 1}}},
			"of none": {
				billing.Filter{From: from, To: to, Flow: &none, Meter: &meter}, billing.By{}, []billing.Part{{Meter: "verification", Quantity: -1}},
			},
			"of one key": {billing.Filter{From: from, To: to, OpenedBy: &key, Meter: &meter}, billing.By{}, []billing.Part{{Meter: "verification", Quantity: 1}}},
			"of the test environment": {
				billing.Filter{From: from, To: to, Environment: billing.Test}, billing.By{}, []billing.Part{{Meter: "verification", Quantity: 50}},
			},
		} {
			got, err := billing.Sum(ctx, test.kept, test.by)
			require.NoError(t, err)
			require.Equal(t, test.want, got, name)
		}

		for _, wrong := range []billing.Filter{{}, {From: to, To: from}, {From: from, To: from}, {From: from, To: from.Add(billing.MaxSpan + 1)}} {
			_, err := billing.Sum(ctx, wrong, billing.By{})
			require.True(t, fault.Is(err, fault.Invalid))
			_, _, err = billing.Rows(ctx, wrong, 1, "")
			require.True(t, fault.Is(err, fault.Invalid))
		}
	})
}

func TestRowsPageWithoutGapOrRepeat(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		bare := database.Open(t, url)
		ctx := database.Tenant(bare, t, []byte("k"))
		from := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
		meter := billing.MeterVerification
		month := billing.Filter{From: from, To: from.AddDate(0, 1, 0), Meter: &meter}

		used(database.Tenant(bare, t, []byte("k")), from, func(*db.UsageCreate) {})
		used(ctx, from, func(r *db.UsageCreate) { r.SetQuantity(0) })
		used(ctx, from, func(r *db.UsageCreate) { r.SetMeter("match") })

		for i := range 7 {
			used(ctx, from.Add(time.Duration(i/3)*time.Second), func(r *db.UsageCreate) { r.SetQuantity(i + 1) })
		}

		seen, after, total := map[uuid.UUID]bool{}, "", 0

		for more := true; more; {
			var (
				rows []*db.Usage
				err  error
			)

			rows, more, err = billing.Rows(ctx, month, 2, after)
			require.NoError(t, err)

			for _, row := range rows {
				require.False(t, seen[row.ID])

				seen[row.ID], after = true, billing.Place(row)
				total += row.Quantity
			}
		}

		require.Equal(t, 1+2+3+4+5+6+7, total)

		_, _, err := billing.Rows(ctx, month, 2, "odd")
		require.True(t, fault.Is(err, fault.Invalid))
	})
}
