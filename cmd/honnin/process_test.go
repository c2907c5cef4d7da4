package main_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit"
)

var binary string // built once for all tests of this package

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "honnin")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}

	binary = filepath.Join(dir, "honnin")
	code := m.Run()
	_ = os.RemoveAll(dir)

	os.Exit(code)
}

var build = sync.OnceValue(func() error {
	out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}

	return nil
})

// ended is what a process left behind.
type ended struct {
	code        int
	out, errors string
}

// honnin runs the binary as others do: as a process, with the fetched models.
func honnin(t *testing.T, args ...string) ended {
	t.Helper()

	return with(t, testkit.Models(t), args...)
}

func with(t *testing.T, models string, args ...string) ended {
	t.Helper()
	require.NoError(t, build())

	var out, complaints bytes.Buffer

	command := exec.Command(binary, args...)
	command.Stdout, command.Stderr = &out, &complaints
	command.Dir = t.TempDir()
	command.Env = append(os.Environ(), "HONNIN_MODELS="+models)

	err := command.Run()

	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		require.NoError(t, err)
	}

	return ended{command.ProcessState.ExitCode(), out.String(), complaints.String()}
}

// complains holds a failed command to its contract: nothing on standard output, one line on standard error.
func (e ended) complains(t *testing.T, code int, says string) {
	t.Helper()
	require.Equal(t, code, e.code, e.errors)
	require.Empty(t, e.out)
	require.Contains(t, e.errors, says)
	require.Equal(t, 1, strings.Count(e.errors, "\n"), "one line: %q", e.errors)
	require.True(t, strings.HasPrefix(e.errors, "honnin: "), e.errors)
}

func person(t *testing.T, name string) string {
	t.Helper()

	return filepath.Join(testkit.People(t), name)
}

func film(t *testing.T) string {
	t.Helper()

	path, err := filepath.Abs(filepath.Join("..", "..", "e2e", "people", "policy.yaml"))
	require.NoError(t, err)

	return path
}

// lay writes a file below a fresh folder and gives its path.
func lay(t *testing.T, name string, data []byte) string {
	t.Helper()

	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, data, 0o644))

	return path
}
