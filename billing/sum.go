package billing

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/usage"
)

// Part is how much was used of one meter in one part of a [Sum].
type Part struct {
	Meter Meter
	// Begin is when the day or the hour begins, as an instant in the time zone asked for; the zero time unless it was asked for.
	Begin time.Time
	// Flow and OpenedBy are empty both where they were not asked for and where the rows have none.
	Flow, OpenedBy string
	// Quantity is the sum of the rows' quantities: corrections count with their sign, so it may be 0 or less.
	Quantity int64
}

// By says by what a [Sum] is parted besides the meter. Each may be combined with each; of Hour and Day only one is meant.
type By struct {
	// Hour and Day part by when it is booked: by the clock of Zone, so that an hour or a day that a change of clocks makes longer or
	// shorter is still one. Zone is UTC when nil.
	Hour, Day bool
	Zone      *time.Location
	// Flow parts by flow, Opener by who opened the verification.
	Flow, Opener bool
}

// Sum adds up the usage of the viewer's tenant that the filter keeps, by meter and by what else is asked for. Parts without a single row
// are left out; parts whose rows cancel out are not. They come in the order of begin, meter, flow and opener. What a transaction commits
// is in it at once, and a row is in it once, whatever runs beside it.
func Sum(ctx context.Context, kept Filter, by By) ([]Part, error) {
	if err := kept.check(); err != nil {
		return nil, err
	}

	rows, err := ent.From(ctx).Usage.Query().Where(kept.where()...).
		Select(usage.FieldMeter, usage.FieldBookedAt, usage.FieldFlow, usage.FieldOpenedBy, usage.FieldQuantity).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("billing: sum: %w", err)
	}

	sums := sums{by: by, parts: map[Part]int64{}}
	for _, row := range rows {
		sums.add(Part{Meter(row.Meter), row.BookedAt, row.Flow, row.OpenedBy, int64(row.Quantity)})
	}

	return sums.sorted(), nil
}

// sums adds up parts.
type sums struct {
	by    By
	parts map[Part]int64
}

// add adds a part that begins within one of those asked for.
func (s *sums) add(part Part) {
	quantity := part.Quantity
	part.Quantity, part.Begin = 0, s.by.begin(part.Begin)

	if !s.by.Flow {
		part.Flow = ""
	}

	if !s.by.Opener {
		part.OpenedBy = ""
	}

	s.parts[part] += quantity
}

func (s *sums) sorted() []Part {
	all := make([]Part, 0, len(s.parts))

	for part, quantity := range s.parts {
		part.Quantity = quantity
		all = append(all, part)
	}

	slices.SortFunc(all, func(a, b Part) int {
		return cmp.Or(a.Begin.Compare(b.Begin), cmp.Compare(a.Meter, b.Meter), cmp.Compare(a.Flow, b.Flow), cmp.Compare(a.OpenedBy, b.OpenedBy))
	})

	return all
}

// begin gives where the part begins that an instant is in.
func (b By) begin(at time.Time) time.Time {
	zone := b.Zone
	if zone == nil {
		zone = time.UTC
	}

	at = at.In(zone)

	switch {
	case b.Hour:
		// The clock's minutes are taken off the instant: of an hour that comes twice, each is its own.
		return at.Add(-time.Duration(at.Minute())*time.Minute - time.Duration(at.Second())*time.Second - time.Duration(at.Nanosecond()))
	case b.Day:
		return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, zone)
	default:
		return time.Time{}
	}
}
