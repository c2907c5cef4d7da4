package seal_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/seal"
)

func box(t *testing.T, first byte) *seal.Box {
	t.Helper()

	made, err := seal.New(bytes.Repeat([]byte{first}, 32))
	require.NoError(t, err)

	return made
}

func TestSealAndOpen(t *testing.T) {
	t.Parallel()

	ours := box(t, 1)

	for _, plain := range [][]byte{{}, []byte("x"), bytes.Repeat([]byte("long"), 16<<10)} {
		sealed, err := ours.Seal("mail", "row", plain)
		require.NoError(t, err)

		again, err := ours.Seal("mail", "row", plain)
		require.NoError(t, err)
		require.NotEqual(t, sealed, again, "the same text twice cannot be told")

		got, err := ours.Open("mail", "row", sealed)
		require.NoError(t, err)
		require.True(t, bytes.Equal(plain, got))
	}

	_, err := ours.Seal("mail", "row", make([]byte, 64<<10+1))
	require.ErrorIs(t, err, seal.ErrTooLarge)
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()

	ours := box(t, 1)
	sealed, err := ours.Seal("mail", "row", []byte("text"))
	require.NoError(t, err)

	changed := bytes.Clone(sealed)
	changed[len(changed)-1] ^= 1

	for name, test := range map[string]struct {
		box            *seal.Box
		purpose, place string
		sealed         []byte
	}{
		"another purpose":      {ours, "totp", "row", sealed},
		"another row":          {ours, "mail", "other", sealed},
		"another installation": {box(t, 2), "mail", "row", sealed},
		"changed":              {ours, "mail", "row", changed},
		"cut":                  {ours, "mail", "row", sealed[:len(sealed)-1]},
		"empty":                {ours, "mail", "row", nil},
	} {
		_, err := test.box.Open(test.purpose, test.place, test.sealed)
		require.ErrorIs(t, err, seal.ErrBroken, name)
	}
}

func TestAShortSecretIsRefused(t *testing.T) {
	t.Parallel()

	_, err := seal.New(make([]byte, 31))
	require.ErrorIs(t, err, seal.ErrSecret)
}
