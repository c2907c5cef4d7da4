package ent

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What people wrote before it was sealed lies nowhere in the file of SQLite once it is: not where the column was that the migration
// dropped, not on a page that became free, not in a journal.
func TestSealedWordsLeaveNoTrace(t *testing.T) {
	t.Parallel()

	const planted, rows, lastInTheClear = "Hanako lost her glasses. ", 200, 20261126024733

	path := filepath.Join(t.TempDir(), "honnin.db")
	opened, err := dialSQLite(path, migrating)
	require.NoError(t, err)
	opened.raw.SetMaxOpenConns(1)

	provider, err := provide(opened.raw, "sqlite3")
	require.NoError(t, err)
	_, err = provider.UpTo(t.Context(), lastInTheClear)
	require.NoError(t, err)

	change := func(statement string, values ...any) {
		_, err := opened.raw.ExecContext(t.Context(), statement, values...)
		require.NoError(t, err)
	}

	change("BEGIN")

	for i := range rows { // some on a page of their own, most beside others
		change("INSERT INTO appeal (id, created_at, tenant_id, words, verification_id) VALUES (?, '2026', 't', ?, ?)", i, strings.Repeat(planted, 1+i%200), i)
	}

	change("COMMIT")

	_, err = provider.Up(t.Context())
	require.NoError(t, err)
	require.Positive(t, traces(t, path, planted), "it is a test that can find them")

	for i := range rows {
		change("UPDATE remark SET sealed = ?, plain = '' WHERE id = ?", bytes.Repeat([]byte{7}, 40+i%200*len(planted)), i)
	}

	require.NoError(t, opened.close())
	require.Zero(t, traces(t, path, planted))
}

// traces counts the words in everything that the database keeps on the disk.
func traces(t *testing.T, path, words string) (found int) {
	t.Helper()

	files, err := filepath.Glob(path + "*")
	require.NoError(t, err)

	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)

		found += bytes.Count(text, []byte(words))
	}

	return found
}
