package token_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/token"
)

var noon = time.Date(2026, time.November, 1, 12, 0, 0, 0, time.UTC)

func signer(t require.TestingT, letter string) *token.Signer {
	made, err := token.New(bytes.Repeat([]byte(letter), 32))
	require.NoError(t, err)

	return made
}

func TestSignAndVerify(t *testing.T) {
	t.Parallel()

	ours := signer(t, "a")
	expires := noon.Add(time.Hour)
	good, err := ours.Sign("capture", "ver_1", expires)
	require.NoError(t, err)

	again, err := ours.Sign("capture", "ver_1", expires)
	require.NoError(t, err)
	require.Equal(t, good, again, "an idempotent call shows the same URL again")

	body, seal, _ := strings.Cut(good, ".")
	tests := map[string]struct {
		signer  *token.Signer
		purpose string
		text    string
		now     time.Time
		err     error
	}{
		"good":                   {ours, "capture", good, noon, nil},
		"good, one second left":  {ours, "capture", good, expires.Add(-time.Second), nil},
		"expired to the second":  {ours, "capture", good, expires, token.ErrExpired},
		"another purpose":        {ours, "sign-in", good, noon, token.ErrInvalid},
		"another installation":   {signer(t, "b"), "capture", good, noon, token.ErrInvalid},
		"empty":                  {ours, "capture", "", noon, token.ErrInvalid},
		"no seal":                {ours, "capture", body, noon, token.ErrInvalid},
		"empty seal":             {ours, "capture", body + ".", noon, token.ErrInvalid},
		"empty body":             {ours, "capture", "." + seal, noon, token.ErrInvalid},
		"seal cut":               {ours, "capture", good[:len(good)-2], noon, token.ErrInvalid},
		"more at the end":        {ours, "capture", good + ".", noon, token.ErrInvalid},
		"not base64":             {ours, "capture", "!." + seal, noon, token.ErrInvalid},
		"longer than any we had": {ours, "capture", strings.Repeat("a", 600) + "." + seal, noon, token.ErrInvalid},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			subject, until, err := test.signer.Verify(test.purpose, test.text, test.now)
			if test.err != nil {
				require.ErrorIs(t, err, test.err)
				require.Empty(t, subject)

				return
			}

			require.NoError(t, err)
			require.Equal(t, "ver_1", subject)
			require.Equal(t, expires, until)
		})
	}
}

func TestShortSecretIsRefused(t *testing.T) {
	t.Parallel()

	_, err := token.New(make([]byte, 31))
	require.ErrorIs(t, err, token.ErrSecret)
}

func TestAnyChangedByteIsNoticed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ours := signer(t, "a")
		good, err := ours.Sign("capture", rapid.String().Draw(t, "subject"), noon.Add(time.Hour))
		require.NoError(t, err)

		place := rapid.IntRange(0, len(good)-1).Draw(t, "place")
		letter := rapid.Byte().Draw(t, "letter")
		bad := good[:place] + string([]byte{letter}) + good[place+1:]

		if bad == good || len(good) > 500 {
			return
		}

		_, _, err = ours.Verify("capture", bad, noon)
		require.ErrorIs(t, err, token.ErrInvalid)
	})
}
