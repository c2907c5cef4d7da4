package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// subject is the service that is measured: this binary, started as a process of its own with everything embedded.
type subject struct {
	data, models, policy string

	pid   int
	url   string
	stop  context.CancelFunc
	ended chan error
}

var (
	errEnded   = errors.New("the service under measurement ended by itself")
	errNoStart = errors.New("the service under measurement did not start")
)

const (
	askReady   = 2 * time.Millisecond
	killAfter  = 40 * time.Second // of a service that does not end when told to
	serviceLog = "log"
)

// begin starts the service and gives the time from its start as a process to its first "ready".
func (s *subject) begin(ctx context.Context) (time.Duration, error) {
	listen, err := freeAddress(ctx)
	if err != nil {
		return 0, err
	}

	if err := os.MkdirAll(s.data, 0o700); err != nil {
		return 0, fmt.Errorf("bench: %w", err)
	}

	log, err := os.OpenFile(filepath.Join(s.data, serviceLog), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, fmt.Errorf("bench: %w", err)
	}
	defer log.Close() //nolint:errcheck // the process writes through a descriptor of its own

	command, err := s.command(listen, log)
	if err != nil {
		return 0, err
	}

	s.url = "http://" + listen
	ctx, s.stop = context.WithCancel(ctx)
	s.ended = make(chan error, 1)
	began := make(chan error)
	start := time.Now()

	go s.live(ctx, command, began)

	if err := <-began; err != nil {
		return 0, fmt.Errorf("bench: %w", err)
	}

	s.pid = command.Process.Pid

	if err := s.ready(ctx); err != nil {
		return 0, errors.Join(err, s.end())
	}

	return time.Since(start), nil
}

// command is the service as its operator starts it, without what the environment of this process says.
func (s *subject) command(listen string, log *os.File) (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("bench: %w", err)
	}

	args := []string{"serve", "--data", s.data, "--listen", listen, "--models", s.models, "--caller-rate", "1000000", "--tenant-rate", "1000000"}
	if s.policy != "" {
		args = append(args, "--policy", s.policy)
	}

	command := exec.Command(self, args...) //nolint:noctx,gosec // this binary; live ends it with the context, gently
	command.Stdout, command.Stderr = log, log
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}

	for _, entry := range os.Environ() {
		if !strings.HasPrefix(entry, "HONNIN_") {
			command.Env = append(command.Env, entry)
		}
	}

	return command, nil
}

// live holds its thread, with whose end the kernel would end the process, and tells the process to stop when the context ends.
func (s *subject) live(ctx context.Context, command *exec.Cmd, began chan<- error) {
	runtime.LockOSThread()

	err := command.Start()
	began <- err

	if err != nil {
		return
	}

	gone := make(chan struct{})

	go func() {
		select {
		case <-gone:
			return
		case <-ctx.Done():
			_ = command.Process.Signal(syscall.SIGTERM)
		}

		select {
		case <-gone:
		case <-time.After(killAfter):
			_ = command.Process.Kill()
		}
	}()

	err = command.Wait()

	close(gone)

	s.ended <- err
}

// ready asks until the service is.
func (s *subject) ready(ctx context.Context) error {
	client := &http.Client{Timeout: time.Second}
	given := time.After(readyWithin)

	for {
		if _, err := send(ctx, client, http.MethodGet, s.url+"/readyz", nil, nil); err == nil {
			return nil
		}

		select {
		case err := <-s.ended:
			s.ended <- err

			return errors.Join(errNoStart, s.last())
		case <-given:
			return errors.Join(errNoStart, errTime)
		case <-time.After(askReady):
		}
	}
}

// end tells the service to stop and waits until it is gone. A failure of its own is an error.
func (s *subject) end() error {
	select {
	case err := <-s.ended:
		return errors.Join(errEnded, err, s.last())
	default:
	}

	s.stop()

	if err := <-s.ended; err != nil {
		return errors.Join(errEnded, err, s.last())
	}

	return nil
}

// last is the last thing that the service said.
func (s *subject) last() error {
	text, err := os.ReadFile(filepath.Join(s.data, serviceLog))
	if err != nil {
		return fmt.Errorf("bench: %w", err)
	}

	lines := strings.Split(strings.TrimSpace(string(text)), "\n")

	return errors.New(lines[len(lines)-1]) //nolint:err113 // another process's words
}

func freeAddress(ctx context.Context) (string, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("bench: %w", err)
	}

	if err := listener.Close(); err != nil {
		return "", fmt.Errorf("bench: %w", err)
	}

	return listener.Addr().String(), nil
}
