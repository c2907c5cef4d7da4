package billing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/usagefresh"
	"github.com/honnin/honnin/ent/db/usagesum"
)

const (
	// FoldPage is how many rows one call of [Fold] adds to the sums at most.
	FoldPage = 2000
	// upsertPage bounds the parameters of one statement.
	upsertPage = 500
)

// errAstray says that a mark points at no usage row.
var errAstray = errors.New("billing: a usage row is marked as fresh and is not there")

// Stale gives up to limit tenants that have usage which is not in the sums yet. It needs a viewer over all tenants.
func Stale(ctx context.Context, limit int) ([]uuid.UUID, error) {
	var tenants []uuid.UUID

	err := ent.From(ctx).UsageFresh.Query().Unique(true).Limit(limit).Select(usagefresh.FieldTenantID).Scan(ctx, &tenants)
	if err != nil {
		return nil, fmt.Errorf("billing: stale: %w", err)
	}

	return tenants, nil
}

// Fold adds up to [FoldPage] usage rows of the viewer's tenant to its sums, and tells how many: fewer than that once nothing is left.
// Each is added exactly once, whoever else folds and wherever a process dies. Writers of usage neither wait for it nor it for them.
func Fold(ctx context.Context) (folded int, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := holdSums(ctx, time.Now()); err != nil {
			return err
		}

		fresh, err := ent.From(ctx).UsageFresh.Query().Order(usagefresh.ByID()).Limit(FoldPage).IDs(ctx)
		if err != nil || len(fresh) == 0 {
			return wrapped("fold", err)
		}

		added, err := tally(ctx, fresh)
		if err != nil {
			return err
		}

		if err := added.save(ctx); err != nil {
			return err
		}

		gone, err := ent.From(ctx).UsageFresh.Delete().Where(usagefresh.IDIn(fresh...)).Exec(ctx)
		folded = gone

		return wrapped("fold", err)
	})

	return folded, err
}

// holdSums keeps everybody else from changing the sums of the viewer's tenant until the transaction ends. Whoever writes usage only shares
// the key of the row, which this does not touch.
func holdSums(ctx context.Context, now time.Time) error {
	row, err := hold(ctx, together)
	if err != nil {
		return err
	}

	return wrapped("hold the sums", ent.From(ctx).Books.UpdateOneID(row.ID).AddFolds(1).SetFoldedAt(now).Exec(ctx))
}

// place is what one sum is of.
type place struct {
	grain          usagesum.Grain
	begin          time.Time
	environment    Environment
	meter          string
	flow, openedBy string
}

// total is what one sum holds.
type total struct{ quantity, rows int64 }

// totals are sums by what they are of.
type totals map[place]total

// tally adds up the rows with these ids.
func tally(ctx context.Context, ids []uuid.UUID) (totals, error) {
	rows, err := ent.From(ctx).Usage.Query().Where(usage.IDIn(ids...)).
		Select(usage.FieldBookedAt, usage.FieldEnvironment, usage.FieldMeter, usage.FieldFlow, usage.FieldOpenedBy, usage.FieldQuantity).
		All(ctx)
	if err != nil {
		return nil, wrapped("tally", err)
	}

	if len(rows) != len(ids) {
		return nil, errAstray
	}

	all := totals{}
	for _, row := range rows {
		all.add(row)
	}

	return all, nil
}

// add counts a row in the sum of every grain.
func (t totals) add(row *db.Usage) {
	for _, grain := range grains() {
		at := place{grain, floor(grain, row.BookedAt), row.Environment, row.Meter, row.Flow, row.OpenedBy}
		t[at] = total{t[at].quantity + int64(row.Quantity), t[at].rows + 1}
	}
}

// save adds the totals to the sums that there are.
func (t totals) save(ctx context.Context) error {
	places := slices.SortedFunc(maps.Keys(t), place.compare)
	for page := range slices.Chunk(places, upsertPage) {
		rows := make([]*db.UsageSumCreate, len(page))
		for i, at := range page {
			rows[i] = at.create(ctx, t[at])
		}

		err := ent.From(ctx).UsageSum.CreateBulk(rows...).OnConflict(
			entsql.ConflictColumns(usagesum.FieldTenantID, usagesum.FieldGrain, usagesum.FieldBegin, usagesum.FieldEnvironment,
				usagesum.FieldMeter, usagesum.FieldFlow, usagesum.FieldOpenedBy),
			entsql.ResolveWith(func(set *entsql.UpdateSet) {
				for _, column := range []string{usagesum.FieldQuantity, usagesum.FieldRows} {
					set.Set(column, entsql.Expr(fmt.Sprintf(`%q.%q + "excluded".%q`, usagesum.Table, column, column)))
				}
			}),
		).Exec(ctx)
		if err != nil {
			return wrapped("save sums", err)
		}
	}

	return nil
}

func (p place) create(ctx context.Context, of total) *db.UsageSumCreate {
	return ent.From(ctx).UsageSum.Create().SetGrain(p.grain).SetBegin(p.begin).SetEnvironment(usagesum.Environment(p.environment)).
		SetMeter(p.meter).SetFlow(p.flow).SetOpenedBy(p.openedBy).SetQuantity(of.quantity).SetRows(of.rows)
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.grain, q.grain), p.begin.Compare(q.begin), cmp.Compare(p.environment, q.environment),
		cmp.Compare(p.meter, q.meter), cmp.Compare(p.flow, q.flow), cmp.Compare(p.openedBy, q.openedBy))
}
