package main_test

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/redis"
)

// Each kind of Redis by its URL, on real servers, behind a whole Honnin that verifies people.
func TestEveryKindOfRedis(t *testing.T) {
	t.Parallel()

	for name, url := range map[string]func(t *testing.T) string{"cluster": cluster, "sentinel": sentinel} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			data := t.TempDir()
			s := serving(t, data, "--redis", url(t), "--policy", film(t), "--workers", "1")
			require.Zero(t, redisOf(s.Process.Pid), "it starts none of its own")
			require.Eventually(t, func() bool {
				out, err := exec.Command(binary, "demo", "--data", data, "--people", testkit.People(t)).CombinedOutput()

				return err == nil && strings.Contains(string(out), "6 of 6 as expected")
			}, 2*time.Minute, 100*time.Millisecond, s.log)
			require.NotContains(t, s.log(), "waits for the sweep")
			require.NoError(t, s.Process.Signal(syscall.SIGTERM))
			require.Zero(t, s.ends(t), s.log())
		})
	}
}

func cluster(t *testing.T) string {
	t.Helper()

	server := redis.Start(t, "--cluster-enabled", "yes")
	require.Equal(t, "+OK\r\n", server.Do(t.Context(), "CLUSTER ADDSLOTSRANGE 0 16383"))
	require.Eventually(t, func() bool {
		return strings.Contains(server.Do(t.Context(), "CLUSTER INFO"), "cluster_state:ok")
	}, 20*time.Second, 20*time.Millisecond)

	return "redis-cluster://" + server.Address
}

func sentinel(t *testing.T) string {
	t.Helper()

	master, watcher := redis.Start(t), redis.Start(t, "--sentinel")
	host, port, _ := strings.Cut(master.Address, ":")
	require.Equal(t, "+OK\r\n", watcher.Do(t.Context(), "SENTINEL MONITOR main "+host+" "+port+" 1"))

	return "redis-sentinel://" + watcher.Address + "/0?master=main"
}
