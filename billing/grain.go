package billing

import (
	"time"

	"github.com/honnin/honnin/ent/db/usagesum"
)

// quarter is the shortest time of which there is a sum. Every time zone's midnight has been on the edge of one since 1972.
const quarter = 15 * time.Minute

// grains are the times of which there are sums, the shortest first.
func grains() []usagesum.Grain {
	return []usagesum.Grain{usagesum.GrainQuarter, usagesum.GrainHour, usagesum.GrainDay, usagesum.GrainMonth}
}

// floor gives where the grain begins that an instant is in.
func floor(grain usagesum.Grain, at time.Time) time.Time {
	at = at.UTC()

	switch grain {
	case usagesum.GrainQuarter:
		return at.Truncate(quarter)
	case usagesum.GrainHour:
		return at.Truncate(time.Hour)
	case usagesum.GrainDay:
		return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
	case usagesum.GrainMonth:
		return time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
	default:
		return at
	}
}

// next gives where the grain ends that begins there.
func next(grain usagesum.Grain, begin time.Time) time.Time {
	switch grain {
	case usagesum.GrainQuarter:
		return begin.Add(quarter)
	case usagesum.GrainHour:
		return begin.Add(time.Hour)
	case usagesum.GrainDay:
		return begin.AddDate(0, 0, 1)
	case usagesum.GrainMonth:
		return begin.AddDate(0, 1, 0)
	default:
		return begin
	}
}

// ceil gives the first beginning of a grain that is not before an instant.
func ceil(grain usagesum.Grain, at time.Time) time.Time {
	begin := floor(grain, at)
	if begin.Equal(at) {
		return begin
	}

	return next(grain, begin)
}

// stretch is sums of one grain that lie side by side.
type stretch struct {
	grain    usagesum.Grain
	from, to time.Time
}

// cover gives the fewest sums that make up the time between two edges of quarters, none of a grain longer than the longest.
func cover(from, to time.Time, longest usagesum.Grain) []stretch {
	if !from.Before(to) {
		return nil
	}

	inner, outer := from, to

	var covered []stretch

	for at, grain := range grains() {
		if grain == longest || at == len(grains())-1 {
			break
		}

		longer := grains()[at+1]
		begin, end := ceil(longer, inner), floor(longer, outer)

		if !begin.Before(end) {
			return append(covered, stretch{grain, inner, outer})
		}

		covered = append(covered, stretch{grain, inner, begin}, stretch{grain, end, outer})
		inner, outer = begin, end
	}

	return append(covered, stretch{longest, inner, outer})
}
