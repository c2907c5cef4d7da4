package queue

import (
	"context"
	"fmt"
	"os/exec"

	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"
)

// Memory as a URL keeps the queue in the memory of this process, for tests and for machines without Redis.
const Memory = "memory://"

// Config says which Redis to use.
type Config struct {
	// URL is one of
	//
	//	redis://[user:password@]host:port[/database]       rediss:// with TLS, unix:///path for a socket
	//	redis-sentinel://[user:password@]host:port[,host:port…]/[database]?master=name      rediss-sentinel:// with TLS
	//	redis-cluster://[user:password@]host:port[,host:port…]      rediss-cluster:// with TLS
	//	memory://
	//
	// Empty means a redis-server of our own if the program is on the PATH, else memory://.
	URL string
	// Folder is where a redis-server of our own keeps its data. It must be given when URL is empty.
	Folder string
}

// Open connects to the queue, or starts one. A Redis given by URL need not answer yet: work is found in the database once it does.
func Open(ctx context.Context, config Config) (*Queue, error) {
	switch program, err := exec.LookPath("redis-server"); {
	case config.URL == Memory, config.URL == "" && err != nil:
		return inMemory()
	case config.URL == "":
		return ownServer(ctx, program, config.Folder)
	default:
		client, err := connect(config.URL)
		if err != nil {
			return nil, err
		}

		return with(client, nil, "Redis by URL"), nil
	}
}

func with(client redis.UniversalClient, own server, mode string) *Queue {
	return &Queue{
		redis: client, client: asynq.NewClientFromRedisClient(client), inspector: asynq.NewInspectorFromRedisClient(client),
		own: own, mode: mode,
	}
}

func inMemory() (*Queue, error) {
	started, err := startMemory()
	if err != nil {
		return nil, err
	}

	client := redis.NewClient(&redis.Options{Addr: started.redis.Addr(), Password: started.password})

	return with(client, started, "memory"), nil
}

func ownServer(ctx context.Context, program, folder string) (*Queue, error) {
	started, err := startChild(ctx, program, folder)
	if err != nil {
		return nil, err
	}

	queue := with(redis.NewClient(&redis.Options{Network: "unix", Addr: started.socket}), started, "own redis-server")
	if err := started.ready(ctx, queue.Ping); err != nil {
		return nil, fmt.Errorf("%w (closing: %v)", err, queue.Close()) //nolint:errorlint // what failed first is the cause
	}

	return queue, nil
}
