package ent_test

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/collection"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/ent/db/push"
)

// payments are the tables of what Stripe collects.
func payments() map[string]table {
	return map[string]table{
		"collection": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Collection.Create().Save(ctx)

				return id(row, err, func(r *db.Collection) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Collection.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Collection.UpdateOneID(id).SetState(collection.StatePastDue).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Collection.Delete().Exec(ctx) },
		},
		"mirror": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Mirror.Create().SetKind(mirror.KindInvoice).SetLocal(uuid.NewString()).Save(ctx)

				return id(row, err, func(r *db.Mirror) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Mirror.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Mirror.UpdateOneID(id).SetState("paid").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Mirror.Delete().Exec(ctx) },
		},
		"push": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				used, err := ent.From(ctx).Usage.Create().SetVerificationID(f.verification).SetMeter(uuid.NewString()).Save(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).Push.Create().SetUsageID(used.ID).Save(ctx)

				return id(row, err, func(r *db.Push) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Push.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Push.UpdateOneID(id).SetState(push.StateSent).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Push.Delete().Exec(ctx) },
		},
	}
}
