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
)

// Task is one verification to be judged.
type Task struct {
	Tenant       uuid.UUID `json:"tenant"`
	Verification uuid.UUID `json:"verification"`
	// Attempt is how often a worker had begun it when the task was made. Two tasks with the same attempt are the same task.
	Attempt int `json:"attempt"`
}

func (t Task) id() string { return fmt.Sprintf("%s:%d", t.Verification, t.Attempt) }

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

// Enqueue adds a task; one that is there already is there already. It gives up after two seconds: who submits must not wait for a
// queue that is down, and the sweep repairs it.
func (q *Queue) Enqueue(ctx context.Context, task Task) error {
	ctx, stop := context.WithTimeout(ctx, enqueueWithin)
	defer stop()

	payload, err := json.Marshal(task)
	if err != nil {
		return fmt.Errorf("queue: %w", err)
	}

	err = q.enqueue(ctx, task, payload)
	if !errors.Is(err, asynq.ErrTaskIDConflict) {
		return err
	}

	// A finished task keeps its id for a while. Finished without its row being concluded means given up: then it must go again.
	if gone, err := q.clear(task.id()); err != nil || !gone {
		return err
	}

	if err := q.enqueue(ctx, task, payload); !errors.Is(err, asynq.ErrTaskIDConflict) {
		return err
	}

	return nil
}

func (q *Queue) enqueue(ctx context.Context, task Task, payload []byte) error {
	_, err := q.client.EnqueueContext(ctx, asynq.NewTask(kind, payload),
		asynq.Queue(kind), asynq.TaskID(task.id()), asynq.MaxRetry(maxRetry), asynq.Timeout(taskWithin))
	if err != nil {
		return fmt.Errorf("queue: enqueue: %w", err)
	}

	return nil
}

// clear removes a task that nobody will do any more, and tells whether there is now room for another of its id.
func (q *Queue) clear(id string) (bool, error) {
	info, err := q.inspector.GetTaskInfo(kind, id)
	if errors.Is(err, asynq.ErrTaskNotFound) || errors.Is(err, asynq.ErrQueueNotFound) {
		return true, nil
	}

	if err != nil {
		return false, fmt.Errorf("queue: inspect: %w", err)
	}

	if info.State != asynq.TaskStateArchived && info.State != asynq.TaskStateCompleted {
		return false, nil
	}

	if err := q.inspector.DeleteTask(kind, id); err != nil && !errors.Is(err, asynq.ErrTaskNotFound) {
		return false, fmt.Errorf("queue: clear: %w", err)
	}

	return true, nil
}

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
