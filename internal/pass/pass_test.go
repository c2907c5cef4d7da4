package pass_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/internal/token"
)

func TestPass(t *testing.T) {
	t.Parallel()

	signer, err := token.New(bytes.Repeat([]byte{7}, 32))
	require.NoError(t, err)

	now := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	bound := pass.Bound{Tenant: uuid.New(), Verification: uuid.New(), Expires: now.Add(time.Hour)}

	text, err := pass.Sign(signer, bound)
	require.NoError(t, err)
	require.Regexp(t, `^cap_[A-Za-z0-9_.-]{90,120}$`, text, "fits a URL's fragment as it is")

	again, err := pass.Sign(signer, bound)
	require.NoError(t, err)
	require.Equal(t, text, again)

	got, err := pass.Open(signer, text, now)
	require.NoError(t, err)
	require.Equal(t, bound, got)

	other, err := signer.Sign("sign-in", string(bound.Tenant[:])+string(bound.Verification[:]), bound.Expires)
	require.NoError(t, err)
	short, err := signer.Sign("capture", "ver_1", bound.Expires)
	require.NoError(t, err)

	for name, wrong := range map[string]string{
		"empty": "", "an API key": "hk_test_0123", "no prefix": text[4:], "cut": text[:len(text)-3],
		"signed for another purpose": "cap_" + other, "signed for another subject": "cap_" + short,
	} {
		_, err = pass.Open(signer, wrong, now)
		require.ErrorIs(t, err, pass.ErrRefused, name)
	}

	_, err = pass.Open(signer, text, bound.Expires)
	require.ErrorIs(t, err, pass.ErrRefused)
	require.ErrorIs(t, err, token.ErrExpired)
}
