package blob_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/blob"
)

func TestRotate(t *testing.T) {
	t.Parallel()

	k := open(t)
	first := k.keyset

	put := func(keyset []byte, name string) {
		_, err := k.Put(t.Context(), keyset, name, []byte("x"), bytes.NewReader([]byte("evidence")), 100)
		require.NoError(t, err)
	}
	get := func(keyset []byte, name string) error {
		data, err := k.Get(t.Context(), keyset, name, []byte("x"))
		if err == nil {
			require.Equal(t, "evidence", string(data))
		}

		return err
	}

	put(first, "before")

	sealed, err := k.Seal(first, []byte("x"), []byte("secret"))
	require.NoError(t, err)

	second, keys, err := k.Rotate(first)
	require.NoError(t, err)
	require.Equal(t, 2, keys)
	put(second, "after")

	require.NoError(t, get(second, "before"), "what was written before stays readable")
	require.NoError(t, get(second, "after"))
	require.NoError(t, get(first, "before"))
	require.ErrorIs(t, get(first, "after"), blob.ErrUnreadable, "what is written now is under the fresh key")

	opened, err := k.Unseal(second, []byte("x"), sealed)
	require.NoError(t, err)
	require.Equal(t, "secret", string(opened))
}

func TestRotateRefused(t *testing.T) {
	t.Parallel()

	k := open(t)

	for name, wrapped := range map[string][]byte{"destroyed": nil, "nonsense": []byte("nonsense")} {
		_, _, err := k.Rotate(wrapped)
		require.ErrorIs(t, err, blob.ErrKeyset, name)
	}

	wrapped := k.keyset

	for keys := 1; keys < blob.MaxKeys; keys++ {
		var err error

		wrapped, _, err = k.Rotate(wrapped)
		require.NoError(t, err)
	}

	_, _, err := k.Rotate(wrapped)
	require.ErrorIs(t, err, blob.ErrKeyset)
	require.Less(t, len(wrapped), 16<<10, "the column holds the largest")
}
