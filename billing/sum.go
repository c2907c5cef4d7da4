package billing

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
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
//
// It reads the sums of [Fold], single rows at the two ends where those are not on a quarter of an hour, and what is not folded yet. A row
// that came to be in another way than by this package is in no sum until [Rebuild].
func Sum(ctx context.Context, kept Filter, by By) ([]Part, error) {
	if err := kept.check(); err != nil {
		return nil, err
	}

	for range sumTries {
		before, err := folds(ctx)
		if err != nil {
			return nil, err
		}

		found := sums{by: by, parts: map[Part]int64{}}
		if err := found.read(ctx, kept); err != nil {
			return nil, err
		}

		// Rows that were folded while this read would be in it twice or not at all.
		if after, err := folds(ctx); err != nil || after == before {
			return found.sorted(), err
		}
	}

	return count(ctx, kept, by)
}

// sumTries is how often a sum is read again because rows were folded meanwhile, before the rows themselves are counted.
const sumTries = 5

// folds gives how often the sums were changed.
func folds(ctx context.Context) (int64, error) {
	row, err := ent.From(ctx).Books.Query().Only(ctx)
	if db.IsNotFound(err) {
		return 0, nil
	}

	if err != nil {
		return 0, wrapped("books", err)
	}

	return row.Folds, nil
}

// count adds up the rows themselves.
func count(ctx context.Context, kept Filter, by By) ([]Part, error) {
	found := sums{by: by, parts: map[Part]int64{}}
	if err := found.rows(ctx, kept); err != nil {
		return nil, err
	}

	return found.sorted(), nil
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
