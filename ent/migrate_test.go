package ent_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/migrate"
	"github.com/honnin/honnin/ent/migrations/plan"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/postgres"
)

func raw(t *testing.T, url string) (*sql.DB, string) {
	t.Helper()

	driver, source, kind := "pgx", url, dialect.Postgres
	if path, ok := strings.CutPrefix(url, "sqlite://"); ok {
		driver, source, kind = "sqlite", "file:"+path+"?_pragma=foreign_keys(1)", dialect.SQLite
	}

	opened, err := sql.Open(driver, source)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, opened.Close()) })

	return opened, kind
}

// The migrations lead to exactly the tables of the schema: nothing is left to change. One dialect after the other: ent plans
// on tables that all plans of a process share.
func TestMigrationsReachTheSchema(t *testing.T) {
	for _, url := range []string{database.SQLite(t), database.Postgres(t)} {
		opened, kind := raw(t, url)

		var missing bytes.Buffer

		err := migrate.NewSchema(entsql.OpenDB(kind, opened)).WriteTo(t.Context(), &missing, plan.Options(kind)...)
		require.NoError(t, err)
		require.Empty(t, strings.TrimSpace(strings.NewReplacer("BEGIN;", "", "COMMIT;", "").Replace(missing.String())),
			"run go run ./ent/migrations/write")
	}
}

func TestMigrateAtOnce(t *testing.T) {
	t.Parallel()

	for name, url := range map[string]string{
		"sqlite": "sqlite://" + filepath.Join(t.TempDir(), "honnin.db"), "postgres": postgres.New(t),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var group sync.WaitGroup

			errs := make([]error, 4)
			for i := range errs {
				group.Go(func() { errs[i] = ent.Migrate(t.Context(), url) })
			}

			group.Wait()
			require.NoError(t, errors.Join(errs...))

			opened, err := ent.Open(t.Context(), url)
			require.NoError(t, err)
			require.NoError(t, opened.Ping(t.Context()))
			require.NoError(t, opened.Close())
		})
	}
}

func TestOpenRefusesAnotherVersion(t *testing.T) {
	t.Parallel()

	for name, url := range map[string]string{
		"sqlite": "sqlite://" + filepath.Join(t.TempDir(), "honnin.db"), "postgres": postgres.New(t),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, err := ent.Open(t.Context(), url)
			require.ErrorIs(t, err, ent.ErrOlder)
			require.ErrorContains(t, err, "honnin migrate")

			require.NoError(t, ent.Migrate(t.Context(), url))
			require.NoError(t, ent.Migrate(t.Context(), url), "again is harmless")

			opened, _ := raw(t, url)
			_, err = opened.ExecContext(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99991231235959, true)")
			require.NoError(t, err)

			_, err = ent.Open(t.Context(), url)
			require.ErrorIs(t, err, ent.ErrNewer)
			require.ErrorContains(t, err, "newer than this honnin")
			require.ErrorIs(t, ent.Migrate(t.Context(), url), ent.ErrNewer)
		})
	}
}

func TestMigrateFindsRowsThatPointAtNothing(t *testing.T) {
	t.Parallel()

	url := database.SQLite(t)
	opened, _ := raw(t, url)

	for _, statement := range []string{
		"PRAGMA foreign_keys=0",
		"INSERT INTO event (id, created_at, tenant_id, type, seq, at, verification_id) VALUES ('a', '', 'b', 'x', 0, '', 'gone')",
	} {
		_, err := opened.ExecContext(t.Context(), statement)
		require.NoError(t, err)
	}

	require.ErrorIs(t, ent.Migrate(t.Context(), url), ent.ErrReferences)
}

func TestMigrateWaitsNoLongerThanItsContext(t *testing.T) {
	t.Parallel()

	ctx, stop := context.WithCancel(t.Context())
	stop()
	require.Error(t, ent.Migrate(ctx, "sqlite://"+filepath.Join(t.TempDir(), "honnin.db")))
}

func TestOpenRefusesAnUnknownURL(t *testing.T) {
	t.Parallel()

	for _, url := range []string{"", "mysql://x", "sqlite://", "postgres://user:planted@%zz/x"} {
		_, err := ent.Open(t.Context(), url)
		require.ErrorIs(t, err, ent.ErrURL, url)
		require.NotContains(t, err.Error(), "planted")
		require.ErrorIs(t, ent.Migrate(t.Context(), url), ent.ErrURL)
	}
}
