package blob_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http/httptest"
	"testing"
	"testing/iotest"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/blob"
)

// large is more than one part of a multipart upload.
const large = 15 << 20

// s3 is a server of the S3 protocol on the loopback, with one bucket, and its URL for a store.
type s3 struct {
	*httptest.Server

	url  string
	held *s3mem.Backend
}

func serveS3(t *testing.T) s3 {
	t.Helper()

	// The client that reads them is the one of production, which asks the environment.
	t.Setenv("AWS_ACCESS_KEY_ID", "honnin")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "not a secret")
	t.Setenv("AWS_CONFIG_FILE", "/dev/null")
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")

	held := s3mem.New()
	require.NoError(t, held.CreateBucket("evidence"))

	server := httptest.NewServer(gofakes3.New(held).Server())
	t.Cleanup(server.Close)

	return s3{Server: server, held: held, url: "s3://evidence?region=eu-west-1&use_path_style=true&endpoint=" + server.URL}
}

func (s s3) open(t *testing.T) *blob.Store {
	t.Helper()

	store, err := blob.Open(t.Context(), s.url, secret)
	require.NoError(t, err)
	t.Cleanup(func() { _ = store.Close() })

	return store
}

// names lists what the bucket holds.
func (s s3) names(t *testing.T) []string {
	t.Helper()

	listed, err := s.held.ListBucket("evidence", nil, gofakes3.ListBucketPage{})
	require.NoError(t, err)

	names := make([]string, 0, len(listed.Contents))
	for _, entry := range listed.Contents {
		names = append(names, entry.Key)
	}

	return names
}

func (s s3) read(t *testing.T) []byte {
	t.Helper()

	object, err := s.held.GetObject("evidence", name, nil)
	require.NoError(t, err)

	data, err := io.ReadAll(object.Contents)
	require.NoError(t, err)

	return data
}

func (s s3) write(t *testing.T, as string, data []byte) {
	t.Helper()

	// Without the checksum of what lay there before, which the client would hold against it first.
	_, err := s.held.DeleteObject("evidence", as)
	require.NoError(t, err)

	_, err = s.held.PutObject("evidence", as, map[string]string{}, bytes.NewReader(data), int64(len(data)), nil)
	require.NoError(t, err)
}

func TestS3KeepsFiles(t *testing.T) {
	server := serveS3(t)
	store := server.open(t)
	require.NoError(t, store.Ready(t.Context()))

	wrapped := keyset(t, store)

	for _, size := range []int{0, 1, 4095, 4096, 4097, 100_000, large} {
		data := random(t, size)
		sum := sha256.Sum256(data)

		stored, err := store.Put(t.Context(), wrapped, name, []byte("a"), iotest.HalfReader(bytes.NewReader(data)), large)
		require.NoError(t, err, size)
		require.Equal(t, blob.Stored{Size: int64(size), SHA256: hex.EncodeToString(sum[:])}, stored)

		got, err := store.Get(t.Context(), wrapped, name, []byte("a"))
		require.NoError(t, err, size)
		require.True(t, bytes.Equal(data, got), size)
	}

	require.Equal(t, []string{name}, server.names(t), "a name holds one file")
	require.NoError(t, store.Delete(t.Context(), name))
	require.NoError(t, store.Delete(t.Context(), name), "again is harmless")
	require.Empty(t, server.names(t))
}

func TestS3RefusesWhatIsNotGenuine(t *testing.T) {
	server := serveS3(t)
	store := server.open(t)
	wrapped := keyset(t, store)

	_, err := store.Put(t.Context(), wrapped, name, []byte("a"), bytes.NewReader(bytes.Repeat([]byte("planted"), 2000)), limit)
	require.NoError(t, err)

	whole := server.read(t)
	require.NotContains(t, string(whole), "planted")

	_, err = store.Get(t.Context(), wrapped, "tenant/none", []byte("a"))
	require.ErrorIs(t, err, blob.ErrNotFound)

	_, err = store.Get(t.Context(), wrapped, name, []byte("b"))
	require.ErrorIs(t, err, blob.ErrUnreadable)

	_, err = store.Get(t.Context(), keyset(t, store), name, []byte("a"))
	require.ErrorIs(t, err, blob.ErrUnreadable, "another tenant's keyset")

	for _, cut := range []int{0, 4096, 5000, len(whole) - 1} {
		server.write(t, name, whole[:cut])

		_, err = store.Get(t.Context(), wrapped, name, []byte("a"))
		require.ErrorIs(t, err, blob.ErrUnreadable, cut)
	}
}

func TestS3HoldsNothingHalfWritten(t *testing.T) {
	server := serveS3(t)
	store := server.open(t)
	wrapped := keyset(t, store)

	canceled, cancel := context.WithCancel(t.Context())

	for title, row := range map[string]struct {
		ctx  context.Context //nolint:containedctx // the one input that differs
		body io.Reader
		want error
	}{
		"a byte too many":   {t.Context(), bytes.NewReader(make([]byte, large+1)), blob.ErrTooLarge},
		"the line breaks":   {t.Context(), io.MultiReader(bytes.NewReader(make([]byte, 70_000)), iotest.ErrReader(errBroken)), errBroken},
		"it breaks late":    {t.Context(), io.MultiReader(bytes.NewReader(make([]byte, 12<<20)), iotest.ErrReader(errBroken)), errBroken},
		"the caller leaves": {canceled, io.MultiReader(bytes.NewReader(make([]byte, 70_000)), goes(cancel)), context.Canceled},
	} {
		_, err := store.Put(row.ctx, wrapped, name, []byte("a"), row.body, large)
		require.ErrorIs(t, err, row.want, title)
		require.Empty(t, server.names(t), title)
	}
}

func TestS3ThatDoesNotAnswer(t *testing.T) {
	server := serveS3(t)
	store := server.open(t)
	wrapped := keyset(t, store)

	elsewhere, err := blob.Open(t.Context(), "s3://none?region=eu-west-1&use_path_style=true&endpoint="+server.URL, secret)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, elsewhere.Close()) })
	require.Error(t, elsewhere.Ready(t.Context()), "there is no such bucket")

	server.Close()
	require.Error(t, store.Ready(t.Context()))

	_, err = store.Get(t.Context(), wrapped, name, []byte("a"))
	require.Error(t, err)
	require.NotErrorIs(t, err, blob.ErrNotFound, "a bucket that is away is no file that is gone")

	_, err = store.Put(t.Context(), wrapped, name, []byte("a"), bytes.NewReader([]byte("x")), limit)
	require.Error(t, err)
}
