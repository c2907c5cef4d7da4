package blob_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/blob"
)

func TestSeal(t *testing.T) {
	t.Parallel()

	k := open(t)

	for _, secret := range [][]byte{{}, []byte("s"), []byte("client secret"), random(t, 64<<10)} {
		sealed, err := k.Seal(k.keyset, []byte("connection/1"), secret)
		require.NoError(t, err)
		require.False(t, len(secret) > 1 && bytes.Contains(sealed, secret))

		got, err := k.Unseal(k.keyset, []byte("connection/1"), sealed)
		require.NoError(t, err)
		require.True(t, bytes.Equal(secret, got))

		again, err := k.Seal(k.keyset, []byte("connection/1"), secret)
		require.NoError(t, err)
		require.NotEqual(t, sealed, again, "the same secret twice cannot be told")
	}

	_, err := k.Seal(k.keyset, nil, random(t, 64<<10+1))
	require.ErrorIs(t, err, blob.ErrTooLarge)
}

func TestUnsealRefused(t *testing.T) {
	t.Parallel()

	k := open(t)
	sealed, err := k.Seal(k.keyset, []byte("a"), []byte("client secret"))
	require.NoError(t, err)

	changed := bytes.Clone(sealed)
	changed[len(changed)-1] ^= 1

	for name, test := range map[string]struct {
		keyset, sealed []byte
		associated     string
		want           error
	}{
		"another place":   {k.keyset, sealed, "b", blob.ErrUnreadable},
		"another tenant":  {keyset(t, k.Store), sealed, "a", blob.ErrUnreadable},
		"changed":         {k.keyset, changed, "a", blob.ErrUnreadable},
		"cut short":       {k.keyset, sealed[:len(sealed)-1], "a", blob.ErrUnreadable},
		"empty":           {k.keyset, nil, "a", blob.ErrUnreadable},
		"destroyed":       {nil, sealed, "a", blob.ErrKeyset},
		"another wrapper": {[]byte(strings.Repeat("x", 99)), sealed, "a", blob.ErrKeyset},
	} {
		_, err := k.Unseal(test.keyset, []byte(test.associated), test.sealed)
		require.ErrorIs(t, err, test.want, name)
	}

	_, err = k.Seal(nil, nil, []byte("x"))
	require.ErrorIs(t, err, blob.ErrKeyset)
}
