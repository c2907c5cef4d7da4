package law

import (
	"time"

	"github.com/honnin/honnin/internal/fault"
)

// Day is a calendar day in Japan, written 2027-03-31. Days compare as strings. The zero value is no day.
type Day string

// japan is the time of the laws in the catalogue. Japan has had no daylight saving time since 1951.
func japan() *time.Location { return time.FixedZone("JST", 9*60*60) }

// DayOf gives the day in Japan of an instant.
func DayOf(at time.Time) Day { return Day(at.In(japan()).Format(time.DateOnly)) }

// ParseDay reads a day written 2027-03-31; anything else is a fault of kind invalid.
func ParseDay(text string) (Day, error) {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return "", fault.New(fault.Invalid, "A day is written like 2027-03-31.", err)
	}

	return Day(text), nil
}

// wrong tells whether something is written that is no day.
func (d Day) wrong() bool {
	_, err := ParseDay(string(d))

	return d != "" && err != nil
}

// months gives the day that many months away; the last of the month stays within its month.
func (d Day) months(n int) Day {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}

	first := time.Date(at.Year(), at.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()

	return Day(first.AddDate(0, 0, min(at.Day(), last)-1).Format(time.DateOnly))
}

// next gives the day after.
func (d Day) next() Day {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}

	return Day(at.AddDate(0, 0, 1).Format(time.DateOnly))
}
