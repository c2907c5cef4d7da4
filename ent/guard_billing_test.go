package ent_test

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usagepulse"
	"github.com/honnin/honnin/ent/db/usagesum"
)

// ledgers are the tables of what was used, beside usage itself.
func ledgers() map[string]table {
	return map[string]table{
		"books": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Books.Create().Save(ctx)

				return id(row, err, func(r *db.Books) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Books.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Books.UpdateOneID(id).SetClosedUntil(time.Now()).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Books.Delete().Exec(ctx) },
		},
		"usagefresh": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).UsageFresh.Create().Save(ctx)

				return id(row, err, func(r *db.UsageFresh) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).UsageFresh.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).UsageFresh.Delete().Exec(ctx) },
		},
		"usagesum": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).UsageSum.Create().SetGrain(usagesum.GrainHour).SetBegin(time.Now()).SetMeter(unique()).
					SetEnvironment(usagesum.EnvironmentLive).SetQuantity(1).SetRows(1).Save(ctx)

				return id(row, err, func(r *db.UsageSum) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).UsageSum.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).UsageSum.UpdateOneID(id).AddQuantity(1).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).UsageSum.Delete().Exec(ctx) },
		},
		"usagepulse": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).UsagePulse.Create().SetMeter(unique()).SetState(usagepulse.StateOk).
					SetSince(time.Now()).SetCheckedAt(time.Now()).Save(ctx)

				return id(row, err, func(r *db.UsagePulse) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).UsagePulse.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).UsagePulse.UpdateOneID(id).SetState(usagepulse.StateBroken).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).UsagePulse.Delete().Exec(ctx) },
		},
	}
}
