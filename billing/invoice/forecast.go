package invoice

import (
	"context"
	"slices"
	"time"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/price"
)

// window is how many whole days before today a forecast looks at: four of each day of the week.
const window = 28

// Forecast is what a month will probably come to, and by which reckoning.
type Forecast struct {
	// Bill prices the month as it is expected to end, SoFar as it stands.
	Bill, SoFar *price.Bill
	// From and To are the days whose use it is drawn from: From is the first, To the first after them. Days is how many of them there were
	// under the contract.
	From, To price.Day
	Days     int
	// Left are the days that are still expected, today included.
	Left int
}

// Ahead forecasts this month of the viewer's tenant: what was used, and for today and every day to come the mean of the same days of the
// week in the last 28 days, or of all of them where there was no such day. Fault: not found (no contract is in force).
func (d *Desk) Ahead(ctx context.Context) (*Forecast, error) {
	versions, err := Versions(ctx)
	if err != nil {
		return nil, err
	}

	zone, err := zoneOf(versions)
	if err != nil {
		return nil, err
	}

	today := price.DayOf(d.Now(), zone)
	month := price.MonthOf(today)

	parts, err := counted(ctx, month, versions)
	if err != nil {
		return nil, err
	}

	made := &Forecast{From: max(today.Add(-window), begin(versions)), To: today, Left: today.Until(month.To)}
	made.Days = max(made.From.Until(made.To), 0)

	if made.SoFar, err = bill(ctx, month, parts); err != nil {
		return nil, err
	}

	seen, err := byDay(ctx, made.From, month.To, zone)
	if err != nil {
		return nil, err
	}

	for i := range parts {
		parts[i].Counts = expected(parts[i].Segment, today, seen, made)
	}

	made.Bill, err = bill(ctx, month, parts)

	return made, err
}

// begin is the first day of a contract; the last day there is, without one.
func begin(versions []price.Version) price.Day {
	first := price.Day("2199-12-31")
	for _, version := range versions {
		first = min(first, version.From)
	}

	return first
}

// byDay counts the days of a time by meter.
func byDay(ctx context.Context, from, to price.Day, zone *time.Location) (map[price.Day]map[string]int64, error) {
	seen := map[price.Day]map[string]int64{}
	if from >= to {
		return seen, nil
	}

	parts, err := billing.Sum(ctx, billing.Filter{From: from.Start(zone), To: to.Start(zone)}, billing.By{Day: true, Zone: zone})
	if err != nil {
		return nil, err
	}

	for _, part := range parts {
		day := price.DayOf(part.Begin, zone)
		if seen[day] == nil {
			seen[day] = map[string]int64{}
		}

		seen[day][string(part.Meter)] += part.Quantity
	}

	return seen, nil
}

// expected counts a segment as it is expected to end.
func expected(of price.Segment, today price.Day, seen map[price.Day]map[string]int64, basis *Forecast) map[string]int64 {
	counts := map[string]int64{}

	for day := of.From; day < of.To; day = day.Add(1) {
		for meter, count := range seen[day] {
			if day < today {
				counts[meter] += count
			}
		}

		if day < today {
			continue
		}

		for meter, count := range likely(day, seen, basis) {
			counts[meter] += max(count, seen[day][meter])
		}
	}

	return counts
}

// likely is the mean of the days of the basis that are the same day of the week; of all, when there are none. Fractions are rounded up.
func likely(day price.Day, seen map[price.Day]map[string]int64, basis *Forecast) map[string]int64 {
	days := []price.Day{}
	for past := basis.From; past < basis.To; past = past.Add(1) {
		days = append(days, past)
	}

	alike := slices.DeleteFunc(slices.Clone(days), func(past price.Day) bool { return past.Until(day)%7 != 0 })
	if len(alike) == 0 {
		alike = days
	}

	sums := map[string]int64{}

	for _, past := range alike {
		for meter, count := range seen[past] {
			sums[meter] += count
		}
	}

	for meter := range sums {
		sums[meter] = max((sums[meter]+int64(len(alike))-1)/int64(len(alike)), 0)
	}

	// What is used today is known, also where the past knows nothing of it.
	for meter := range seen[day] {
		sums[meter] += 0
	}

	return sums
}
