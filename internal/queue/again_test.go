package queue_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit/redis"
)

// A task that was given up keeps its id in Redis; asked for again, it must go again and not count as there already.
func TestAGivenUpTaskGoesAgain(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	q := open(t, queue.Config{URL: "redis://" + server.Address})
	task := queue.Task{Tenant: uuid.New(), Verification: uuid.New(), Attempt: 1}

	given := serve(t, q, func(context.Context, queue.Task) error { return asynq.SkipRetry })
	require.NoError(t, q.Enqueue(t.Context(), task))

	inspector := asynq.NewInspector(asynq.RedisClientOpt{Addr: server.Address})
	t.Cleanup(func() { require.NoError(t, inspector.Close()) })
	require.Eventually(t, func() bool {
		archived, err := inspector.ListArchivedTasks("verify")

		return err == nil && len(archived) == 1
	}, 20*time.Second, 20*time.Millisecond)
	given()

	var got log

	serve(t, q, got.handle)
	require.NoError(t, q.Enqueue(t.Context(), task))
	require.Eventually(t, func() bool { return len(got.tasks()) == 1 }, 20*time.Second, 20*time.Millisecond)
	require.Equal(t, []queue.Task{task}, got.tasks())
}

// What a worker took and died with is asked for again by the sweep, and must not wait until asynq notices; asked for again and again
// while it is in somebody's hands, it does not pile up.
func TestATaskInAWorkersHandsIsRungForAgain(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	q := open(t, queue.Config{URL: "redis://" + server.Address})
	task := queue.Task{Tenant: uuid.New(), Verification: uuid.New()}
	begun, release := make(chan struct{}, 10), make(chan struct{})

	stop := serve(t, q, func(context.Context, queue.Task) error {
		begun <- struct{}{}
		<-release

		return nil
	})
	require.NoError(t, q.Enqueue(t.Context(), task))
	<-begun

	for range 9 {
		require.NoError(t, q.Enqueue(t.Context(), task))
	}

	<-begun // the second of two workers has it too, within asynq's lease
	require.NoError(t, q.Enqueue(t.Context(), task))

	inspector := asynq.NewInspector(asynq.RedisClientOpt{Addr: server.Address})
	t.Cleanup(func() { require.NoError(t, inspector.Close()) })

	info, err := inspector.GetQueueInfo("verify")
	require.NoError(t, err)
	require.Equal(t, 2, info.Active)
	require.Equal(t, 1, info.Pending)
	close(release)
	stop()
}

func TestAMalformedTaskIsPutAside(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	q := open(t, queue.Config{URL: "redis://" + server.Address})
	client := asynq.NewClient(asynq.RedisClientOpt{Addr: server.Address})
	t.Cleanup(func() { require.NoError(t, client.Close()) })

	_, err := client.Enqueue(asynq.NewTask("verify", []byte("{")), asynq.Queue("verify"))
	require.NoError(t, err)

	var got log

	serve(t, q, got.handle)
	require.NoError(t, q.Verify(t.Context(), uuid.New(), uuid.New()))
	require.Eventually(t, func() bool { return len(got.tasks()) == 1 }, 20*time.Second, 20*time.Millisecond, "it holds up nobody else")
}

// The redis-server of our own is started again when it dies, with what it held.
func TestOwnServerIsStartedAgain(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	q := open(t, queue.Config{Folder: folder})
	require.NoError(t, q.Verify(t.Context(), uuid.New(), uuid.New()))

	before := server(folder)
	require.NotZero(t, before)
	require.NoError(t, syscall.Kill(before, syscall.SIGKILL))
	require.Eventually(t, func() bool {
		return server(folder) != before && q.Ping(t.Context()) == nil
	}, 20*time.Second, 20*time.Millisecond)

	var got log

	serve(t, q, got.handle)
	require.Eventually(t, func() bool { return len(got.tasks()) == 1 }, 20*time.Second, 20*time.Millisecond)
}

// server gives the process id of the redis-server that works in the folder; 0 when none does.
func server(folder string) int {
	found, err := filepath.Glob("/proc/[0-9]*/cwd")
	if err != nil {
		return 0
	}

	for _, link := range found {
		if target, err := os.Readlink(link); err == nil && target == folder {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(link)))

			return pid
		}
	}

	return 0
}
