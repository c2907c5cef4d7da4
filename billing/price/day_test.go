package price_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/billing/price"
)

func TestDaysBegin(t *testing.T) {
	t.Parallel()

	for _, test := range []struct{ day, zone, want string }{
		{"2026-12-01", "Asia/Tokyo", "2026-11-30T15:00:00Z"},
		{"2026-11-01", "America/New_York", "2026-11-01T04:00:00Z"}, // clocks go back later that day
		{"2026-11-02", "America/New_York", "2026-11-02T05:00:00Z"},
		{"2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00Z"},
		{"2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00Z"},
		{"2026-12-01", "Asia/Kathmandu", "2026-11-30T18:15:00Z"},
		{"2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"}, // there was no midnight: it was 1:00 at once
		{"2020-03-29", "Asia/Beirut", "2020-03-28T22:00:00Z"},       // likewise
		{"2019-11-03", "America/Havana", "2019-11-03T04:00:00Z"},    // there were two: the earlier counts
		{"2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z"},      // there was no such day
		{"2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00Z"},
		{"2028-02-29", "UTC", "2028-02-29T00:00:00Z"},
	} {
		zone, err := price.Zone(test.zone)
		require.NoError(t, err)
		require.Equal(t, test.want, price.Day(test.day).Start(zone).Format(time.RFC3339), "%s in %s", test.day, test.zone)
	}
}

func TestMonths(t *testing.T) {
	t.Parallel()

	for name, days := range map[string]int{"2026-02": 28, "2028-02": 29, "2100-02": 28, "2026-12": 31} {
		month, err := price.Month(name)
		require.NoError(t, err)
		require.Equal(t, days, month.Days())
		require.Equal(t, name, month.Name())
		require.Equal(t, month, month.After().Before())
		require.Equal(t, month, price.MonthOf(month.To.Add(-1)))
	}

	for _, wrong := range []string{"", "2026-13", "1999-01", "2026-1", "2026-01-01"} {
		_, err := price.Month(wrong)
		require.ErrorIs(t, err, price.ErrDay, wrong)
	}

	for _, wrong := range []string{"", "2026-02-29", "1999-12-31", "2200-01-01"} {
		_, err := price.ParseDay(wrong)
		require.ErrorIs(t, err, price.ErrDay, wrong)
	}
}

// Days follow one another without gap or overlap in every zone, and every instant is in the day that clocks there show.
func TestDaysFollowOneAnother(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone, err := price.Zone(rapid.SampledFrom(zones()).Draw(t, "zone"))
		require.NoError(t, err)

		at := time.Unix(rapid.Int64Range(946_771_200, 4_102_358_400).Draw(t, "at"), 0)
		day := price.DayOf(at, zone)

		require.False(t, day.Start(zone).After(at))
		require.True(t, day.Add(1).Start(zone).After(at))
		require.Equal(t, day, price.DayOf(day.Start(zone), zone))
	})
}

func zones() []string {
	return []string{
		"UTC", "Asia/Tokyo", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "Africa/Cairo",
		"America/Havana", "Pacific/Apia", "Pacific/Kiritimati", "Asia/Tehran", "America/Asuncion",
	}
}
