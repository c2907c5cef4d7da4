// Command write compares the tables in ent/schema with the migrations written so far and writes the missing step for both kinds of
// database. Read what it wrote before you commit it.
//
//	go run ./ent/migrations/write -postgres postgres://…/an_empty_database NAME
//
// The PostgreSQL database is scratch space: it must be empty and is left empty. SQLite needs none.
package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
	_ "modernc.org/sqlite"             // registers the driver "sqlite"

	"github.com/honnin/honnin/ent/db/migrate"
)

var errUsage = errors.New("usage: go run ./ent/migrations/write -postgres URL NAME")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	postgres := flag.String("postgres", "", "URL of an empty PostgreSQL database")
	folder := flag.String("folder", "ent/migrations", "where the migrations lie")
	flag.Parse()

	if err := run(ctx, *folder, *postgres, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "write:", err)
		os.Exit(1) //nolint:gocritic // the deferred stop only restores the signal
	}
}

func run(ctx context.Context, folder, postgres, name string) error {
	if name == "" || postgres == "" {
		return errUsage
	}

	scratch, err := os.MkdirTemp("", "honnin-migrations-")
	if err != nil {
		return fmt.Errorf("scratch space: %w", err)
	}

	defer func() { _ = os.RemoveAll(scratch) }()

	lite := "file:" + filepath.Join(scratch, "dev.db") + "?_pragma=foreign_keys(1)"

	return errors.Join(
		write(ctx, "sqlite", lite, dialect.SQLite, filepath.Join(folder, "sqlite"), name),
		write(ctx, "pgx", postgres, dialect.Postgres, filepath.Join(folder, "postgres"), name),
	)
}

func write(ctx context.Context, driver, url, kind, folder, name string) (err error) {
	raw, err := sql.Open(driver, url)
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}

	defer func() { err = errors.Join(err, raw.Close()) }()

	dir, err := sqltool.NewGooseDir(folder)
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}

	err = migrate.NewSchema(entsql.OpenDB(kind, raw)).NamedDiff(ctx, name,
		schema.WithDir(dir),
		schema.WithFormatter(sqltool.GooseFormatter),
		schema.WithMigrationMode(schema.ModeReplay),
		schema.WithDropColumn(true),
		schema.WithDropIndex(true),
	)
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}

	return nil
}
