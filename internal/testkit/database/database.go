// Package database gives tests a migrated database of each kind that Honnin runs on.
package database

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/postgres"
	"github.com/honnin/honnin/internal/viewer"
)

// Each runs the test once on SQLite and once on PostgreSQL, with the URL of a migrated, empty database of its own.
func Each(t *testing.T, test func(t *testing.T, url string)) {
	t.Helper()

	for name, empty := range map[string]func(testing.TB) string{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, empty(t))
		})
	}
}

// SQLite gives the URL of a migrated, empty SQLite database.
func SQLite(tb testing.TB) string {
	tb.Helper()

	empty, err := migrated()
	require.NoError(tb, err)

	file := filepath.Join(tb.TempDir(), "honnin.db")
	require.NoError(tb, os.WriteFile(file, empty, 0o600))

	return "sqlite://" + file
}

// migrated is a migrated, empty SQLite database: each test takes a copy, since migrating takes longer than most tests.
//
//nolint:gochecknoglobals // one for each test binary is the point
var migrated = sync.OnceValues(func() (file []byte, err error) {
	folder, err := os.MkdirTemp("", "honnin-sqlite-")
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}

	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()

	name := filepath.Join(folder, "honnin.db")
	if err := ent.Migrate(context.Background(), "sqlite://"+name); err != nil {
		return nil, err
	}

	// Nothing may wait in a journal beside the file.
	left, err := filepath.Glob(name + "-*")
	if err != nil || len(left) > 0 {
		return nil, errors.Join(err, fmt.Errorf("database: %v beside the file", left)) //nolint:err113 // fails the test
	}

	return os.ReadFile(name)
})

// Postgres gives the URL of a migrated, empty PostgreSQL database.
func Postgres(tb testing.TB) string {
	tb.Helper()

	return postgres.From(tb, "migrated", ent.Migrate)
}

// Open opens the database for the length of the test, and gives a context that holds it.
func Open(tb testing.TB, url string) context.Context {
	tb.Helper()

	opened, err := ent.Open(tb.Context(), url)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, opened.Close()) })

	return ent.With(context.Background(), opened)
}

// Tenant adds a tenant with the wrapped keyset given, and makes a key of it the viewer.
func Tenant(ctx context.Context, tb testing.TB, keyset []byte) context.Context {
	tb.Helper()

	system := viewer.With(ctx, viewer.System("test"))
	row, err := ent.From(ctx).Tenant.Create().SetName("Test").SetKeyset(keyset).Save(system)
	require.NoError(tb, err)

	return As(ctx, row.ID)
}

// As makes a key of the tenant the viewer.
func As(ctx context.Context, tenant uuid.UUID) context.Context {
	return viewer.With(ctx, viewer.Viewer{Tenant: tenant, Subject: "key_test", Kind: viewer.Key, Roles: []string{"admin"}})
}
