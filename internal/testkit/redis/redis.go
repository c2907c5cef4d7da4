// Package redis gives tests a real redis-server of their own.
package redis

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Server is a private redis-server on a port of the loopback.
type Server struct {
	// Address is host:port.
	Address string

	process *os.Process
	ended   chan struct{}
}

// Start starts a redis-server with further options, such as "--cluster-enabled", "yes", and waits until it answers. It ends with
// the test, or with the test binary. A machine without redis-server fails the test and says how to get it.
func Start(tb testing.TB, options ...string) *Server {
	tb.Helper()

	program, err := exec.LookPath("redis-server")
	require.NoError(tb, err, "the tests need redis-server: run `make setup`")

	port := free(tb)
	arguments := []string{"--bind", "127.0.0.1", "--port", strconv.Itoa(port), "--save", "", "--dir", tb.TempDir()}

	if len(options) == 1 && options[0] == "--sentinel" {
		config := filepath.Join(tb.TempDir(), "sentinel.conf")
		require.NoError(tb, os.WriteFile(config, []byte("port "+strconv.Itoa(port)+"\n"), 0o600))
		arguments = []string{config, "--sentinel"}
	} else {
		arguments = append(arguments, options...)
	}

	started := &Server{Address: net.JoinHostPort("127.0.0.1", strconv.Itoa(port)), ended: make(chan struct{})}
	began := make(chan error)

	go started.run(program, arguments, began)
	require.NoError(tb, <-began)
	tb.Cleanup(started.Kill)

	require.Eventually(tb, func() bool { return strings.HasPrefix(started.Do(tb.Context(), "PING"), "+PONG") }, 20*time.Second, 10*time.Millisecond)

	return started
}

// run holds its thread: the kernel ends the child when the thread that started it is gone.
func (s *Server) run(program string, arguments []string, began chan<- error) {
	defer close(s.ended)

	runtime.LockOSThread()

	command := exec.Command(program, arguments...) //nolint:noctx,gosec // ends by Kill
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}

	err := command.Start()
	s.process = command.Process
	began <- err

	if err == nil {
		_ = command.Wait()
	}
}

// Kill ends the server as kill -9 does. Killing it twice is harmless.
func (s *Server) Kill() {
	_ = s.process.Kill()
	<-s.ended
}

// Do sends one command written as in redis-cli and gives the beginning of the raw answer; an error's text when there is none.
func (s *Server) Do(ctx context.Context, command string) string {
	conn, err := (&net.Dialer{Timeout: time.Second}).DialContext(ctx, "tcp", s.Address)
	if err != nil {
		return err.Error()
	}

	defer func() { _ = conn.Close() }()

	if _, err := conn.Write([]byte(command + "\r\n")); err != nil {
		return err.Error()
	}

	answer := make([]byte, 4096)
	_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))

	n, err := conn.Read(answer)
	if err != nil {
		return err.Error()
	}

	return string(answer[:n])
}

func free(tb testing.TB) int {
	tb.Helper()

	listener, err := (&net.ListenConfig{}).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	require.NoError(tb, err)

	defer func() { _ = listener.Close() }()

	address, ok := listener.Addr().(*net.TCPAddr)
	require.True(tb, ok)

	return address.Port
}
