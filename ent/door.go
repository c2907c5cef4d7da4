package ent

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

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
// this binary knows, see [Migrate]; [ErrOlder] and [ErrNewer] otherwise.
func Open(ctx context.Context, url string) (*DB, error) {
	opened, err := dial(ctx, url, enforced)
	if err != nil {
		return nil, err
	}

	if err := current(ctx, opened.raw, opened.dialect); err != nil {
		return nil, errors.Join(err, opened.close())
	}

	client := db.NewClient(db.Driver(entsql.OpenDB(opened.dialect, opened.raw)))
	client.Intercept(filterReads())
	client.Use(precise, appendOnly, guardWrites)

	return &DB{client: client, raw: opened.raw, close: opened.close}, nil
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
