package ent

import (
	"context"

	entgo "entgo.io/ent"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/viewer"
)

// The two ways past one of the locks stand here, in a file that only this folder's tests are built with: no flag, variable or
// exported name of the product leads to them.

// OpenWithoutFirst opens the database with the second lock alone: no read is filtered, and a row that is created says by itself whose
// it is, or else gets the viewer's tenant, which the column needs.
func OpenWithoutFirst(ctx context.Context, url string) (*DB, error) {
	opened, err := dial(ctx, url, serving)
	if err != nil {
		return nil, err
	}

	return opened.guard(ctx, entgo.TraverseFunc(func(context.Context, entgo.Query) error { return nil }), stampAlone)
}

// OpenWithoutSecond opens PostgreSQL with the first lock alone: as the tests' superuser, for whom no row-level security holds.
func OpenWithoutSecond(ctx context.Context, url string) (*DB, error) {
	opened, err := dial(ctx, url, migrating)
	if err != nil {
		return nil, err
	}

	return opened.guard(ctx, filterReads(), guardWrites)
}

// OpenWithoutAny opens PostgreSQL with neither lock.
func OpenWithoutAny(ctx context.Context, url string) (*DB, error) {
	opened, err := dial(ctx, url, migrating)
	if err != nil {
		return nil, err
	}

	return opened.guard(ctx, entgo.TraverseFunc(func(context.Context, entgo.Query) error { return nil }), stampAlone)
}

func stampAlone(next entgo.Mutator) entgo.Mutator {
	return db.MutateFunc(func(ctx context.Context, m db.Mutation) (db.Value, error) {
		_, given := m.Field(tenantColumn)
		if who, _ := viewer.From(ctx); m.Op().Is(entgo.OpCreate) && belongs(m.Type()) == owned && !given && who.Tenant != uuid.Nil {
			if err := m.SetField(tenantColumn, who.Tenant); err != nil {
				return nil, err
			}
		}

		return next.Mutate(ctx, m)
	})
}

// Keep makes database/sql keep connections of the pool, which it does not by itself.
func (d *DB) Keep(connections int) { d.raw.SetMaxIdleConns(connections) }

// Role is as whom PostgreSQL knows the connection.
func (d *DB) Role(ctx context.Context) (role string, err error) {
	err = d.raw.QueryRowContext(ctx, "SELECT current_user").Scan(&role)

	return role, err
}

// Owned and Grows tell how package ent treats the table of that type.
func Owned(kind string) bool { return belongs(kind) == owned }

// Grows is grows.
func Grows(kind string) bool { return grows(kind) }

// Clears tells whether a test environment may delete its rows of the table of that type.
func Clears(kind string) bool {
	return clears(viewer.With(context.Background(), viewer.Viewer{Tenant: uuid.New(), Home: uuid.New(), Kind: viewer.Key}), kind)
}
