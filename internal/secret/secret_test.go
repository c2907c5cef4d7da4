package secret_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
)

func TestSecretsDiffer(t *testing.T) {
	t.Parallel()

	seen := map[fault.Secret]bool{}

	for range 1000 {
		made := secret.New()
		require.Regexp(t, `^[0-9a-hjkmnp-tv-z]{32}$`, string(made))
		require.False(t, seen[made])
		seen[made] = true
	}
}

func TestDigest(t *testing.T) {
	t.Parallel()

	// FIPS 180-2, appendix B.1.
	require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", secret.Digest("abc"))
}
