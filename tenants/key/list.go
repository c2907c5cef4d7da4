package key

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/internal/cursor"
)

// List gives keys of the viewer's tenant, newest first, and whether there are more behind them. first is 1 to 100; after is the cursor
// of the row behind which the page begins, empty for the newest.
func List(ctx context.Context, first int, after string) (rows []*db.APIKey, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).APIKey.Query().
		Order(apikey.ByCreatedAt(sql.OrderDesc()), apikey.ByID(sql.OrderDesc())).
		Limit(first + 1)

	if after != "" {
		at, id, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(apikey.Or(apikey.CreatedAtLT(at), apikey.And(apikey.CreatedAt(at), apikey.IDLT(id))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("key: list: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Named gives those of the keys with these ids that the viewer's tenant has.
func Named(ctx context.Context, ids []uuid.UUID) ([]*db.APIKey, error) {
	rows, err := ent.From(ctx).APIKey.Query().Where(apikey.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("key: named: %w", err)
	}

	return rows, nil
}
