package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"
)

// ErrTask says that what lay in the queue is no task of ours.
var ErrTask = errors.New("queue: malformed task")

const (
	kind = "verify"
	// enqueueWithin bounds how long somebody who submits waits for a queue that does not answer.
	enqueueWithin = 2 * time.Second
	// taskWithin bounds how long one task may take before its context ends.
	taskWithin = 45 * time.Second
	// maxRetry bounds how often a task is tried when it fails before its row counts the attempt.
	maxRetry = 8
	// maxRings bounds how many tasks of one attempt may be in workers' hands.
	maxRings = 3
)

// Task is one verification to be judged.
type Task struct {
	Tenant       uuid.UUID `json:"tenant"`
	Verification uuid.UUID `json:"verification"`
	// Attempt is how often a worker had begun it when the task was made. Two tasks with the same attempt are the same task.
	Attempt int `json:"attempt"`
}

// id names the task, and from the second ring on, counted from 0, a further one beside it.
func (t Task) id(ring int) string {
	if ring == 0 {
		return fmt.Sprintf("%s:%d", t.Verification, t.Attempt)
	}

	return fmt.Sprintf("%s:%d:%d", t.Verification, t.Attempt, ring)
}

// Queue is a connection to the queue. It is safe for concurrent use.
type Queue struct {
	redis     redis.UniversalClient
	client    *asynq.Client
	inspector *asynq.Inspector
	own       server
	mode      string
}

// server is the queue's own Redis, if it has one.
type server interface{ Close() error }

// Verify asks for a verification that was just handed in to be judged.
func (q *Queue) Verify(ctx context.Context, tenant, verification uuid.UUID) error {
	return q.Enqueue(ctx, Task{Tenant: tenant, Verification: verification})
}

// Enqueue adds a task; one that waits already is there already. One that is in a worker's hands is added again beside it, a bounded
// number of times: that worker may be dead, which asynq takes two minutes to notice, and if it is not, the second finds nothing to do.
// Enqueue gives up after two seconds: who submits must not wait for a queue that is down, and the sweep repairs it.
func (q *Queue) Enqueue(ctx context.Context, task Task) error {
	ctx, stop := context.WithTimeout(ctx, enqueueWithin)
	defer stop()

	payload, err := json.Marshal(task)
	if err != nil {
		return fmt.Errorf("queue: %w", err)
	}

	for ring := range maxRings {
		if taken, err := q.ring(ctx, task.id(ring), payload); err != nil || !taken {
			return err
		}
	}

	return nil
}

// ring adds the task under the id unless it waits there already, and tells whether a worker has it.
func (q *Queue) ring(ctx context.Context, id string, payload []byte) (taken bool, err error) {
	if err := q.enqueue(ctx, id, payload); !errors.Is(err, asynq.ErrTaskIDConflict) {
		return false, err
	}

	state, err := q.state(id)
	if err != nil || state == asynq.TaskStateActive {
		return err == nil, err
	}

	// A finished task keeps its id for a while. Finished without its row being concluded means given up: then it must go again.
	if state != 0 {
		if state != asynq.TaskStateArchived && state != asynq.TaskStateCompleted {
			return false, nil
		}

		if err := q.inspector.DeleteTask(kind, id); err != nil && !errors.Is(err, asynq.ErrTaskNotFound) {
			return false, fmt.Errorf("queue: clear: %w", err)
		}
	}

	if err := q.enqueue(ctx, id, payload); !errors.Is(err, asynq.ErrTaskIDConflict) {
		return false, err
	}

	return false, nil
}

func (q *Queue) enqueue(ctx context.Context, id string, payload []byte) error {
	_, err := q.client.EnqueueContext(ctx, asynq.NewTask(kind, payload),
		asynq.Queue(kind), asynq.TaskID(id), asynq.MaxRetry(maxRetry), asynq.Timeout(taskWithin))
	if err != nil {
		return fmt.Errorf("queue: enqueue: %w", err)
	}

	return nil
}

// state says where a task is; 0 when it is gone.
func (q *Queue) state(id string) (asynq.TaskState, error) {
	info, err := q.inspector.GetTaskInfo(kind, id)
	if errors.Is(err, asynq.ErrTaskNotFound) || errors.Is(err, asynq.ErrQueueNotFound) {
		return 0, nil
	}

	if err != nil {
		return 0, fmt.Errorf("queue: inspect: %w", err)
	}

	return info.State, nil
}

// Redis is the connection itself, for what else lives there: rate limits, and the bell of changed rights.
func (q *Queue) Redis() redis.UniversalClient { return q.redis }

// Ping tells whether the queue answers.
func (q *Queue) Ping(ctx context.Context) error {
	if err := q.redis.Ping(ctx).Err(); err != nil {
		return fmt.Errorf("queue: ping: %w", err)
	}

	return nil
}

// Mode says in a few words, for the log, what the queue runs on.
func (q *Queue) Mode() string { return q.mode }

// Close gives the connection back and ends the queue's own Redis, if it has one.
func (q *Queue) Close() error {
	err := q.redis.Close()
	if q.own != nil {
		err = errors.Join(err, q.own.Close())
	}

	if err != nil {
		return fmt.Errorf("queue: close: %w", err)
	}

	return nil
}
