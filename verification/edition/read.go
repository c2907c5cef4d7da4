package edition

import (
	"context"
	"encoding/json"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	where "github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/flow"
)

// List gives flows of the viewer's tenant, newest first, and whether there are more behind them. first is 1 to 100; after is the cursor of
// the row behind which the page begins, empty for the newest.
func List(ctx context.Context, first int, after string) (rows []*db.Flow, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Flow.Query().
		Order(flowtable.ByCreatedAt(sql.OrderDesc()), flowtable.ByID(sql.OrderDesc())).
		Limit(first + 1)

	if after != "" {
		at, id, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(flowtable.Or(flowtable.CreatedAtLT(at), flowtable.And(flowtable.CreatedAt(at), flowtable.IDLT(id))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("edition: list: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Get gives the flow of the name; a fault of kind not found when there is none.
func Get(ctx context.Context, name string) (*db.Flow, error) {
	row, err := ent.From(ctx).Flow.Query().Where(flowtable.Name(name)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such flow.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("edition: get: %w", err)
	}

	return row, nil
}

// version gives one version with its flow; a fault of kind not found when there is none.
func version(ctx context.Context, key uuid.UUID) (*db.FlowVersion, error) {
	row, err := ent.From(ctx).FlowVersion.Query().Where(where.ID(key)).WithFlow().Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such version.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("edition: version: %w", err)
	}

	return row, nil
}

// Versions gives up to so many versions of a flow, the newest first.
func Versions(ctx context.Context, of uuid.UUID, most int) ([]*db.FlowVersion, error) {
	rows, err := ent.From(ctx).FlowVersion.Query().Where(where.FlowID(of)).Order(where.ByNumber(sql.OrderDesc())).Limit(most).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("edition: versions: %w", err)
	}

	return rows, nil
}

// Published gives the version of a flow by which verifications are opened; nil when there is none.
func Published(ctx context.Context, of uuid.UUID) (*db.FlowVersion, error) {
	row, err := ent.From(ctx).FlowVersion.Query().Where(where.FlowID(of), where.StateEQ(where.StatePublished)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("edition: published: %w", err)
	}

	return row, nil
}

// Read gives the definition of a version.
func Read(row *db.FlowVersion) (*flow.Definition, error) {
	var read flow.Definition
	if err := json.Unmarshal(row.Definition, &read); err != nil {
		return nil, fmt.Errorf("edition: the definition of %s: %w", row.ID, err)
	}

	return &read, nil
}

// Numbered gives a flow's version of the number; a fault of kind not found when there is none.
func Numbered(ctx context.Context, of uuid.UUID, number int) (*db.FlowVersion, error) {
	row, err := ent.From(ctx).FlowVersion.Query().Where(where.FlowID(of), where.Number(number)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "The flow has no version of this number.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("edition: numbered: %w", err)
	}

	return row, nil
}
