package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit/postgres"
)

// copied gives a folder with the migrations written so far.
func copied(t *testing.T) string {
	t.Helper()

	folder := t.TempDir()
	for _, kind := range []string{"postgres", "sqlite"} {
		require.NoError(t, os.CopyFS(filepath.Join(folder, kind), os.DirFS(filepath.Join("..", kind))))
	}

	return folder
}

func files(t *testing.T, folder string) []string {
	t.Helper()

	found, err := filepath.Glob(filepath.Join(folder, "*", "*.sql"))
	require.NoError(t, err)

	return found
}

func TestNothingIsLeftToWrite(t *testing.T) {
	folder := copied(t)
	before := files(t, folder)
	require.NoError(t, run(t.Context(), folder, postgres.New(t), "none"))
	require.Equal(t, before, files(t, folder))
}

func TestWritesTheWholeSchemaForBoth(t *testing.T) {
	folder := t.TempDir()
	for _, kind := range []string{"postgres", "sqlite"} {
		require.NoError(t, os.Mkdir(filepath.Join(folder, kind), 0o700))
	}

	require.NoError(t, run(t.Context(), folder, postgres.New(t), "first"))
	require.Len(t, files(t, folder), 2)

	for _, file := range files(t, folder) {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Contains(t, string(text), "-- +goose Up")
		require.Contains(t, string(text), "_tenant_id_verification_id_meter")
	}
}

func TestAChangedMigrationIsNoticed(t *testing.T) {
	folder := copied(t)
	file := files(t, folder)[0]
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, append(text, "-- later\n"...), 0o600))
	require.ErrorContains(t, run(t.Context(), folder, postgres.New(t), "none"), "checksum")
}

func TestRunNeedsItsArguments(t *testing.T) {
	t.Parallel()
	require.ErrorIs(t, run(t.Context(), "x", "", "name"), errUsage)
	require.ErrorIs(t, run(t.Context(), "x", "postgres://", ""), errUsage)
	require.Error(t, run(t.Context(), filepath.Join(t.TempDir(), "missing"), postgres.New(t), "name"))
}
