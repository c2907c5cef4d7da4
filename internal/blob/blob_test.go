package blob_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/blob"
)

var (
	secret    = bytes.Repeat([]byte("s"), 32)
	errBroken = errors.New("the line broke")
)

const (
	name  = "tenant/verification/evidence"
	limit = 1 << 20
)

// kit is a store on a folder, with a tenant's keyset.
type kit struct {
	*blob.Store

	folder string
	keyset []byte
}

func open(t *testing.T) kit {
	t.Helper()

	folder := filepath.Join(t.TempDir(), "blobs")
	store, err := blob.Open(t.Context(), "file://"+folder, secret)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	require.NoError(t, store.Ready(t.Context()))

	return kit{Store: store, folder: folder, keyset: keyset(t, store)}
}

func keyset(t *testing.T, store *blob.Store) []byte {
	t.Helper()

	wrapped, err := store.NewKeyset()
	require.NoError(t, err)

	return wrapped
}

func random(t *testing.T, size int) []byte {
	t.Helper()

	data := make([]byte, size)
	_, err := rand.Read(data)
	require.NoError(t, err)

	return data
}

func (k kit) put(t *testing.T, data []byte) {
	t.Helper()

	_, err := k.Put(t.Context(), k.keyset, name, []byte("a"), bytes.NewReader(data), limit)
	require.NoError(t, err)
}

// files lists what lies in the folder.
func (k kit) files(t *testing.T) []string {
	t.Helper()

	var found []string

	require.NoError(t, filepath.WalkDir(k.folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found = append(found, path)
		}

		return err
	}))

	return found
}

func TestPutAndGet(t *testing.T) {
	t.Parallel()

	k := open(t)

	for _, size := range []int{0, 1, 4095, 4096, 4097, 100_000, limit} {
		data := random(t, size)
		sum := sha256.Sum256(data)

		// A slow line gives a byte here and a half there.
		stored, err := k.Put(t.Context(), k.keyset, name, []byte("a"), iotest.HalfReader(bytes.NewReader(data)), limit)
		require.NoError(t, err)
		require.Equal(t, blob.Stored{Size: int64(size), SHA256: hex.EncodeToString(sum[:])}, stored)

		got, err := k.Get(t.Context(), k.keyset, name, []byte("a"))
		require.NoError(t, err)
		require.True(t, bytes.Equal(data, got), size)
	}

	require.Len(t, k.files(t), 1, "a name holds one file")
}

func TestNothingIsReadableOnDisk(t *testing.T) {
	t.Parallel()

	k := open(t)
	k.put(t, bytes.Repeat([]byte("planted"), 1000))

	for _, file := range k.files(t) {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NotContains(t, string(data), "planted")
	}

	require.NotContains(t, string(k.keyset), "AesGcm")

	info, err := os.Stat(k.folder)
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o700), info.Mode().Perm())
}

func TestGetRefusesWhatIsNotGenuine(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		tamper func(t *testing.T, k *kit)
		get    string
		with   string
		want   error
	}{
		"nothing there":         {func(*testing.T, *kit) {}, "tenant/none", "a", blob.ErrNotFound},
		"other associated data": {func(*testing.T, *kit) {}, name, "b", blob.ErrUnreadable},
		"another tenant's keyset": {func(t *testing.T, k *kit) {
			t.Helper()

			k.keyset = keyset(t, k.Store)
		}, name, "a", blob.ErrUnreadable},
		"destroyed keyset": {func(_ *testing.T, k *kit) { k.keyset = nil }, name, "a", blob.ErrKeyset},
		"damaged keyset":   {func(_ *testing.T, k *kit) { k.keyset[len(k.keyset)/2] ^= 1 }, name, "a", blob.ErrKeyset},
		"swapped": {func(t *testing.T, k *kit) {
			t.Helper()

			_, err := k.Put(t.Context(), k.keyset, "tenant/other", []byte("other"), bytes.NewReader(random(t, 9000)), limit)
			require.NoError(t, err)
			require.NoError(t, os.Rename(filepath.Join(k.folder, "tenant/other"), filepath.Join(k.folder, name)))
		}, name, "a", blob.ErrUnreadable},
		"cut at a segment": {cut(4096), name, "a", blob.ErrUnreadable},
		"cut anywhere":     {cut(5000), name, "a", blob.ErrUnreadable},
		"cut to nothing":   {cut(0), name, "a", blob.ErrUnreadable},
		"one bit flipped": {func(t *testing.T, k *kit) {
			t.Helper()

			file := filepath.Join(k.folder, name)
			data, err := os.ReadFile(file)
			require.NoError(t, err)

			data[len(data)-1] ^= 1
			require.NoError(t, os.WriteFile(file, data, 0o600))
		}, name, "a", blob.ErrUnreadable},
		"malformed name": {func(*testing.T, *kit) {}, "../escape", "a", blob.ErrName},
	}

	for title, test := range tests {
		t.Run(title, func(t *testing.T) {
			t.Parallel()

			k := open(t)
			k.put(t, random(t, 9000))
			test.tamper(t, &k)

			data, err := k.Get(t.Context(), k.keyset, test.get, []byte(test.with))
			require.ErrorIs(t, err, test.want)
			require.Nil(t, data)
		})
	}
}

func cut(size int64) func(*testing.T, *kit) {
	return func(t *testing.T, k *kit) {
		t.Helper()
		require.NoError(t, os.Truncate(filepath.Join(k.folder, name), size))
	}
}

func TestPutLeavesNothingHalfWritten(t *testing.T) {
	t.Parallel()

	canceled, cancel := context.WithCancel(t.Context())
	tests := map[string]struct {
		ctx  context.Context //nolint:containedctx // the one input that differs
		body io.Reader
		want error
	}{
		"a byte too many": {t.Context(), bytes.NewReader(make([]byte, limit+1)), blob.ErrTooLarge},
		"the line breaks": {t.Context(), io.MultiReader(bytes.NewReader(make([]byte, 70_000)), iotest.ErrReader(errBroken)), errBroken},
		"the caller goes": {canceled, io.MultiReader(bytes.NewReader(make([]byte, 70_000)), goes(cancel)), context.Canceled},
	}

	for title, test := range tests {
		t.Run(title, func(t *testing.T) {
			t.Parallel()

			k := open(t)
			_, err := k.Put(test.ctx, k.keyset, name, []byte("a"), test.body, limit)
			require.ErrorIs(t, err, test.want)
			require.Empty(t, k.files(t))

			// What was there before stays.
			before := random(t, 5000)
			k.put(t, before)
			_, err = k.Put(t.Context(), k.keyset, name, []byte("a"), iotest.ErrReader(errBroken), limit)
			require.ErrorIs(t, err, errBroken)

			got, err := k.Get(t.Context(), k.keyset, name, []byte("a"))
			require.NoError(t, err)
			require.Equal(t, before, got)
		})
	}
}

// goes cancels in the middle of a body.
type goes func()

func (g goes) Read([]byte) (int, error) {
	g()

	return 0, context.Canceled
}

func TestDelete(t *testing.T) {
	t.Parallel()

	k := open(t)
	k.put(t, []byte("x"))
	require.NoError(t, k.Delete(t.Context(), name))
	require.NoError(t, k.Delete(t.Context(), name), "again is harmless")
	require.Empty(t, k.files(t))
	require.ErrorIs(t, k.Delete(t.Context(), "Upper"), blob.ErrName)
	_, err := k.Put(t.Context(), k.keyset, "a//b", nil, bytes.NewReader(nil), 1)
	require.ErrorIs(t, err, blob.ErrName)
}

func TestSecret(t *testing.T) {
	t.Parallel()

	_, err := blob.Open(t.Context(), "mem://", secret[:31])
	require.ErrorIs(t, err, blob.ErrKeyset)

	for _, url := range []string{"gopher://x", ":"} {
		_, err = blob.Open(t.Context(), url, secret)
		require.Error(t, err)
	}

	k := open(t)
	k.put(t, []byte("x"))

	other, err := blob.Open(t.Context(), "file://"+k.folder, bytes.Repeat([]byte("o"), 32))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, other.Close()) })

	_, err = other.Get(t.Context(), k.keyset, name, []byte("a"))
	require.ErrorIs(t, err, blob.ErrKeyset, "another installation cannot unwrap it")
}
