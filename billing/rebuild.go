package billing

import (
	"context"
	"maps"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/usagesum"
)

// rebuildPage is how many rows or sums are read at once.
const rebuildPage = 10_000

// Difference is a sum that is not what the rows make it.
type Difference struct {
	// Grain is quarter, hour, day or month; Begin is where it begins, in UTC.
	Grain       string
	Begin       time.Time
	Environment Environment
	Meter       Meter
	Flow        string
	OpenedBy    string
	// Quantity and Rows are what is stored, CountedQuantity and CountedRows what the rows make it.
	Quantity, Rows, CountedQuantity, CountedRows int64
}

// Rebuild counts every usage row of the viewer's tenant anew and gives each sum that differs, in the order of grain and begin; none when
// all is well. With repair it puts those right. What is not folded yet is in neither count. Nobody folds meanwhile; writers do not wait.
func Rebuild(ctx context.Context, repair bool) (differences []Difference, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		differences = nil

		if err := holdSums(ctx, time.Now()); err != nil {
			return err
		}

		counted, err := recount(ctx)
		if err != nil {
			return err
		}

		stored, err := stored(ctx)
		if err != nil {
			return err
		}

		wrong := counted.unlike(stored)
		for _, at := range wrong {
			differences = append(differences, at.difference(stored[at], counted[at]))
		}

		if !repair {
			return nil
		}

		return counted.put(ctx, wrong)
	})

	return differences, err
}

// recount adds up every row that is folded.
func recount(ctx context.Context) (totals, error) {
	all := totals{}

	var last *db.Usage

	for {
		query := ent.From(ctx).Usage.Query().Where(folded)
		if last != nil {
			query.Where(usage.IDGT(last.ID))
		}

		rows, err := query.Order(usage.ByID()).Limit(rebuildPage).
			Select(usage.FieldBookedAt, usage.FieldEnvironment, usage.FieldMeter, usage.FieldFlow, usage.FieldOpenedBy, usage.FieldQuantity).
			All(ctx)
		if err != nil {
			return nil, wrapped("count rows", err)
		}

		for _, row := range rows {
			all.add(row)
		}

		if len(rows) < rebuildPage {
			return all, nil
		}

		last = rows[len(rows)-1]
	}
}

// folded keeps the rows that are in the sums.
func folded(s *sql.Selector) {
	other := s.Clone().SetP(nil)
	fresh(other)
	s.Where(sql.Not(other.P()))
}

// stored reads the sums as they are.
func stored(ctx context.Context) (totals, error) {
	all := totals{}

	var last *db.UsageSum

	for {
		query := ent.From(ctx).UsageSum.Query()
		if last != nil {
			query.Where(usagesum.IDGT(last.ID))
		}

		rows, err := query.Order(usagesum.ByID()).Limit(rebuildPage).All(ctx)
		if err != nil {
			return nil, wrapped("read sums", err)
		}

		for _, row := range rows {
			at := place{row.Grain, row.Begin.UTC(), Environment(row.Environment), row.Meter, row.Flow, row.OpenedBy}
			all[at] = total{row.Quantity, row.Rows}
		}

		if len(rows) < rebuildPage {
			return all, nil
		}

		last = rows[len(rows)-1]
	}
}

// unlike gives where two totals differ, in order.
func (t totals) unlike(other totals) []place {
	seen := map[place]bool{}

	for at, holds := range t {
		if other[at] != holds {
			seen[at] = true
		}
	}

	for at, holds := range other {
		if t[at] != holds {
			seen[at] = true
		}
	}

	return slices.SortedFunc(maps.Keys(seen), place.compare)
}

func (p place) difference(stored, counted total) Difference {
	return Difference{
		string(p.grain), p.begin, p.environment, Meter(p.meter), p.flow, p.openedBy,
		stored.quantity, stored.rows, counted.quantity, counted.rows,
	}
}

// put stores the totals of these places in place of what is there.
func (t totals) put(ctx context.Context, wrong []place) error {
	kept := totals{}

	for _, at := range wrong {
		_, err := ent.From(ctx).UsageSum.Delete().Where(
			usagesum.GrainEQ(at.grain), usagesum.Begin(at.begin), usagesum.EnvironmentEQ(usagesum.Environment(at.environment)),
			usagesum.Meter(at.meter), usagesum.Flow(at.flow), usagesum.OpenedBy(at.openedBy),
		).Exec(ctx)
		if err != nil {
			return wrapped("repair sums", err)
		}

		if of, counted := t[at]; counted {
			kept[at] = of
		}
	}

	return kept.save(ctx)
}
