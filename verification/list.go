package verification

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/predicate"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/cursor"
)

// MaxPage is the most rows a page may have.
const MaxPage = cursor.MaxPage

// Page says which part of a list is asked for.
type Page struct {
	// First is how many rows, 1 to [MaxPage].
	First int
	// After is the cursor of the row behind which the page begins; empty for the newest.
	After  string
	Filter Filter
}

// Filter narrows a list; all given conditions must hold.
type Filter struct {
	States []State
	// Reference is exactly this one.
	Reference *string
	// CreatedFrom is inclusive, CreatedBefore is not.
	CreatedFrom, CreatedBefore *time.Time
}

// List gives the verifications of the viewer's tenant, newest first, and whether there are more behind them. Faults of kind invalid
// name the field: first or after.
func List(ctx context.Context, page Page) (rows []*db.Verification, more bool, err error) {
	if err := cursor.Length(page.First); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Verification.Query().
		Where(page.Filter.predicates()...).
		Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).
		Limit(page.First + 1)

	if page.After != "" {
		at, id, err := cursor.Parse(page.After)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(id))))
	}

	rows, err = query.All(ctx)
	if err != nil {
		return nil, false, fmt.Errorf("verification: list: %w", err)
	}

	rows, more = cursor.Cut(rows, page.First)

	return rows, more, nil
}

func (f Filter) predicates() []predicate.Verification {
	var all []predicate.Verification
	if len(f.States) > 0 {
		all = append(all, where.StateIn(f.States...))
	}

	if f.Reference != nil {
		all = append(all, where.Reference(*f.Reference))
	}

	if f.CreatedFrom != nil {
		// The columns hold whole microseconds, so a bound between two of them means the later one.
		all = append(all, where.CreatedAtGTE(ent.Instant(f.CreatedFrom.Add(time.Microsecond-1))))
	}

	if f.CreatedBefore != nil {
		all = append(all, where.CreatedAtLT(ent.Instant(f.CreatedBefore.Add(time.Microsecond-1))))
	}

	return all
}
