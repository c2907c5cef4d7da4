package ent

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"
	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

// ErrURL says that the database URL is of no kind that Honnin knows.
var ErrURL = errors.New("ent: the database URL must be postgres://… or sqlite:///path/to/file.db")

// purpose is what a database is opened for.
type purpose int

const (
	// serving is on behalf of viewers: both locks hold, and SQLite holds references.
	serving purpose = iota
	// migrating is as the owner of the tables. A migration on SQLite that rebuilds a table must not have its children deleted.
	migrating
)

// connection is a database without the guard.
type connection struct {
	raw     *sql.DB
	dialect string
	// path is SQLite's file; empty for PostgreSQL.
	path  string
	close func() error
}

func dial(ctx context.Context, address string, to purpose) (*connection, error) {
	if path, ok := strings.CutPrefix(address, "sqlite://"); ok && path != "" {
		return dialSQLite(path, to)
	}

	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		return dialPostgres(ctx, address, to)
	}

	return nil, ErrURL
}

// dialSQLite takes the write lock when a transaction begins, so that two writers wait for one another instead of failing halfway,
// stores times in a form whose order as text is their order, and writes zeros over what is deleted: a key that was destroyed must not
// lie in the file.
func dialSQLite(path string, to purpose) (*connection, error) {
	// The file is made here so that only its owner can read it; SQLite gives its journals the same mode.
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("ent: %w", err)
	}

	if err := file.Close(); err != nil {
		return nil, fmt.Errorf("ent: %w", err)
	}

	on := 1
	if to == migrating {
		on = 0
	}

	query := url.Values{
		"_time_format": {"sqlite"},
		"_timezone":    {"UTC"},
		"_txlock":      {"immediate"},
		"_pragma":      {"busy_timeout(10000)", "journal_mode(WAL)", "secure_delete(1)", "foreign_keys(" + strconv.Itoa(on) + ")"},
	}

	raw, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+query.Encode())
	if err != nil {
		return nil, fmt.Errorf("ent: %w", err)
	}

	return &connection{raw: raw, dialect: dialect.SQLite, path: path, close: raw.Close}, nil
}
