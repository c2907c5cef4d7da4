package queue

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

var (
	// ErrFolder says that a redis-server of our own was asked for without saying where its data shall lie.
	ErrFolder = errors.New("queue: no folder for the redis-server")
	// ErrStart says that the redis-server of our own does not answer.
	ErrStart = errors.New("queue: the redis-server did not start")
)

const (
	startWithin = 15 * time.Second
	askEvery    = 20 * time.Millisecond
	// restartPause keeps a redis-server that cannot start from being started in a tight loop.
	restartPause = 200 * time.Millisecond
	// longestSocket is what the kernel takes as a socket's path, with room to spare.
	longestSocket = 100
)

// child is a redis-server that lives and dies with this process. A second process that finds the folder taken uses the first one's.
type child struct {
	socket string
	lock   *os.File
	cancel context.CancelFunc
	ended  chan struct{}
}

func startChild(ctx context.Context, program, folder string) (*child, error) {
	if folder == "" {
		return nil, ErrFolder
	}

	socket, err := socketIn(folder)
	if err != nil {
		return nil, err
	}

	started := &child{socket: socket}

	started.lock, err = take(filepath.Join(folder, "redis.lock"))
	if err != nil || started.lock == nil {
		return started, err
	}

	ctx, started.cancel = context.WithCancel(context.WithoutCancel(ctx))
	started.ended = make(chan struct{})

	go started.keep(ctx, program, folder)

	return started, nil
}

// socketIn makes the folder and gives the path of the socket: in it, or in the temporary folder when the path would be too long.
func socketIn(folder string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", fmt.Errorf("queue: %w", err)
	}

	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("queue: %w", err)
	}

	socket := filepath.Join(folder, "redis.sock")
	if len(socket) <= longestSocket {
		return socket, nil
	}

	sum := sha256.Sum256([]byte(folder))
	short := filepath.Join(os.TempDir(), "honnin-"+hex.EncodeToString(sum[:8]))

	if err := os.MkdirAll(short, 0o700); err != nil {
		return "", fmt.Errorf("queue: %w", err)
	}

	return filepath.Join(short, "redis.sock"), nil
}

// take locks the file for as long as this process lives; nil when another holds it.
func take(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("queue: %w", err)
	}

	err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == nil {
		return file, nil
	}

	if errors.Is(err, unix.EWOULDBLOCK) {
		err = nil
	}

	return nil, errors.Join(err, file.Close())
}

// keep runs the redis-server, and runs it again when it dies, until the context ends.
func (c *child) keep(ctx context.Context, program, folder string) {
	defer close(c.ended)

	// The kernel kills the child when the thread that started it ends, so this goroutine keeps its thread.
	runtime.LockOSThread()

	for ctx.Err() == nil {
		err := c.run(ctx, program, folder)
		if ctx.Err() != nil {
			return
		}

		slog.ErrorContext(ctx, "the redis-server ended and is started again", "error", err)

		select {
		case <-ctx.Done():
		case <-time.After(restartPause):
		}
	}
}

// run runs the redis-server once. It is killed rather than asked to end, so that two servers never overlap on one folder: an answered write is
// with the kernel by then, which brings it to the disk within half a minute or so. Asking for that each second would hold writes back behind a
// slow disk, where a kill loses them. After a loss of power the sweep rings again for what is gone.
func (c *child) run(ctx context.Context, program, folder string) error {
	command := exec.CommandContext(ctx, program, //nolint:gosec // found on the operator's PATH
		"--port", "0", "--unixsocket", c.socket, "--unixsocketperm", "600",
		"--dir", folder, "--appendonly", "yes", "--appendfsync", "no", "--save", "",
		"--maxmemory-policy", "noeviction", "--daemonize", "no", "--loglevel", "warning")
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}

	if err := command.Run(); err != nil {
		return fmt.Errorf("queue: redis-server: %w", err)
	}

	return nil
}

// ready waits until the server answers.
func (c *child) ready(ctx context.Context, ping func(context.Context) error) error {
	ctx, stop := context.WithTimeout(ctx, startWithin)
	defer stop()

	for {
		err := ping(ctx)
		if err == nil {
			return nil
		}

		select {
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", ErrStart, err)
		case <-time.After(askEvery):
		}
	}
}

// Close ends the server, if it is this process's.
func (c *child) Close() error {
	if c.lock == nil {
		return nil
	}

	c.cancel()
	<-c.ended

	if err := c.lock.Close(); err != nil {
		return fmt.Errorf("queue: %w", err)
	}

	return nil
}
