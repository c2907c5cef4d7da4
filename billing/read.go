package billing

import (
	"context"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/usagefresh"
	"github.com/honnin/honnin/ent/db/usagesum"
)

// read adds what the filter keeps: whole quarters of an hour from the sums, what is fresh in them, and the rows of both ends.
func (s *sums) read(ctx context.Context, kept Filter) error {
	from, to := ent.Instant(kept.From), ent.Instant(kept.To)
	first, last := ceil(usagesum.GrainQuarter, from), floor(usagesum.GrainQuarter, to)

	if !first.Before(last) {
		return s.rows(ctx, kept)
	}

	for _, end := range []Filter{kept.within(from, first), kept.within(last, to)} {
		if end.From.Before(end.To) {
			if err := s.rows(ctx, end); err != nil {
				return err
			}
		}
	}

	inner := kept.within(first, last)
	if err := s.folded(ctx, inner); err != nil {
		return err
	}

	return s.rows(ctx, inner, fresh)
}

// within is the filter over another time.
func (f Filter) within(from, to time.Time) Filter {
	f.From, f.To = from, to

	return f
}

// fresh keeps the rows that are not in the sums yet.
func fresh(s *sql.Selector) {
	marks := sql.Dialect(s.Dialect()).Table(usagefresh.Table)
	s.Where(sql.Exists(sql.Dialect(s.Dialect()).Select().From(marks).Where(sql.And(
		sql.ColumnsEQ(marks.C(usagefresh.FieldTenantID), s.C(usage.FieldTenantID)),
		sql.ColumnsEQ(marks.C(usagefresh.FieldID), s.C(usage.FieldID)),
	))))
}

// rows adds single rows.
func (s *sums) rows(ctx context.Context, kept Filter, also ...predicate.Usage) error {
	rows, err := ent.From(ctx).Usage.Query().Where(kept.where()...).Where(also...).
		Select(usage.FieldMeter, usage.FieldBookedAt, usage.FieldFlow, usage.FieldOpenedBy, usage.FieldQuantity).All(ctx)
	if err != nil {
		return wrapped("rows", err)
	}

	for _, row := range rows {
		s.add(Part{Meter(row.Meter), row.BookedAt, row.Flow, row.OpenedBy, int64(row.Quantity)})
	}

	return nil
}

// folded adds sums: the longest that none of the parts asked for begins within.
func (s *sums) folded(ctx context.Context, kept Filter) error {
	columns := []string{usagesum.FieldMeter}
	if s.by.Hour || s.by.Day {
		columns = append(columns, usagesum.FieldBegin)
	}

	if s.by.Flow {
		columns = append(columns, usagesum.FieldFlow)
	}

	if s.by.Opener {
		columns = append(columns, usagesum.FieldOpenedBy)
	}

	var read []struct {
		Meter    Meter     `json:"meter"`
		Begin    time.Time `json:"begin"`
		Flow     string    `json:"flow"`
		OpenedBy string    `json:"opened_by"`
		Sum      int64     `json:"sum"`
	}

	err := ent.From(ctx).UsageSum.Query().Where(kept.whereSums(s.by.longest(kept.From, kept.To))...).
		GroupBy(columns[0], columns[1:]...).Aggregate(db.Sum(usagesum.FieldQuantity)).Scan(ctx, &read)
	if err != nil {
		return wrapped("sums", err)
	}

	for _, row := range read {
		s.add(Part{row.Meter, row.Begin, row.Flow, row.OpenedBy, row.Sum})
	}

	return nil
}

// whereSums is the filter over sums, of which none is longer than the longest.
func (f Filter) whereSums(longest usagesum.Grain) []predicate.UsageSum {
	var stretches []predicate.UsageSum
	for _, one := range cover(f.From, f.To, longest) {
		stretches = append(stretches,
			usagesum.And(usagesum.GrainEQ(one.grain), usagesum.BeginGTE(one.from), usagesum.BeginLT(one.to)))
	}

	kept := []predicate.UsageSum{usagesum.Or(stretches...), usagesum.EnvironmentEQ(usagesum.Environment(f.environment()))}

	if f.Meter != nil {
		kept = append(kept, usagesum.Meter(string(*f.Meter)))
	}

	if f.Flow != nil {
		kept = append(kept, usagesum.Flow(*f.Flow))
	}

	if f.OpenedBy != nil {
		kept = append(kept, usagesum.OpenedBy(*f.OpenedBy))
	}

	return kept
}

// longest is the longest grain of which every sum lies within one part.
func (b By) longest(from, to time.Time) usagesum.Grain {
	if !b.Hour && !b.Day {
		return usagesum.GrainMonth
	}

	longest := usagesum.GrainDay
	if b.Hour {
		longest = usagesum.GrainHour
	}

	zone := b.Zone
	if zone == nil {
		zone = time.UTC
	}

	// Where the days begin shows every offset from UTC that the zone has between; the two ends show that of a part of a day.
	for _, at := range append(midnights(from, to, zone), from, to) {
		_, offset := at.In(zone).Zone()

		switch {
		case offset%int(time.Hour/time.Second) != 0:
			return usagesum.GrainQuarter
		case offset != 0:
			longest = usagesum.GrainHour
		}
	}

	return longest
}

// midnights gives where the days begin that begin in a time.
func midnights(from, to time.Time, zone *time.Location) []time.Time {
	var all []time.Time

	at := from.In(zone)
	for day := at.Day() + 1; ; day++ {
		midnight := time.Date(at.Year(), at.Month(), day, 0, 0, 0, 0, zone)
		if !midnight.Before(to) {
			return all
		}

		all = append(all, midnight)
	}
}
