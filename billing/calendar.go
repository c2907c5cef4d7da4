package billing

import (
	"strconv"
	"time"

	"github.com/honnin/honnin/internal/fault"
)

// maxZone bounds the name of a time zone; the longest of the database has 32.
const maxZone = 60

// MaxDays is the longest run of days that is shown by day: any three months.
const MaxDays = 92

// Calendar is a month or a run of days by the clock of a time zone.
type Calendar struct {
	// Before is where the time begins that it is compared with, which ends at From: the month before, or as many days. From is where
	// the month or the first day begins, To where the month or the last day ends.
	Before, From, To time.Time
	Zone             *time.Location
}

// CalendarOf reads a month, written 2026-11, and a time zone by its name in the IANA database. What cannot be read is a fault of kind
// invalid with the field month or zone.
func CalendarOf(month, zone string) (Calendar, error) {
	place, err := zoneOf(zone)
	if err != nil {
		return Calendar{}, err
	}

	begin, err := time.Parse("2006-01", month)
	if err != nil || begin.Year() < 1972 {
		return Calendar{}, fault.New(fault.Invalid, "A month is written like 2026-11.", err, fault.Field("month"))
	}

	first := func(months int) time.Time {
		return time.Date(begin.Year(), begin.Month()+time.Month(months), 1, 0, 0, 0, 0, place)
	}

	return Calendar{Before: first(-1), From: first(0), To: first(1), Zone: place}, nil
}

// DaysOf reads the first and the last of a run of 1 to most days, written 2026-11-01, and a time zone by its name. What cannot be read is a
// fault of kind invalid with the field from, to or zone.
func DaysOf(from, to, zone string, most int) (Calendar, error) {
	place, err := zoneOf(zone)
	if err != nil {
		return Calendar{}, err
	}

	var ends [2]time.Time

	for i, day := range []struct{ field, text string }{{"from", from}, {"to", to}} {
		if ends[i], err = time.Parse(time.DateOnly, day.text); err != nil || ends[i].Year() < 1972 {
			return Calendar{}, fault.New(fault.Invalid, "A day is written like 2026-11-01.", err, fault.Field(day.field))
		}
	}

	days := int(ends[1].Sub(ends[0])/(24*time.Hour)) + 1
	if days < 1 || days > most {
		return Calendar{}, fault.New(fault.Invalid, "They are 1 to "+strconv.Itoa(most)+" days, the first before the last.", nil, fault.Field("to"))
	}

	midnight := func(day time.Time, by int) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day()+by, 0, 0, 0, 0, place)
	}

	return Calendar{Before: midnight(ends[0], -days), From: midnight(ends[0], 0), To: midnight(ends[1], 1), Zone: place}, nil
}

func zoneOf(name string) (*time.Location, error) {
	// The machine's own zone is nobody's business.
	if name == "" || name == "Local" || len(name) > maxZone {
		return nil, fault.New(fault.Invalid, "There is no such time zone.", nil, fault.Field("zone"))
	}

	place, err := time.LoadLocation(name)
	if err != nil {
		return nil, fault.New(fault.Invalid, "There is no such time zone.", err, fault.Field("zone"))
	}

	return place, nil
}
