// Package kill gives tests processes of their own binary that are killed at a random moment of their work, as the kernel does when memory
// runs out: what they had not committed is gone, and nothing of theirs is tidied up.
//
// A package's TestMain is [Main], which obeys in such a process; the test starts one after another by [Begin].
package kill

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const (
	// ordersKey is the environment variable that makes a process of a test binary one that is killed, and says what it is to do.
	ordersKey = "HONNIN_TEST_KILLED"
	// roundsKey is the environment variable that says how many processes are killed, where few are not enough.
	roundsKey = "HONNIN_KILLS"
	// moment is longer than any one step takes, patience than all of them.
	moment, patience = 5 * time.Millisecond, 30 * time.Second
)

// Main is the TestMain of a package whose tests begin processes: it runs the tests, or [Obeyed].
func Main[T any](m *testing.M, obey func(orders T) error) {
	if !Obeyed(obey) {
		os.Exit(m.Run())
	}
}

// Obeyed does, in a process that [Begin] began, what the test ordered until it is killed; it is false in the test itself. An order that cannot
// be obeyed ends the process with an error, which fails the test.
func Obeyed[T any](obey func(orders T) error) bool {
	text := os.Getenv(ordersKey)
	if text == "" {
		return false
	}

	var orders T

	if err := json.Unmarshal([]byte(text), &orders); err != nil {
		fail(err)
	}

	if err := obey(orders); err != nil {
		fail(err)
	}

	return true
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "kill:", err)
	os.Exit(1)
}

// Ready tells the test that the work begins.
func Ready() { fmt.Println("ready") } //nolint:forbidigo // the test reads it

// Rounds is how many processes a test kills: few, unless HONNIN_KILLS says otherwise.
func Rounds(tb testing.TB, few int) int {
	tb.Helper()

	text := os.Getenv(roundsKey)
	if text == "" {
		return few
	}

	many, err := strconv.Atoi(text)
	require.NoError(tb, err, roundsKey)

	return many
}

// Process is one that works until it is killed.
type Process struct {
	command *exec.Cmd
}

// Begin starts a process and returns when it is [Ready]. It is killed when the test ends, if not before.
func Begin(tb testing.TB, orders any) *Process {
	tb.Helper()

	text, err := json.Marshal(orders)
	require.NoError(tb, err)
	self, err := os.Executable()
	require.NoError(tb, err)

	begun := &Process{exec.CommandContext(tb.Context(), self)} //nolint:gosec // this very program
	begun.command.Env = append(os.Environ(), ordersKey+"="+string(text))
	begun.command.Stderr = os.Stderr

	said, err := begun.command.StdoutPipe()
	require.NoError(tb, err)
	require.NoError(tb, begun.command.Start())
	tb.Cleanup(begun.Kill)

	line, err := bufio.NewReader(said).ReadString('\n')
	require.NoError(tb, err, "the process ended before it was ready")
	require.Equal(tb, "ready\n", line)

	go func() { _, _ = io.Copy(io.Discard, said) }()

	return begun
}

// Amid kills the process in the middle of so much work as steps counts up to: when a random part of it is done, and a moment of up to a
// few milliseconds later. One that ended by itself before fails the test.
func (p *Process) Amid(tb testing.TB, work int, steps func() int) {
	tb.Helper()

	aim := steps() + rand.IntN(work) //nolint:gosec // no secret
	for end := time.Now().Add(patience); steps() < aim && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}

	time.Sleep(rand.N(moment)) //nolint:gosec // likewise
	p.Kill()
	require.Equal(tb, "signal: killed", p.command.ProcessState.String(), "the process gave up")
}

// Over waits until it was killed by its own [BeforeStep], or until the condition holds; then it is killed here. It tells whether it died by
// itself, and fails the test when it gave up.
func (p *Process) Over(tb testing.TB, holds func() bool) (died bool) {
	tb.Helper()

	ended := make(chan struct{})

	go func() {
		defer close(ended)

		_ = p.command.Wait()
	}()

	for end := time.Now().Add(patience); time.Now().Before(end); {
		select {
		case <-ended:
			require.Equal(tb, "signal: killed", p.command.ProcessState.String(), "the process gave up")

			return true
		case <-time.After(5 * time.Millisecond):
		}

		if holds() {
			_ = p.command.Process.Signal(syscall.SIGKILL)
			<-ended

			return false
		}
	}

	_ = p.command.Process.Signal(syscall.SIGKILL)
	<-ended
	require.Fail(tb, "it never held, and the process did not die")

	return false
}

// Kill ends it at once. Killing it again does nothing.
func (p *Process) Kill() {
	_ = p.command.Process.Signal(syscall.SIGKILL)
	_ = p.command.Wait()
}
