package sandbox

import (
	"context"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/clearing"
	"github.com/honnin/honnin/internal/cursor"
)

// Clearings gives a page of the clearings of the viewer's test environment, newest first, and whether there are more behind them; none
// outside of one. first is 1 to 100; after is the cursor of the row behind which the page begins, empty for the newest.
func Clearings(ctx context.Context, first int, after string) (rows []*db.Clearing, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Clearing.Query().Order(clearing.ByCreatedAt(sql.OrderDesc()), clearing.ByID(sql.OrderDesc())).Limit(first + 1)

	if after != "" {
		at, before, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(clearing.Or(clearing.CreatedAtLT(at), clearing.And(clearing.CreatedAt(at), clearing.IDLT(before))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, wrap("clearings", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}
