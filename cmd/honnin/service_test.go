package main_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit"
)

// service is a command that goes on until it is told to stop, as a process of its own.
type service struct {
	*exec.Cmd

	url string

	mu   sync.Mutex
	said bytes.Buffer
	read chan struct{}
}

// launch starts the binary. It is killed when the test ends, and with the test binary.
func launch(t *testing.T, args ...string) *service {
	t.Helper()
	require.NoError(t, build())

	s := &service{Cmd: exec.Command(binary, args...), read: make(chan struct{})}
	s.Env = append(os.Environ(), "HONNIN_MODELS="+testkit.Models(t))

	pipe, err := s.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, s.Start())

	go s.listen(pipe)

	t.Cleanup(func() {
		_ = s.Process.Kill()
		<-s.read
		_ = s.Wait()
	})

	return s
}

func (s *service) listen(pipe io.Reader) {
	defer close(s.read)

	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		s.mu.Lock()
		s.said.WriteString(lines.Text() + "\n")
		s.mu.Unlock()
	}
}

func (s *service) log() string {
	s.mu.Lock()
	defer s.mu.Unlock()

	return s.said.String()
}

// serving starts honnin serve and waits until it is ready.
func serving(t *testing.T, data string, args ...string) *service {
	t.Helper()

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())

	s := launch(t, append([]string{"serve", "--data", data, "--listen", listener.Addr().String()}, args...)...)
	s.url = "http://" + listener.Addr().String()
	require.Eventually(t, func() bool { return s.ready() == http.StatusOK }, time.Minute, 10*time.Millisecond, s.log())

	return s
}

// ready is what /readyz answers; 0 when nobody does.
func (s *service) ready() int {
	response, err := http.Get(s.url + "/readyz")
	if err != nil {
		return 0
	}

	_ = response.Body.Close()

	return response.StatusCode
}

// ends waits for the end and gives the exit code.
func (s *service) ends(t *testing.T) int {
	t.Helper()

	select {
	case <-s.read:
	case <-time.After(time.Minute):
		require.Fail(t, "it does not end", s.log())
	}

	err := s.Wait()

	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		require.NoError(t, err)
	}

	return s.ProcessState.ExitCode()
}

func TestEverySignalToStopIsLogged(t *testing.T) {
	t.Parallel()

	for name, signal := range map[string]syscall.Signal{"interrupt": syscall.SIGINT, "terminated": syscall.SIGTERM, "hangup": syscall.SIGHUP} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			s := serving(t, t.TempDir(), "--no-work")
			require.NoError(t, s.Process.Signal(signal))
			require.Zero(t, s.ends(t), s.log())
			require.Contains(t, s.log(), "ended as told")
			require.Contains(t, s.log(), name+" signal received")
		})
	}
}

func TestAFailureThatEndsTheServiceIsLogged(t *testing.T) {
	t.Parallel()

	s := launch(t, "serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0", "--models", t.TempDir())
	require.Equal(t, 1, s.ends(t))
	require.Contains(t, s.log(), "ended by a failure")
	require.Contains(t, s.log(), "fr_detect.onnx")
	require.Contains(t, s.log(), "stopping", "requests under way may finish")
}

// Nobody reads the log any more: that is no reason to stop.
func TestALostReaderOfTheLogDoesNotEndTheService(t *testing.T) {
	t.Parallel()
	require.NoError(t, build())

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())

	read, write, err := os.Pipe()
	require.NoError(t, err)

	s := &service{Cmd: exec.Command(binary, "serve", "--no-work", "--data", t.TempDir(), "--listen", listener.Addr().String())}
	s.url, s.Stderr = "http://"+listener.Addr().String(), write
	require.NoError(t, s.Start())
	t.Cleanup(func() {
		_ = s.Process.Kill()
		_ = s.Wait()
	})
	require.NoError(t, write.Close())
	require.Eventually(t, func() bool { return s.ready() == http.StatusOK }, time.Minute, 10*time.Millisecond)
	require.NoError(t, read.Close())

	// The redis-server's death is worth a line; the service must live to tell nobody of it.
	killRedis(t, s.Process.Pid)
	require.Eventually(t, func() bool { return redisOf(s.Process.Pid) > 0 && s.ready() == http.StatusOK }, time.Minute, 10*time.Millisecond)
	require.NoError(t, s.Process.Signal(syscall.SIGTERM))
	require.NoError(t, s.Wait())
}

// The redis-server of its own dies and cannot start: the service goes on, says that it is not ready, and tries until it can.
func TestTheServiceOutlivesItsRedis(t *testing.T) {
	t.Parallel()

	data := t.TempDir()
	kept := filepath.Join(data, "redis", "appendonlydir")
	s := serving(t, data, "--no-work")

	require.NoError(t, os.Rename(kept, kept+".aside"))
	require.NoError(t, os.WriteFile(kept, nil, 0o600))

	before := killRedis(t, s.Process.Pid)
	require.Eventually(t, func() bool { return s.ready() == http.StatusServiceUnavailable }, time.Minute, 10*time.Millisecond)
	require.NoError(t, os.Remove(kept))
	require.NoError(t, os.Rename(kept+".aside", kept))
	require.Eventually(t, func() bool { return s.ready() == http.StatusOK }, time.Minute, 10*time.Millisecond)
	require.NotEqual(t, before, redisOf(s.Process.Pid))
	require.Contains(t, s.log(), "the redis-server ended and is started again")
	require.NoError(t, s.Process.Signal(syscall.SIGTERM))
	require.Zero(t, s.ends(t), s.log())
}

func killRedis(t *testing.T, parent int) int {
	t.Helper()

	child := redisOf(parent)
	require.NotZero(t, child)
	require.NoError(t, syscall.Kill(child, syscall.SIGKILL))

	return child
}

// redisOf finds the redis-server that the process started; 0 when there is none.
func redisOf(parent int) int {
	found, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range found {
		text, err := os.ReadFile(path)
		if err != nil {
			continue
		}

		if fields := strings.Fields(string(text)); fields[1] == "(redis-server)" && fields[2] != "Z" && fields[3] == strconv.Itoa(parent) {
			pid, _ := strconv.Atoi(fields[0])

			return pid
		}
	}

	return 0
}
