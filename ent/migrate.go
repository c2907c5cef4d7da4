package ent

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"entgo.io/ent/dialect"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/honnin/honnin/ent/migrations"
)

// Errors about the version of a database's schema.
var (
	// ErrOlder: the database lacks migrations that this binary knows.
	ErrOlder = errors.New("ent: the database is older than this honnin: run `honnin migrate` first")
	// ErrNewer: the database has seen a later binary; this one would not understand what that one wrote.
	ErrNewer = errors.New("ent: the database is newer than this honnin: start the newer release, or restore a backup from before the upgrade")
	// ErrReferences: a migration left a row that points at nothing.
	ErrReferences = errors.New("ent: a row points at one that does not exist")
)

// Migrate brings the database at the URL to the version of this binary. It only ever goes forward, does nothing when there is
// nothing to do, and is safe to run from several processes at once: one works, the others wait.
func Migrate(ctx context.Context, url string) (err error) {
	opened, err := dial(ctx, url, migrating)
	if err != nil {
		return err
	}

	defer func() { err = errors.Join(err, opened.close()) }()

	unlock, err := lockFile(ctx, opened.path)
	if err != nil {
		return err
	}

	defer unlock()

	return migrate(ctx, opened)
}

func migrate(ctx context.Context, to *connection) error {
	provider, err := provide(to.raw, to.dialect)
	if err != nil {
		return err
	}

	have, err := applied(ctx, to.raw, to.dialect)
	if err != nil {
		return err
	}

	if known := newest(provider); have > known {
		return fmt.Errorf("%w (it is at %d, this honnin knows %d)", ErrNewer, have, known)
	}

	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("ent: migrate: %w", err)
	}

	if to.dialect == dialect.SQLite {
		return checkReferences(ctx, to.raw)
	}

	return nil
}

func provide(raw *sql.DB, kind string) (*goose.Provider, error) {
	folder, gooseDialect := "sqlite", goose.DialectSQLite3
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}

	if kind == dialect.Postgres {
		folder, gooseDialect = "postgres", goose.DialectPostgres

		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, fmt.Errorf("ent: migrate: %w", err)
		}

		options = append(options, goose.WithSessionLocker(locker))
	}

	files, err := fs.Sub(migrations.Files, folder)
	if err != nil {
		return nil, fmt.Errorf("ent: migrate: %w", err)
	}

	provider, err := goose.NewProvider(gooseDialect, raw, files, options...)
	if err != nil {
		return nil, fmt.Errorf("ent: migrate: %w", err)
	}

	return provider, nil
}

func newest(provider *goose.Provider) int64 {
	sources := provider.ListSources()

	return sources[len(sources)-1].Version
}

// current refuses a database whose schema is not of the version of this binary.
func current(ctx context.Context, raw *sql.DB, kind string) error {
	provider, err := provide(raw, kind)
	if err != nil {
		return err
	}

	have, err := applied(ctx, raw, kind)
	if err != nil {
		return err
	}

	switch known := newest(provider); {
	case have < known:
		return fmt.Errorf("%w (it is at %d, this honnin knows %d)", ErrOlder, have, known)
	case have > known:
		return fmt.Errorf("%w (it is at %d, this honnin knows %d)", ErrNewer, have, known)
	default:
		return nil
	}
}

// applied is the version of the newest migration that the database has seen; 0 for an empty one. It only reads, so that a role
// which owns nothing may ask.
func applied(ctx context.Context, raw *sql.DB, kind string) (int64, error) {
	exists := "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '" + goose.DefaultTablename + "'"
	if kind == dialect.Postgres {
		exists = "SELECT count(*) FROM pg_class WHERE oid = to_regclass('" + goose.DefaultTablename + "')"
	}

	var tables, version int64
	if err := raw.QueryRowContext(ctx, exists).Scan(&tables); err != nil {
		return 0, fmt.Errorf("ent: read the schema's version: %w", err)
	}

	if tables == 0 {
		return 0, nil
	}

	newest := "SELECT coalesce(max(version_id), 0) FROM " + goose.DefaultTablename
	if err := raw.QueryRowContext(ctx, newest).Scan(&version); err != nil {
		return 0, fmt.Errorf("ent: read the schema's version: %w", err)
	}

	return version, nil
}
