package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit/postgres"
)

func TestSecretIsMadeOnceForItsOwnerAlone(t *testing.T) {
	t.Parallel()

	flags := installFlags{Data: t.TempDir()}

	var (
		all  sync.WaitGroup
		mu   sync.Mutex
		seen = map[string]bool{}
	)

	for range 8 {
		all.Go(func() {
			secret, err := flags.secret()

			mu.Lock()
			defer mu.Unlock()

			if err == nil {
				seen[string(secret)] = true
			}
		})
	}

	all.Wait()
	require.Len(t, seen, 1, "processes that start at once agree")

	info, err := os.Stat(filepath.Join(flags.Data, "secret"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())

	left, err := os.ReadDir(flags.Data)
	require.NoError(t, err)
	require.Len(t, left, 1, "no drafts are left")
}

func TestSecretFromElsewhere(t *testing.T) {
	t.Parallel()

	const text = "0123456789abcdef0123456789abcdef"

	file := filepath.Join(t.TempDir(), "secret")
	require.NoError(t, os.WriteFile(file, []byte(text+"\n"), 0o600))

	for name, flags := range map[string]installFlags{"given": {Secret: text}, "by file": {SecretFile: file}} {
		got, err := flags.secret()
		require.NoError(t, err, name)
		require.Equal(t, text, string(got), name)
	}

	_, err := (&installFlags{Secret: text[:31]}).secret()
	require.ErrorIs(t, err, errShortSecret)

	_, err = (&installFlags{DatabaseURL: "postgres://db/honnin", Data: t.TempDir()}).secret()
	require.ErrorIs(t, err, errNoSecret)

	_, err = (&installFlags{SecretFile: filepath.Join(t.TempDir(), "gone")}).secret()
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestOpenEmbedded(t *testing.T) {
	t.Parallel()

	flags := installFlags{Data: filepath.Join(t.TempDir(), "new", "data"), RedisURL: queue.Memory}

	for range 2 {
		opened, err := flags.openHouse(t.Context())
		require.NoError(t, err)
		require.NoError(t, opened.db.Ping(t.Context()))
		require.NoError(t, opened.blobs.Ready(t.Context()))
		require.NoError(t, opened.queue.Ping(t.Context()))
		require.NoError(t, opened.Close())
	}

	info, err := os.Stat(flags.Data)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o700), info.Mode().Perm())
}

func TestOpenRefusesADatabaseThatNobodyMigrated(t *testing.T) {
	t.Parallel()

	url := postgres.New(t)
	flags := installFlags{Data: t.TempDir(), RedisURL: queue.Memory, DatabaseURL: url, Secret: strings.Repeat("s", 32)}

	_, err := flags.openHouse(t.Context())
	require.ErrorIs(t, err, ent.ErrOlder)
	require.ErrorContains(t, err, "honnin migrate")

	var out, complaints bytes.Buffer

	for range 2 {
		require.Equal(t, exitDone, run(t.Context(), []string{"migrate", "--database", url}, streams{&out, &complaints}), complaints.String())
	}

	opened, err := flags.openHouse(t.Context())
	require.NoError(t, err)
	require.NoError(t, opened.Close())
}

func TestBase(t *testing.T) {
	t.Parallel()

	for listening, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080",
		"0.0.0.0:8080":   "http://localhost:8080",
		"[::]:80":        "http://localhost:80",
		":8080":          "http://localhost:8080",
		"[::1]:8080":     "http://[::1]:8080",
	} {
		require.Equal(t, want, addressFlags{}.base(listening))
	}

	require.Equal(t, "https://id.example.com", addressFlags{BaseURL: "https://id.example.com/"}.base("127.0.0.1:8080"))
}
