package ent_test

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
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
	}
}
