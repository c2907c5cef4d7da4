package billing

import (
	"context"
	"fmt"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/internal/cursor"
)

// MaxRows is the most rows that [Rows] gives at once.
const MaxRows = 1000

// Rows gives up to first usage rows of the viewer's tenant that the filter keeps, in the order of BookedAt and id, from behind the row
// that after marks as [Place] does, and tells whether there are more. An empty after is the beginning. Rows with quantity 0, which cost
// nothing, are left out: a caller's sum over all pages is what [Sum] gives. First is 1 to [MaxRows]; anything else is taken as the
// nearest of them. While the filter's To is not closed (see [Close]) rows may yet come between those that were read.
func Rows(ctx context.Context, kept Filter, first int, after string) (rows []*db.Usage, more bool, err error) {
	if err := kept.check(); err != nil {
		return nil, false, err
	}

	first = min(max(first, 1), MaxRows)
	query := ent.From(ctx).Usage.Query().Where(kept.where()...).Where(usage.QuantityNEQ(0))

	if after != "" {
		at, id, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(func(s *entsql.Selector) {
			s.Where(entsql.CompositeGT([]string{s.C(usage.FieldBookedAt), s.C(usage.FieldID)}, at, id))
		})
	}

	rows, err = query.Order(usage.ByBookedAt(), usage.ByID()).Limit(first + 1).All(ctx)
	if err != nil {
		return nil, false, fmt.Errorf("billing: rows: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Of gives every usage row of a verification of the viewer's tenant, by meter and attempt, up to [MaxRows] of them.
func Of(ctx context.Context, verification uuid.UUID) ([]*db.Usage, error) {
	rows, err := ent.From(ctx).Usage.Query().Where(usage.VerificationID(verification)).
		Order(usage.ByMeter(), usage.ByAttempt()).Limit(MaxRows).All(ctx)

	return rows, wrapped("rows", err)
}

// Place marks a row for [Rows].
func Place(row *db.Usage) string { return cursor.Format(row.BookedAt, row.ID) }
