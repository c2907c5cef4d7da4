package queue_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit/redis"
)

var errOurs = errors.New("ours")

// kinds starts every kind of queue there is, the outside ones on real servers.
func kinds(t *testing.T) map[string]queue.Config {
	t.Helper()

	cluster := redis.Start(t, "--cluster-enabled", "yes")
	require.Equal(t, "+OK\r\n", cluster.Do(t.Context(), "CLUSTER ADDSLOTSRANGE 0 16383"))
	require.Eventually(t, func() bool {
		return strings.Contains(cluster.Do(t.Context(), "CLUSTER INFO"), "cluster_state:ok")
	}, 20*time.Second, 20*time.Millisecond)

	master, sentinel := redis.Start(t), redis.Start(t, "--sentinel")
	host, port, _ := strings.Cut(master.Address, ":")
	require.Equal(t, "+OK\r\n", sentinel.Do(t.Context(), "SENTINEL MONITOR main "+host+" "+port+" 1"))

	return map[string]queue.Config{
		"memory":     {URL: queue.Memory},
		"own server": {Folder: filepath.Join(t.TempDir(), "redis")},
		"deep folder": {
			Folder: filepath.Join(t.TempDir(), strings.Repeat("deep/", 30)),
		},
		"single":   {URL: "redis://" + redis.Start(t).Address + "/1"},
		"cluster":  {URL: "redis-cluster://" + cluster.Address},
		"sentinel": {URL: "redis-sentinel://" + sentinel.Address + "/0?master=main"},
	}
}

func open(t *testing.T, config queue.Config) *queue.Queue {
	t.Helper()

	opened, err := queue.Open(t.Context(), config)
	require.NoError(t, err)
	t.Cleanup(func() { _ = opened.Close() })

	return opened
}

// log remembers which tasks were handled.
type log struct {
	mutex sync.Mutex
	seen  []queue.Task
}

func (l *log) handle(_ context.Context, task queue.Task) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	l.seen = append(l.seen, task)

	return nil
}

func (l *log) tasks() []queue.Task {
	l.mutex.Lock()
	defer l.mutex.Unlock()

	return append([]queue.Task(nil), l.seen...)
}

// serve serves until the test, or the returned stop, ends it.
func serve(t *testing.T, q *queue.Queue, handler func(context.Context, queue.Task) error) (stop func()) {
	t.Helper()

	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)

	go func() { ended <- q.Serve(ctx, 2, handler) }()

	stop = sync.OnceFunc(func() {
		cancel()
		require.NoError(t, <-ended)
	})
	t.Cleanup(stop)

	return stop
}

func TestEveryKindOfQueue(t *testing.T) {
	t.Parallel()

	for name, config := range kinds(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			q := open(t, config)
			require.NoError(t, q.Ping(t.Context()))
			require.NotEmpty(t, q.Mode())

			first, second := uuid.New(), uuid.New()
			tenant := uuid.New()

			// Asked for twice before anybody works: it is one task.
			for range 2 {
				require.NoError(t, q.Verify(t.Context(), tenant, first))
			}

			require.NoError(t, q.Enqueue(t.Context(), queue.Task{Tenant: tenant, Verification: second, Attempt: 2}))

			var got log

			stop := serve(t, q, got.handle)
			require.Eventually(t, func() bool { return len(got.tasks()) == 2 }, 20*time.Second, 20*time.Millisecond)
			require.ElementsMatch(t, []queue.Task{
				{Tenant: tenant, Verification: first}, {Tenant: tenant, Verification: second, Attempt: 2},
			}, got.tasks())

			// Done, it may be asked for again.
			require.NoError(t, q.Verify(t.Context(), tenant, first))
			require.Eventually(t, func() bool { return len(got.tasks()) == 3 }, 20*time.Second, 20*time.Millisecond)
			stop()
		})
	}
}

func TestAFailedTaskComesAgain(t *testing.T) {
	t.Parallel()

	q := open(t, queue.Config{URL: queue.Memory})

	var got log

	serve(t, q, func(ctx context.Context, task queue.Task) error {
		if err := got.handle(ctx, task); err != nil || len(got.tasks()) > 1 {
			return err
		}

		return errOurs
	})
	require.NoError(t, q.Verify(t.Context(), uuid.New(), uuid.New()))
	require.Eventually(t, func() bool { return len(got.tasks()) == 2 }, 20*time.Second, 50*time.Millisecond)
}

func TestTheEndWaitsForWhatIsUnderWay(t *testing.T) {
	t.Parallel()

	q := open(t, queue.Config{URL: queue.Memory})
	begun, finished := make(chan struct{}), make(chan struct{})
	stop := serve(t, q, func(ctx context.Context, _ queue.Task) error {
		close(begun)
		time.Sleep(300 * time.Millisecond)
		require.NoError(t, ctx.Err(), "it may finish in peace")
		close(finished)

		return nil
	})

	require.NoError(t, q.Verify(t.Context(), uuid.New(), uuid.New()))
	<-begun
	stop()

	select {
	case <-finished:
	default:
		require.Fail(t, "the end did not wait")
	}
}

func TestEnqueueDoesNotWaitForARedisThatIsDown(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	q := open(t, queue.Config{URL: "redis://" + server.Address})
	server.Kill()

	begin := time.Now()
	require.Error(t, q.Verify(t.Context(), uuid.New(), uuid.New()))
	require.Less(t, time.Since(begin), 5*time.Second)
	require.Error(t, q.Ping(t.Context()))
}

func TestASecondProcessUsesTheServerOfTheFirst(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	first, second := open(t, queue.Config{Folder: folder}), open(t, queue.Config{Folder: folder})

	var got log

	serve(t, first, got.handle)
	require.NoError(t, second.Verify(t.Context(), uuid.New(), uuid.New()))
	require.Eventually(t, func() bool { return len(got.tasks()) == 1 }, 20*time.Second, 20*time.Millisecond)
	require.NoError(t, second.Close())
	require.NoError(t, first.Ping(t.Context()), "closing the second leaves the first's server alone")
}

func TestOwnServerKeepsItsTasks(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	before := open(t, queue.Config{Folder: folder})
	require.NoError(t, before.Verify(t.Context(), uuid.New(), uuid.New()))
	require.NoError(t, before.Close())

	var got log

	serve(t, open(t, queue.Config{Folder: folder}), got.handle)
	require.Eventually(t, func() bool { return len(got.tasks()) == 1 }, 20*time.Second, 20*time.Millisecond)
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()

	for _, url := range []string{
		"http://x", "planted", "redis://:planted@%zz", "redis-sentinel://planted@h:1", "redis-sentinel://h:1/x?master=m", "redis-cluster://",
	} {
		_, err := queue.Open(t.Context(), queue.Config{URL: url})
		require.ErrorIs(t, err, queue.ErrURL, url)
		require.NotContains(t, err.Error(), "planted")
	}

	_, err := queue.Open(t.Context(), queue.Config{})
	require.ErrorIs(t, err, queue.ErrFolder)

	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err = queue.Open(t.Context(), queue.Config{Folder: file})
	require.Error(t, err)
}

// What lies in Redis is ids: whose the verification is, which, and how often it was tried. Nothing of a person.
func TestATaskIsIDsAlone(t *testing.T) {
	t.Parallel()

	server := redis.Start(t)
	opened := open(t, queue.Config{URL: "redis://" + server.Address})
	task := queue.Task{Tenant: uuid.New(), Verification: uuid.New(), Attempt: 2}
	require.NoError(t, opened.Enqueue(t.Context(), task))

	held := server.Do(t.Context(), "HGET asynq:{verify}:t:"+task.Verification.String()+":2 msg")
	require.Contains(t, held, `{"tenant":"`+task.Tenant.String()+`","verification":"`+task.Verification.String()+`","attempt":2}`)
}
