package kill

import (
	"net/http"
	"os"
	"sync"
	"syscall"

	"modernc.org/sqlite"
)

// mortal is a process that has so many steps to live.
type mortal struct {
	mu   sync.Mutex
	left int
}

// BeforeStep has this process be killed right before its n-th step, counted from 1: a commit on SQLite, or a request over HTTP that asks for
// more than to read. Those are all that outlives a process, so a death anywhere between two of them is the same as one right before the
// second. It must be called before a database is opened; 0 kills nobody.
func BeforeStep(n int) {
	m := &mortal{left: n}

	sqlite.RegisterConnectionHook(func(conn sqlite.ExecQuerierContext, _ string) error {
		if hooked, ok := conn.(sqlite.HookRegisterer); ok {
			hooked.RegisterCommitHook(func() int32 {
				m.step()

				return 0
			})
		}

		return nil
	})

	http.DefaultTransport = walking{http.DefaultTransport, m}
}

// step counts one, and does not return from the last.
func (m *mortal) step() {
	m.mu.Lock()
	defer m.mu.Unlock()

	if m.left--; m.left != 0 {
		return
	}

	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)

	select {} // nothing else happens meanwhile
}

// walking counts requests that change something.
type walking struct {
	http.RoundTripper

	m *mortal
}

// RoundTrip makes the request, unless the process dies before.
func (w walking) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method != http.MethodGet {
		w.m.step()
	}

	return w.RoundTripper.RoundTrip(r) //nolint:wrapcheck // as if it were not there
}
