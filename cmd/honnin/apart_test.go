package main_test

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/redis"
)

// The API and the workers as processes of their own, on PostgreSQL and one Redis: what one takes in the other decides, and a worker
// that is killed in the middle of a check is replaced by the next one.
func TestWorkersApart(t *testing.T) {
	t.Parallel()

	url, folder := database.Postgres(t), t.TempDir()
	installation := []string{
		"--database", url, "--redis", "redis://" + redis.Start(t).Address, "--blobs", "file://" + filepath.Join(folder, "blobs"),
		"--secret", strings.Repeat("s", 32), "--policy", film(t),
	}

	s := serving(t, folder, append([]string{"--no-work"}, installation...)...)
	require.Eventually(t, func() bool { return strings.Contains(s.log(), "listening") }, time.Minute, 10*time.Millisecond)

	// No worker yet: six people hand in and wait.
	var out bytes.Buffer

	demo := exec.Command(binary, "demo", "--data", folder, "--people", testkit.People(t))
	demo.Stdout, demo.Stderr = &out, &out
	require.NoError(t, demo.Start())
	t.Cleanup(func() { _ = demo.Process.Kill() })

	pool, err := pgxpool.New(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(pool.Close)

	rows := func(condition string) (count int) {
		require.NoError(t, pool.QueryRow(t.Context(), "SELECT count(*) FROM verification WHERE state = 'submitted' AND "+condition).Scan(&count))

		return count
	}
	require.Eventually(t, func() bool { return rows("true") > 0 }, time.Minute, 10*time.Millisecond, "handed in")

	work := append([]string{"work", "--data", t.TempDir(), "--workers", "1"}, installation...)
	first := launch(t, work...)

	// Stopped in the middle of a check, and then killed.
	require.Eventually(t, func() bool {
		if rows("leased_until IS NOT NULL") == 0 {
			return false
		}

		_ = first.Process.Signal(syscall.SIGSTOP)
		if rows("leased_until IS NOT NULL") > 0 {
			return true
		}

		_ = first.Process.Signal(syscall.SIGCONT)

		return false
	}, time.Minute, time.Millisecond, first.log)
	require.NoError(t, first.Process.Kill())

	killed := time.Now()
	second := launch(t, work...)
	err = demo.Wait()
	t.Logf("everything was decided %.1f s after the kill", time.Since(killed).Seconds())
	require.NoError(t, err, out.String()+second.log())
	require.Contains(t, out.String(), "6 of 6 as expected")
	require.Equal(t, 1, attempts(t, pool), "the one that the first worker died with was begun twice")

	require.NoError(t, second.Process.Signal(syscall.SIGTERM))
	require.Zero(t, second.ends(t), second.log())
	require.Contains(t, second.log(), "ended as told")
}

// attempts counts the verifications that were begun more than once.
func attempts(t *testing.T, pool *pgxpool.Pool) (count int) {
	t.Helper()
	require.NoError(t, pool.QueryRow(t.Context(), "SELECT count(*) FROM verification WHERE attempts > 1").Scan(&count))

	return count
}
