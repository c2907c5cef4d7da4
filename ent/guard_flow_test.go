package ent_test

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/flowversion"
)

// flows are the tables of what people walk through.
func flows() map[string]table {
	return map[string]table{
		"lawoverride": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).LawOverride.Create().SetLaw(unique()).SetMethod("m").SetPeriods(json.RawMessage("[]")).
					SetNote("n").SetAuthor("somebody").Save(ctx)

				return id(row, err, func(r *db.LawOverride) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).LawOverride.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).LawOverride.UpdateOneID(id).SetNote("other").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).LawOverride.Delete().Exec(ctx) },
		},
		"flow": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := newFlow(ctx)

				return id(row, err, func(r *db.Flow) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Flow.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Flow.UpdateOneID(id).AddLatest(1).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Flow.Delete().Exec(ctx) },
		},
		"flowversion": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				of, err := newFlow(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).FlowVersion.Create().SetFlowID(of.ID).SetNumber(1).SetDefinition(json.RawMessage("{}")).
					SetAuthor("somebody").SetIdempotencyKey(unique()).Save(ctx)

				return id(row, err, func(r *db.FlowVersion) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).FlowVersion.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).FlowVersion.UpdateOneID(id).SetState(flowversion.StateArchived).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).FlowVersion.Delete().Exec(ctx) },
		},
	}
}

func newFlow(ctx context.Context) (*db.Flow, error) {
	return ent.From(ctx).Flow.Create().SetName(unique()[:36]).SetIdempotencyKey(unique()).Save(ctx)
}
