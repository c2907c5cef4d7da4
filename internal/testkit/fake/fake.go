// Package fake starts the fakes of the outside world for tests, as the programs that they are.
package fake

import (
	"bufio"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/testkit"
)

// Fake is a program under way.
type Fake struct {
	// URL is where it answers, without a slash at the end.
	URL string
}

// Start builds and starts the fake of the name, a folder below e2e/fakes, and ends it with the test. Each start is a process of its
// own, so that tests at once do not meet.
func Start(tb testing.TB, name string, args ...string) Fake {
	tb.Helper()

	command := exec.Command(build(tb, name), args...) //nolint:gosec,noctx // a program of ours, ended below
	command.Stderr = os.Stderr
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}

	out, err := command.StdoutPipe()
	require.NoError(tb, err)

	began, ended := make(chan error), make(chan struct{})

	go func() {
		// The signal at the parent's death is sent at the death of the thread that started the child.
		runtime.LockOSThread()
		defer close(ended)

		err := command.Start()
		began <- err

		if err == nil {
			_ = command.Wait()
		}
	}()

	require.NoError(tb, <-began)
	tb.Cleanup(func() {
		_ = command.Process.Kill()
		<-ended
	})

	var said struct {
		URL string `json:"url"`
	}

	line, err := bufio.NewReader(out).ReadBytes('\n')
	require.NoError(tb, err, "%s did not start", name)
	require.NoError(tb, json.Unmarshal(line, &said))

	return Fake{URL: said.URL}
}

// Fault changes what the fake does wrong; the empty name is nothing.
func (f Fake) Fault(tb testing.TB, name string) {
	tb.Helper()

	response, err := http.PostForm(f.URL+"/fault", url.Values{"name": {name}}) //nolint:noctx // a program of ours
	require.NoError(tb, err)
	require.NoError(tb, response.Body.Close())
	require.Equal(tb, http.StatusOK, response.StatusCode, "the fault %q", name)
}

var (
	building sync.Mutex            //nolint:gochecknoglobals // tests of one process take turns
	built    = map[string]string{} //nolint:gochecknoglobals // once in a process is enough
)

// build compiles a fake and puts it in its place by a rename, as other processes may be running it.
func build(tb testing.TB, name string) string {
	tb.Helper()
	building.Lock()
	defer building.Unlock()

	if binary, ok := built[name]; ok {
		return binary
	}

	root := testkit.Root(tb)
	binary := filepath.Join(root, "build", "fakes", name)
	fresh := binary + "." + strconv.Itoa(os.Getpid())

	command := exec.Command("go", "build", "-o", fresh, "./e2e/fakes/"+name) //nolint:gosec,noctx // a program of ours
	command.Dir = root

	out, err := command.CombinedOutput()
	require.NoError(tb, err, "build %s: %s", name, out)
	require.NoError(tb, os.Rename(fresh, binary))

	built[name] = binary

	return binary
}
