package billing

import (
	"time"

	"github.com/honnin/honnin/internal/fault"
)

// maxZone bounds the name of a time zone; the longest of the database has 32.
const maxZone = 60

// Calendar is a month by the clock of a time zone.
type Calendar struct {
	// Before is where the month before begins, From where the month does and To where it ends.
	Before, From, To time.Time
	Zone             *time.Location
}

// CalendarOf reads a month, written 2026-11, and a time zone by its name in the IANA database. What cannot be read is a fault of kind
// invalid with the field month or zone.
func CalendarOf(month, zone string) (Calendar, error) {
	// The machine's own zone is nobody's business.
	if zone == "" || zone == "Local" || len(zone) > maxZone {
		return Calendar{}, fault.New(fault.Invalid, "There is no such time zone.", nil, fault.Field("zone"))
	}

	place, err := time.LoadLocation(zone)
	if err != nil {
		return Calendar{}, fault.New(fault.Invalid, "There is no such time zone.", err, fault.Field("zone"))
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
