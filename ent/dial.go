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
	"time"

	"entgo.io/ent/dialect"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

// ErrURL says that the database URL is of no kind that Honnin knows.
var ErrURL = errors.New("ent: the database URL must be postgres://… or sqlite:///path/to/file.db")

// foreignKeys says whether SQLite holds references during the session; a migration that rebuilds a table must not have its
// children deleted.
type foreignKeys bool

const (
	enforced foreignKeys = true
	lifted   foreignKeys = false
)

// connection is a database without the guard.
type connection struct {
	raw     *sql.DB
	dialect string
	// path is SQLite's file; empty for PostgreSQL.
	path  string
	close func() error
}

func dial(ctx context.Context, address string, keys foreignKeys) (*connection, error) {
	if path, ok := strings.CutPrefix(address, "sqlite://"); ok && path != "" {
		return dialSQLite(path, keys)
	}

	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		return dialPostgres(ctx, address)
	}

	return nil, ErrURL
}

// dialSQLite takes the write lock when a transaction begins, so that two writers wait for one another instead of failing halfway,
// and stores times in a form whose order as text is their order.
func dialSQLite(path string, keys foreignKeys) (*connection, error) {
	// The file is made here so that only its owner can read it; SQLite gives its journals the same mode.
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("ent: %w", err)
	}

	if err := file.Close(); err != nil {
		return nil, fmt.Errorf("ent: %w", err)
	}

	on := 0
	if keys {
		on = 1
	}

	query := url.Values{
		"_time_format": {"sqlite"},
		"_timezone":    {"UTC"},
		"_txlock":      {"immediate"},
		"_pragma":      {"busy_timeout(10000)", "journal_mode(WAL)", "foreign_keys(" + strconv.Itoa(on) + ")"},
	}

	raw, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+query.Encode())
	if err != nil {
		return nil, fmt.Errorf("ent: %w", err)
	}

	return &connection{raw: raw, dialect: dialect.SQLite, path: path, close: raw.Close}, nil
}

func dialPostgres(ctx context.Context, address string) (*connection, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		// The cause may repeat the URL, which may hold a password.
		return nil, fmt.Errorf("%w: the PostgreSQL URL cannot be read", ErrURL)
	}

	if !strings.Contains(address, "pool_max_conns=") {
		config.MaxConns = 16
	}

	config.MaxConnIdleTime = 5 * time.Minute
	config.AfterConnect = func(_ context.Context, conn *pgx.Conn) error {
		conn.TypeMap().RegisterType(&pgtype.Type{
			Name: "timestamptz", OID: pgtype.TimestamptzOID, Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
		})

		return nil
	}

	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("ent: %w", err)
	}

	raw := stdlib.OpenDBFromPool(pool)

	return &connection{raw: raw, dialect: dialect.Postgres, close: func() error {
		err := raw.Close()
		pool.Close()

		return err //nolint:wrapcheck // says all there is
	}}, nil
}
