package ent

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent/db"
)

// DB is an open database behind the guard. It is safe for concurrent use.
type DB struct {
	client *db.Client
	raw    *sql.DB
	close  func() error
}

// Open opens the database at the URL: postgres://… or sqlite:///path/to/file.db. Its schema must be of exactly the version that
// this binary knows, see [Migrate]; [ErrOlder] and [ErrNewer] otherwise. On PostgreSQL the login becomes the role honnin_app, or is
// as weak; [ErrPowerful] otherwise.
func Open(ctx context.Context, url string) (*DB, error) {
	opened, err := dial(ctx, url, serving)
	if err != nil {
		return nil, err
	}

	return opened.guard(ctx, filterReads(), guardWrites)
}

// guard puts the first lock on an open database.
func (c *connection) guard(ctx context.Context, reads db.Interceptor, writes db.Hook) (*DB, error) {
	if err := current(ctx, c.raw, c.dialect); err != nil {
		return nil, errors.Join(err, c.close())
	}

	var driver dialect.Driver = entsql.OpenDB(c.dialect, c.raw)
	if c.dialect == dialect.Postgres {
		driver = announcing{driver}
	}

	client := db.NewClient(db.Driver(driver))
	client.Intercept(reads)
	client.Use(precise, appendOnly, apart, writes)

	return &DB{client: client, raw: c.raw, close: c.close}, nil
}

// Ping tells whether the database answers.
func (d *DB) Ping(ctx context.Context) error {
	if err := d.raw.PingContext(ctx); err != nil {
		return fmt.Errorf("ent: ping: %w", err)
	}

	return nil
}

// Close gives back every connection.
func (d *DB) Close() error { return d.close() }
