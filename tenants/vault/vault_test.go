package vault_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/vault"
)

// process is one of several processes of an installation: a database and a blob store of its own.
type process struct {
	ctx   context.Context //nolint:containedctx // every verb is called with it
	blobs *blob.Store
}

// start opens a process; the folder of the blobs is shared.
func start(t *testing.T, url, folder string) process {
	t.Helper()

	blobs, err := blob.Open(t.Context(), "file://"+folder, bytes.Repeat([]byte{7}, 32))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, blobs.Close()) })

	return process{ctx: database.Open(t, url), blobs: blobs}
}

// keyset is the wrapped keyset as the process finds it now.
func (p process) keyset(t *testing.T) []byte {
	t.Helper()

	row, err := ent.From(p.ctx).Tenant.Query().Only(p.ctx)
	require.NoError(t, err)

	return row.Keyset
}

func (p process) put(t *testing.T, name string) {
	t.Helper()

	_, err := p.blobs.Put(p.ctx, p.keyset(t), name, []byte("x"), strings.NewReader("evidence"), 100)
	require.NoError(t, err)
}

func (p process) get(t *testing.T, name string) error {
	t.Helper()

	_, err := p.blobs.Get(p.ctx, p.keyset(t), name, []byte("x"))

	return err
}

// two gives two processes of one tenant.
func two(t *testing.T, url string) (one, other process) {
	t.Helper()

	folder := t.TempDir()
	one, other = start(t, url, folder), start(t, url, folder)

	keyset, err := one.blobs.NewKeyset()
	require.NoError(t, err)

	one.ctx = database.Tenant(one.ctx, t, keyset)
	who, _ := viewer.From(one.ctx)
	other.ctx = database.As(other.ctx, who.Tenant)

	return one, other
}

func actions(t *testing.T, p process) (all []string) {
	t.Helper()

	require.NoError(t, ent.From(p.ctx).Audit.Query().Order(audit.BySeq()).Select(audit.FieldAction).Scan(p.ctx, &all))

	return all
}

func TestKeysAreTheSameOnEveryProcess(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		one, other := two(t, url)
		one.put(t, "first")
		require.NoError(t, other.get(t, "first"))

		keys, err := vault.Rotate(other.ctx, other.blobs)
		require.NoError(t, err)
		require.Equal(t, 2, keys)

		one.put(t, "second")
		other.put(t, "third")

		for _, name := range []string{"first", "second", "third"} {
			require.NoError(t, one.get(t, name))
			require.NoError(t, other.get(t, name))
		}

		err = vault.Destroy(one.ctx, "test")
		require.True(t, fault.Is(err, fault.Invalid), "the name is not exactly this")
		require.NoError(t, other.get(t, "first"))

		require.NoError(t, vault.Destroy(one.ctx, "Test"))
		require.NoError(t, vault.Destroy(one.ctx, "Test"), "again is harmless")

		for _, name := range []string{"first", "second", "third"} {
			require.ErrorIs(t, one.get(t, name), blob.ErrKeyset)
			require.ErrorIs(t, other.get(t, name), blob.ErrKeyset)
		}

		_, err = vault.Rotate(other.ctx, other.blobs)
		require.True(t, fault.Is(err, fault.Conflict))
		require.Equal(t, []string{"encryption.rotate", "encryption.destroy"}, actions(t, one))
	})
}

func TestAKeysetIsItsTenantsAlone(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		one, other := two(t, url)
		one.put(t, "ours")

		other.ctx = database.Tenant(other.ctx, t, nonsense(t, other))
		require.ErrorIs(t, other.get(t, "ours"), blob.ErrUnreadable)

		require.NoError(t, vault.Destroy(other.ctx, "Test"))
		require.NoError(t, one.get(t, "ours"), "the end of one tenant's keys is nobody else's")

		_, err := vault.Rotate(viewer.With(one.ctx, viewer.System("test")), one.blobs)
		require.True(t, fault.Is(err, fault.NotFound), "of no tenant there is nothing to rotate")
		_, err = vault.Rotate(viewer.With(one.ctx, viewer.Viewer{}), one.blobs)
		require.Error(t, err)
	})
}

// nonsense is a keyset of somebody else.
func nonsense(t *testing.T, p process) []byte {
	t.Helper()

	keyset, err := p.blobs.NewKeyset()
	require.NoError(t, err)

	return keyset
}

func TestNoKeyIsLostByRotationsAtOnce(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		one, other := two(t, url)
		one.put(t, "first")

		var group sync.WaitGroup

		done := make([]error, 8)
		for i := range done {
			by := one
			if i%2 == 1 {
				by = other
			}

			group.Go(func() { _, done[i] = vault.Rotate(by.ctx, by.blobs) })
		}

		group.Wait()

		rotated := 0

		for _, err := range done {
			if err == nil {
				rotated++
			} else {
				require.True(t, fault.Is(err, fault.Conflict), err)
			}
		}

		require.Positive(t, rotated)
		require.Len(t, actions(t, one), rotated)
		require.NoError(t, one.get(t, "first"))
	})
}

// On SQLite, what is destroyed does not lie about in the file.
func TestADestroyedKeyLeavesNoTrace(t *testing.T) {
	t.Parallel()

	url := database.SQLite(t)
	folder := filepath.Dir(strings.TrimPrefix(url, "sqlite://"))
	opened, err := ent.Open(t.Context(), url)
	require.NoError(t, err)

	p := process{ctx: ent.With(context.Background(), opened)}
	p.blobs, err = blob.Open(t.Context(), "mem://", bytes.Repeat([]byte{7}, 32))
	require.NoError(t, err)

	keyset := nonsense(t, p)
	p.ctx = database.Tenant(p.ctx, t, keyset)
	require.True(t, holds(t, folder, keyset))
	require.NoError(t, vault.Destroy(p.ctx, "Test"))
	require.NoError(t, errors.Join(opened.Close(), p.blobs.Close()))
	require.False(t, holds(t, folder, keyset))
}

// holds tells whether any file of the folder holds the bytes.
func holds(t *testing.T, folder string, wanted []byte) bool {
	t.Helper()

	files, err := os.ReadDir(folder)
	require.NoError(t, err)

	for _, file := range files {
		data, err := os.ReadFile(filepath.Join(folder, file.Name()))
		require.NoError(t, err)

		if bytes.Contains(data, wanted) {
			return true
		}
	}

	return false
}
