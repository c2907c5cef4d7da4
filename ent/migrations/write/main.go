// Command write compares the tables in ent/schema with the migrations written so far and writes the missing step for both kinds of
// database. Read what it wrote before you commit it.
//
//	go run ./ent/migrations/write -postgres postgres://…/an_empty_database NAME
//	go run ./ent/migrations/write -sum
//
// The second form only writes the checksums anew, after a migration that was not released yet was edited by hand.
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

	migrations "ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
	_ "modernc.org/sqlite"             // registers the driver "sqlite"

	"github.com/honnin/honnin/ent/db/migrate"
	"github.com/honnin/honnin/ent/migrations/plan"
)

var errUsage = errors.New("usage: go run ./ent/migrations/write -postgres URL NAME, or -sum")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	postgres := flag.String("postgres", "", "URL of an empty PostgreSQL database")
	folder := flag.String("folder", "ent/migrations", "where the migrations lie")
	sum := flag.Bool("sum", false, "only write the checksums anew")
	flag.Parse()

	work := func() error { return run(ctx, *folder, *postgres, flag.Arg(0)) }
	if *sum {
		work = func() error { return errors.Join(seal(*folder, "sqlite"), seal(*folder, "postgres")) }
	}

	if err := work(); err != nil {
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

	if err := migrate.NewSchema(entsql.OpenDB(kind, raw)).NamedDiff(ctx, name, plan.Folder(kind, dir)...); err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}

	return nil
}

// seal writes the checksums of one kind's migrations.
func seal(folder, kind string) error {
	dir, err := sqltool.NewGooseDir(filepath.Join(folder, kind))
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}

	sum, err := dir.Checksum()
	if err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}

	if err := migrations.WriteSumFile(dir, sum); err != nil {
		return fmt.Errorf("%s: %w", kind, err)
	}

	return nil
}
