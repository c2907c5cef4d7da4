package worker_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/redis"
)

const (
	patience = 90 * time.Second
	// linger stretches a check long enough to be hit in the middle.
	linger = 400 * time.Millisecond
)

// meters are what a genuine pair uses.
func meters() []string { return []string{"verification", "liveness.passive", "match"} }

// process is one real worker.
type process struct {
	*exec.Cmd

	said *bytes.Buffer
}

// begin starts a worker process on the installation. It is killed when the test ends.
func (k kit) begin(t *testing.T, config queue.Config, linger time.Duration) process {
	t.Helper()

	policy, err := os.ReadFile("../e2e/people/policy.yaml")
	require.NoError(t, err)
	text, err := json.Marshal(orders{
		Database: k.url, Blobs: k.blobsFolder, Models: testkit.Models(t), Policy: string(policy),
		RedisURL: config.URL, Redis: config.Folder, Linger: linger,
	})
	require.NoError(t, err)

	self, err := os.Executable()
	require.NoError(t, err)

	begun := process{exec.Command(self), &bytes.Buffer{}}
	begun.Env = append(os.Environ(), ordersKey+"="+string(text))
	begun.Stdout, begun.Stderr = begun.said, begun.said
	require.NoError(t, begun.Start())
	t.Cleanup(func() { begun.kill() })

	return begun
}

// kill ends it as the kernel does when memory runs out.
func (p process) kill() {
	_ = p.Process.Signal(syscall.SIGKILL)
	_ = p.Wait()
}

// judged waits until nothing is left to judge, and holds that everything was decided once with these meters.
func (k kit) judged(t *testing.T, by process, meters ...string) {
	t.Helper()

	require.Eventually(t, func() bool {
		submitted, _ := k.open(t)

		return submitted == 0
	}, patience, 50*time.Millisecond)

	// A late second worker would show now.
	time.Sleep(time.Second)
	by.kill()

	k.summed(t, len(k.all(t)), meters...)

	for _, row := range k.all(t) {
		once(t, row, meters...)
		require.Equal(t, where.StateApproved, row.State, "%v\n%s", row.Edges.Report, by.said)
	}
}

// amid waits until workers are in the middle of checks.
func (k kit) amid(t *testing.T) {
	t.Helper()

	require.Eventually(t, func() bool {
		_, leased := k.open(t)

		return leased > 0
	}, patience, 5*time.Millisecond)
}

// Real workers judge photographs of a real man; here and below the trouble hits in the middle of a check.
func TestKillingTheWorkerLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes with models")
	}

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		for range 6 {
			k.genuine(t)
		}

		config := queue.Config{Folder: filepath.Join(t.TempDir(), "redis")}

		for range 2 {
			running := k.begin(t, config, linger)
			k.amid(t)
			running.kill()

			submitted, _ := k.open(t)
			require.Positive(t, submitted, "killed too late to prove anything")
		}

		k.judged(t, k.begin(t, config, 0), meters()...)
	})
}

func TestLosingRedisLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes with models")
	}

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		for range 6 {
			k.genuine(t)
		}

		server := redis.Start(t)
		running := k.begin(t, queue.Config{URL: "redis://" + server.Address}, linger)
		k.amid(t)
		require.Equal(t, "+OK\r\n", server.Do(t.Context(), "FLUSHALL"))
		k.judged(t, running, meters()...)
	})
}

func TestKillingRedisLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes with models")
	}

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		for range 6 {
			k.genuine(t)
		}

		// The worker's own server, which it must start again.
		folder := filepath.Join(t.TempDir(), "redis")
		running := k.begin(t, queue.Config{Folder: folder}, linger)
		k.amid(t)

		require.Equal(t, 1, killServers(t, folder))
		k.judged(t, running, meters()...)
	})
}

// killServers kills every redis-server that works in the folder, and gives how many.
func killServers(t *testing.T, folder string) int {
	t.Helper()

	found, err := filepath.Glob("/proc/[0-9]*/cwd")
	require.NoError(t, err)

	count := 0

	for _, link := range found {
		target, err := os.Readlink(link)
		if err != nil || target != folder {
			continue
		}

		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(link)))
		require.NoError(t, err)
		require.NoError(t, syscall.Kill(pid, syscall.SIGKILL))

		count++
	}

	return count
}
