package password_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/password"
)

func TestCheck(t *testing.T) {
	t.Parallel()

	for text, fine := range map[string]bool{
		"correct horse battery staple": true,
		"銀河鉄道の夜を二度読んだ朝に雨":              true,
		"k7#mQ2pX9vL4wZ8":              true,
		"918273645546372":              true,
		strings.Repeat("長い言葉は強い", 18):  true,
		"":                               false,
		"fourteen chars":                 false,
		"パスワードは短い":                       false,
		"password1234567":                false,
		"Password!!!!!!!":                false,
		"passwordpassword":               false,
		"PasswordPassword1":              false,
		"123456789012345":                false,
		"987654321098765":                false,
		"aaaaaaaaaaaaaaaa":               false,
		"abcdefghijklmnop":               false,
		"abc123abc123abc123":             false,
		"qwertyuiop12345":                false,
		"elizabeth-20261":                false,
		"hana.sato-12345":                false,
		"hana.sato@example.com":          false,
		"!!!hana.sato!!!":                false,
		"hana.sato drinks green tea":     true,
		strings.Repeat("ab cd", 26) + "": false,
		"with a \x00 in its midst":       false,
		"with a \xff in its midst":       false,
		strings.Repeat("x", 1<<20):       false,
	} {
		err := password.Check(fault.Secret(text), "Hana.Sato@example.com")
		require.Equal(t, fine, err == nil, "%.40s: %v", text, err)

		if !fine {
			require.True(t, fault.Is(err, fault.Invalid))

			found, _ := fault.Find(err)
			require.Equal(t, "password", found.Field)
			require.False(t, text != "" && strings.Contains(err.Error(), text), "an error does not repeat it")
		}
	}
}

// What nobody would think of is taken: a password of random letters.
func TestRandomIsTaken(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.Permutation([]rune("qxbhfjklyzvgmtpwdk7391ß愛")).Draw(t, "letters")
		require.NoError(t, password.Check(fault.Secret(letters), "hana@example.com"))
	})
}

func TestHashAndCompare(t *testing.T) {
	t.Parallel()

	hasher := password.NewHasher(2)
	stored, err := hasher.Hash(t.Context(), "correct horse battery staple")
	require.NoError(t, err)
	require.Regexp(t, `^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$`, stored)

	again, err := hasher.Hash(t.Context(), "correct horse battery staple")
	require.NoError(t, err)
	require.NotEqual(t, stored, again, "salted")

	right, stale, err := hasher.Compare(t.Context(), stored, "correct horse battery staple")
	require.NoError(t, err)
	require.True(t, right)
	require.False(t, stale)

	right, _, err = hasher.Compare(t.Context(), stored, "correct horse battery stapl")
	require.NoError(t, err)
	require.False(t, right)

	// The same characters in another normal form.
	stored, err = hasher.Hash(t.Context(), "caf\u00e9 au lait, s'il vous plait")
	require.NoError(t, err)
	right, _, err = hasher.Compare(t.Context(), stored, "cafe\u0301 au lait, s'il vous plait")
	require.NoError(t, err)
	require.True(t, right)
}

// A test vector of the reference implementation (phc-winner-argon2, test.c: version 0x13, t=2, m=2^16, p=1).
func TestOtherCosts(t *testing.T) {
	t.Parallel()

	right, stale, err := password.NewHasher(0).Compare(t.Context(),
		"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "password")
	require.NoError(t, err)
	require.True(t, right)
	require.True(t, stale, "to be made anew at the cost of today")
}

func TestMalformedHashes(t *testing.T) {
	t.Parallel()

	hasher := password.NewHasher(1)

	for _, stored := range []string{
		"x", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=4194304,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=2,p=1$$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$", "$argon2id$v=19$m=x$c29tZXNhbHQ$AAAA",
	} {
		_, _, err := hasher.Compare(t.Context(), stored, "password")
		require.ErrorIs(t, err, password.ErrHash, stored)
	}

	require.Zero(t, hasher.Computed(), "none cost anything")
}

// Who has no password costs as much as who has one.
func TestNoHashIsComparedAtTheSameCost(t *testing.T) {
	t.Parallel()

	hasher := password.NewHasher(1)
	right, _, err := hasher.Compare(t.Context(), "", "password")
	require.NoError(t, err)
	require.False(t, right)
	require.EqualValues(t, 1, hasher.Computed())
}

func TestTurns(t *testing.T) {
	t.Parallel()

	hasher := password.NewHasher(1)

	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := hasher.Hash(t.Context(), "correct horse"); err != nil {
				t.Error(err)
			}
		})
	}

	all.Wait()
	require.EqualValues(t, 8, hasher.Computed())

	ctx, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
	defer cancel()

	<-ctx.Done()

	// With a turn free and the time over either may happen; neither hangs.
	_, _ = hasher.Hash(ctx, "correct horse")
}

// The figures: go test -bench . ./internal/password.
func BenchmarkCompare(b *testing.B) {
	hasher := password.NewHasher(0)
	stored, err := hasher.Hash(b.Context(), "correct horse battery staple")
	require.NoError(b, err)

	for name, hash := range map[string]string{"wrong": stored, "nobody": ""} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, _, err := hasher.Compare(b.Context(), hash, "wrong horse battery staple")
				require.NoError(b, err)
			}
		})
	}
}
