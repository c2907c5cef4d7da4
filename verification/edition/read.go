package edition

import (
	"context"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/blueprint"
	where "github.com/honnin/honnin/ent/db/edition"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
)

// Get gives a flow or a policy of the viewer's tenant; a fault of kind not found when there is none.
func Get(ctx context.Context, kind Kind, of uuid.UUID) (*db.Blueprint, error) {
	row, err := ent.From(ctx).Blueprint.Query().Where(blueprint.ID(of), blueprint.KindEQ(kind)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such "+string(kind)+".", err)
	}

	return row, plain("get", err)
}

// Version gives one version of a flow or a policy; a fault of kind not found when there is none.
func Version(ctx context.Context, kind Kind, of uuid.UUID) (*db.Edition, error) {
	row, err := ent.From(ctx).Edition.Query().Where(where.ID(of), where.HasBlueprintWith(blueprint.KindEQ(kind))).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such version.", err)
	}

	return row, plain("version", err)
}

// Published gives the version in force under the name; a fault of kind not found when there is none.
func Published(ctx context.Context, kind Kind, name string) (*db.Edition, error) {
	row, err := ent.From(ctx).Blueprint.Query().Where(blueprint.KindEQ(kind), blueprint.Name(name)).Only(ctx)
	if db.IsNotFound(err) || err == nil && row.PublishedID == nil {
		return nil, fault.New(fault.NotFound, "There is no "+string(kind)+" in force under this name.", err, fault.Field("input."+string(kind)))
	}

	if err != nil {
		return nil, plain("published", err)
	}

	made, err := ent.From(ctx).Edition.Get(ctx, *row.PublishedID)

	return made, plain("published", err)
}

// names are those under which something of the kind is in force.
func names(ctx context.Context, kind Kind) (map[string]bool, error) {
	list, err := ent.From(ctx).Blueprint.Query().Where(blueprint.KindEQ(kind), blueprint.PublishedIDNotNil()).Select(blueprint.FieldName).Strings(ctx)
	if err != nil {
		return nil, plain("names", err)
	}

	known := make(map[string]bool, len(list))
	for _, name := range list {
		known[name] = true
	}

	return known, nil
}

// List gives flows or policies of the viewer's tenant, newest first, and whether there are more behind them. first is 1 to 100; after is
// the cursor of the row behind which the page begins, empty for the newest.
func List(ctx context.Context, kind Kind, first int, after string) (rows []*db.Blueprint, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Blueprint.Query().Where(blueprint.KindEQ(kind)).
		Order(blueprint.ByCreatedAt(sql.OrderDesc()), blueprint.ByID(sql.OrderDesc())).Limit(first + 1)

	if after != "" {
		at, of, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(blueprint.Or(blueprint.CreatedAtLT(at), blueprint.And(blueprint.CreatedAt(at), blueprint.IDLT(of))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, plain("list", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Versions gives the versions of a flow or a policy, newest first, and whether there are more behind them; bounds as of [List].
func Versions(ctx context.Context, of uuid.UUID, first int, after string) (rows []*db.Edition, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Edition.Query().Where(where.BlueprintID(of)).
		Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(first + 1)

	if after != "" {
		at, behind, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(behind))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, plain("versions", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}
