package price

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// ErrVersions says that versions of a contract do not fit one another.
var ErrVersions = errors.New("price: the versions of a contract are in one time zone, and within a month in one currency")

// Version is a definition in force from the beginning of a day in the tenant's zone until another begins. Of two that begin on the same
// day the one with the higher number counts.
type Version struct {
	Number     int
	From       Day
	Definition *Definition
}

// Segment is a run of days of a month in which the same terms hold: from the instant Begin on and before End.
type Segment struct {
	From, To   Day
	Begin, End time.Time
	Version    Version
}

// Days is how many days the segment has.
func (s Segment) Days() int { return s.From.Until(s.To) }

// trial tells whether nothing costs anything in the segment.
func (s Segment) trial() bool {
	trial := s.Version.Definition.Trial

	return trial != nil && s.From < trial.Until
}

// discounts are those that hold in the segment.
func (s Segment) discounts() (held []Discount) {
	for _, one := range s.Version.Definition.Discounts {
		if (one.From == "" || s.From >= one.From) && (one.Until == "" || s.From < one.Until) {
			held = append(held, one)
		}
	}

	return held
}

// Plan cuts a month into segments, in their order. They leave no gap but before the first version; none are given before that. An
// error that is [ErrVersions] says that the versions cannot stand beside one another.
func Plan(month Period, versions []Version) ([]Segment, error) {
	held := inForce(month, versions)
	if len(held) == 0 {
		return nil, nil
	}

	if err := fit(held); err != nil {
		return nil, err
	}

	zone, err := Zone(held[0].Definition.Zone)
	if err != nil {
		return nil, err
	}

	var segments []Segment

	for i, version := range held {
		from, to := max(version.From, month.From), month.To
		if i+1 < len(held) {
			to = held[i+1].From
		}

		for _, next := range edges(version.Definition, from, to) {
			segments = append(segments, Segment{From: from, To: next, Begin: from.Start(zone), End: next.Start(zone), Version: version})
			from = next
		}
	}

	return segments, nil
}

// inForce are the versions that hold on some day of the month, in their order.
func inForce(month Period, versions []Version) []Version {
	sorted := slices.Clone(versions)
	slices.SortFunc(sorted, func(a, b Version) int {
		if a.From != b.From {
			return b.From.Until(a.From)
		}

		return a.Number - b.Number
	})

	var held []Version

	for i, version := range sorted {
		ends := month.To
		if i+1 < len(sorted) {
			ends = sorted[i+1].From
		}

		if version.From < month.To && ends > month.From && ends > version.From {
			held = append(held, version)
		}
	}

	return held
}

func fit(held []Version) error {
	for _, version := range held[1:] {
		if first := held[0].Definition; version.Definition.Zone != first.Zone || version.Definition.Currency != first.Currency {
			return fmt.Errorf("%w: %d and %d", ErrVersions, held[0].Number, version.Number)
		}
	}

	return nil
}

// edges are the days between two on which terms of one definition change, and the last of the two.
func edges(d *Definition, from, to Day) []Day {
	days := []Day{to}
	if d.Trial != nil {
		days = append(days, d.Trial.Until)
	}

	for _, one := range d.Discounts {
		days = append(days, one.From, one.Until)
	}

	days = slices.DeleteFunc(days, func(d Day) bool { return d <= from || d > to })
	slices.Sort(days)

	return slices.Compact(days)
}
