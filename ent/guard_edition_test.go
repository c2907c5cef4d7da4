package ent_test

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/blueprint"
	"github.com/honnin/honnin/ent/db/edition"
)

// editions are the tables of flows, policies and the law as a tenant reads it.
func editions() map[string]table {
	return map[string]table{
		"blueprint": {
			make:  newBlueprint,
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Blueprint.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Blueprint.UpdateOneID(id).AddRevision(1).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Blueprint.Delete().Exec(ctx) },
		},
		"edition": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				of, err := newBlueprint(ctx, f)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).Edition.Create().SetBlueprintID(of).SetNumber(1).SetDefinition(json.RawMessage(`{}`)).
					SetAuthors([]string{}).SetIdempotencyKey(unique()).Save(ctx)

				return id(row, err, func(r *db.Edition) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Edition.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Edition.UpdateOneID(id).SetState(edition.StateArchived).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Edition.Delete().Exec(ctx) },
		},
		"lawoverride": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).LawOverride.Create().SetLaw("l").SetMethod("m").SetPeriods(json.RawMessage(`[]`)).SetNote("n").SetAuthor("a").Save(ctx)

				return id(row, err, func(r *db.LawOverride) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).LawOverride.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).LawOverride.UpdateOneID(id).SetNote("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).LawOverride.Delete().Exec(ctx) },
		},
	}
}

func newBlueprint(ctx context.Context, _ fixture) (uuid.UUID, error) {
	row, err := ent.From(ctx).Blueprint.Create().SetKind(blueprint.KindFlow).SetName(unique()).SetIdempotencyKey(unique()).Save(ctx)

	return id(row, err, func(r *db.Blueprint) uuid.UUID { return r.ID })
}
