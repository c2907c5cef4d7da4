package price

import (
	"errors"
	"fmt"
	"time"
)

// Errors of days.
var (
	// ErrDay: what should be a day is none.
	ErrDay = errors.New("price: a day is written like 2026-11-25")
	// ErrZone: there is no time zone of the name.
	ErrZone = errors.New("price: no such time zone")
)

// Day is a day of the calendar, written 2026-11-25; which instants it covers depends on the time zone. Days compare as texts do.
type Day string

// ParseDay reads a day of the years 2000 to 2199.
func ParseDay(text string) (Day, error) {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil || at.Year() < 2000 || at.Year() > 2199 {
		return "", errors.Join(ErrDay, err)
	}

	return Day(text), nil
}

// DayOf is the day that the instant falls on in a time zone.
func DayOf(at time.Time, zone *time.Location) Day { return Day(at.In(zone).Format(time.DateOnly)) }

// Add gives the day that many days later.
func (d Day) Add(days int) Day { return Day(d.noon().AddDate(0, 0, days).Format(time.DateOnly)) }

// Until counts the days from this one to the other, which is not counted; negative when the other is earlier.
func (d Day) Until(other Day) int { return int(other.noon().Sub(d.noon()) / (24 * time.Hour)) }

// noon stands for the day in UTC, where every day has 24 hours. A text that is no day is a mistake in our code and counts as year 1.
func (d Day) noon() time.Time {
	at, _ := time.Parse(time.DateOnly, string(d))

	return at.Add(12 * time.Hour)
}

// Start is the first instant of the day in the zone. Where clocks are set forward over midnight the day begins later than 0:00, and
// where they are set back over it the earlier 0:00 counts. A day that a zone left out begins and ends with the next.
func (d Day) Start(zone *time.Location) time.Time {
	midnight := d.noon().Add(-12 * time.Hour)
	look := 36 * time.Hour // no zone is further from UTC, and none has ever jumped further

	// The day begins at 0:00 by the offset of before or of after a change, whichever comes first and is so by the clock there.
	var found time.Time

	for _, near := range []time.Time{midnight.Add(-look), midnight.Add(look)} {
		_, offset := near.In(zone).Zone()

		at := midnight.Add(-time.Duration(offset) * time.Second).In(zone)
		if at.Format("2006-01-02 15:04:05") == string(d)+" 00:00:00" && (found.IsZero() || at.Before(found)) {
			found = at
		}
	}

	if !found.IsZero() {
		return found.UTC()
	}

	return change(midnight.Add(-look), midnight.Add(look), d, zone).UTC()
}

// change finds the instant between two at which the zone's calendar first shows the day or a later one.
func change(before, after time.Time, d Day, zone *time.Location) time.Time {
	for at := before; ; {
		_, ends := at.In(zone).ZoneBounds()
		if ends.IsZero() || ends.After(after) {
			return after
		}

		if DayOf(ends, zone) >= d {
			return ends
		}

		at = ends
	}
}

// Period is a run of days: From is its first, To the first after it.
type Period struct {
	From Day `json:"from"`
	To   Day `json:"to"`
}

// Month gives the calendar month written 2026-11.
func Month(text string) (Period, error) {
	at, err := time.Parse("2006-01", text)
	if err != nil || at.Year() < 2000 || at.Year() > 2199 {
		return Period{}, errors.Join(ErrDay, err)
	}

	return Period{Day(at.Format(time.DateOnly)), Day(at.AddDate(0, 1, 0).Format(time.DateOnly))}, nil
}

// MonthOf gives the calendar month that the day is in.
func MonthOf(d Day) Period {
	at := d.noon()
	first := time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)

	return Period{Day(first.Format(time.DateOnly)), Day(first.AddDate(0, 1, 0).Format(time.DateOnly))}
}

// Days is how many days the period has.
func (p Period) Days() int { return p.From.Until(p.To) }

// Before gives the month before one.
func (p Period) Before() Period { return MonthOf(p.From.Add(-1)) }

// After gives the month after one.
func (p Period) After() Period { return MonthOf(p.To) }

// Name writes a month like 2026-11.
func (p Period) Name() string { return string(p.From[:7]) }

// Zone finds a time zone by its IANA name, without the machine's own.
func Zone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("%w: %q", ErrZone, name)
	}

	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrZone, err)
	}

	return zone, nil
}
