package edition

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	where "github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
)

// List gives the flows or policies of the viewer's tenant, newest first, and whether there are more behind them. first is 1 to 100; after is the cursor of
// the row behind which the page begins, empty for the newest.
func List(ctx context.Context, kind Kind, first int, after string) (rows []*db.Flow, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Flow.Query().
		Where(flowtable.KindEQ(kind)).
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

// Get gives the flow or the policy of the name; a fault of kind not found when there is none.
func Get(ctx context.Context, kind Kind, name string) (*db.Flow, error) {
	row, err := ent.From(ctx).Flow.Query().Where(flowtable.KindEQ(kind), flowtable.Name(name)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such "+string(kind)+".", err)
	}

	if err != nil {
		return nil, fmt.Errorf("edition: get: %w", err)
	}

	return row, nil
}

// version gives one version with what it is of; a fault of kind not found when there is none of the kind: who may publish flows must not reach
// a policy by its id.
func version(ctx context.Context, at At) (*db.FlowVersion, error) {
	row, err := ent.From(ctx).FlowVersion.Query().Where(where.ID(at.ID)).WithFlow().Only(ctx)
	if db.IsNotFound(err) || err == nil && row.Edges.Flow.Kind != at.Kind {
		return nil, fault.New(fault.NotFound, "There is no such version.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("edition: version: %w", err)
	}

	return row, nil
}

// Versions gives versions of a flow or a policy, the newest first, and whether there are more behind them. first is 1 to 100; after is the
// cursor of the row behind which the page begins, empty for the newest.
func Versions(ctx context.Context, of uuid.UUID, first int, after string) (rows []*db.FlowVersion, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).FlowVersion.Query().Where(where.FlowID(of)).
		Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(first + 1)

	if after != "" {
		at, id, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(id))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("edition: versions: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Published gives the version by which verifications are opened, or judged; nil when there is none.
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

// Numbered gives the version of the number; a fault of kind not found when there is none.
func Numbered(ctx context.Context, of uuid.UUID, number int) (*db.FlowVersion, error) {
	row, err := ent.From(ctx).FlowVersion.Query().Where(where.FlowID(of), where.Number(number)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no version of this number.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("edition: numbered: %w", err)
	}

	return row, nil
}
