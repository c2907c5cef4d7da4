package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// text is a buffer that a server writes while a test reads.
type text struct {
	mu  sync.Mutex
	out bytes.Buffer
}

func (s *text) Write(data []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()

	return s.out.Write(data)
}

func (s *text) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()

	return s.out.String()
}

// running is a whole Honnin in this process.
type running struct {
	url  string
	out  *text
	stop func()
}

// begin starts honnin serve over the folder, and waits until it is ready.
func begin(t *testing.T, data string, flags ...string) *running {
	t.Helper()

	ctx, cancel := context.WithCancel(context.Background())
	out, complaints := &text{}, &text{}
	ended := make(chan int, 1)
	listen := free(t)
	args := append([]string{"serve", "--data", data, "--listen", listen, "--redis", queue.Memory}, flags...)

	go func() { ended <- run(ctx, args, streams{out, complaints}) }()

	r := &running{url: "http://" + listen, out: out, stop: sync.OnceFunc(func() {
		cancel()
		require.Equal(t, exitDone, <-ended, complaints.String())
	})}
	t.Cleanup(r.stop)

	server := newCaller(access{URL: r.url})
	require.NoError(t, server.ready(t.Context()), complaints.String())

	return r
}

// free is an address that nobody listens at.
func free(t *testing.T) string {
	t.Helper()

	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, listener.Close())

	return listener.Addr().String()
}

// shown waits until the server has printed the words.
func (r *running) shown(t *testing.T, words string) string {
	t.Helper()
	require.Eventually(t, func() bool { return strings.Contains(r.out.String(), words) }, 10*time.Second, 10*time.Millisecond, words)

	return r.out.String()
}

func TestFirstAndLaterStarts(t *testing.T) {
	t.Parallel()

	data := t.TempDir()
	first := begin(t, data, "--no-work")
	printed := first.shown(t, "GraphiQL")
	require.Contains(t, printed, first.url+"/sign-in#")
	require.Contains(t, printed, "hk_live_")
	require.Contains(t, printed, "curl -s "+first.url+"/graphql")
	require.Regexp(t, `Operator  http\S+/sign-in#[0-9a-z]{32}`, first.shown(t, "Operator"))

	left, err := os.ReadFile(filepath.Join(data, accessFile))
	require.NoError(t, err)

	var known access

	require.NoError(t, json.Unmarshal(left, &known))
	require.Equal(t, first.url, known.URL)
	require.Contains(t, printed, known.Key)

	info, err := os.Stat(filepath.Join(data, accessFile))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())

	first.stop()

	second := begin(t, data, "--no-work")
	printed = second.shown(t, "/sign-in#")
	require.NotContains(t, printed, "hk_live_", "a key is shown once")
	require.NotContains(t, printed, "Operator")

	// Somebody signs in; then a later start has nobody to tell.
	_, link, _ := strings.Cut(printed, "/sign-in#")
	link, _, _ = strings.Cut(link, "\n")
	response, err := http.Post(second.url+"/session", "application/json", strings.NewReader(`{"token":"`+link+`"}`))
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusNoContent, response.StatusCode)
	second.stop()

	third := begin(t, data, "--no-work")
	opened, err := newCaller(access{URL: third.url, Key: known.Key}).open(t.Context(), person{name: "somebody"})
	require.NoError(t, err, "the key of the first start still works")
	require.Contains(t, opened.CaptureURL, third.url+"/capture/#cap_")
	require.NotContains(t, third.out.String(), "/sign-in#")

	require.Eventually(t, func() bool {
		now, err := (&demoCommand{Data: data}).access()

		return err == nil && now == access{URL: third.url, Key: known.Key}
	}, 10*time.Second, 10*time.Millisecond, "the demo finds a server that has moved")

	var out, complaints text

	require.Equal(t, exitDone, run(t.Context(), []string{"link", "--data", data, "--base-url", "https://id.example.com/"}, streams{&out, &complaints}))
	require.Regexp(t, `^https://id\.example\.com/sign-in#[0-9a-z]{32}\n$`, out.String())
	require.Equal(t, exitFailed, run(t.Context(), []string{"link", "--data", data, "--email", "nobody@example.com"}, streams{&out, &complaints}))
}

// The whole path, with real models, a real queue, a real database and real people.
func TestDemo(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		data := t.TempDir()
		server := begin(t, data, "--models", "../../build/models", "--policy", "../../e2e/people/policy.yaml", "--workers", "1",
			"--database", url, "--secret", strings.Repeat("s", 32))
		server.shown(t, "GraphiQL")

		var out, complaints text

		code := run(t.Context(), []string{"demo", "--data", data, "--people", "../../build/people"}, streams{&out, &complaints})
		require.Equal(t, exitDone, code, complaints.String())
		require.Contains(t, out.String(), "6 of 6 as expected, judged by policy people-1")
		require.Contains(t, out.String(), "created → capturing")
		require.NotContains(t, out.String(), "✗")
	})
}

// The demo's company owes for the month before, by an invoice of a series of its own.
func TestTheDemoHasAnInvoice(t *testing.T) {
	t.Parallel()

	url := database.SQLite(t)
	begin(t, t.TempDir(), "--no-work", "--database", url, "--secret", strings.Repeat("s", 32), "--demo", t.TempDir()).shown(t, "Operator")

	ctx := viewer.With(database.Open(t, url), viewer.System("test"))
	require.Eventually(t, func() bool {
		rows, err := ent.From(ctx).Invoice.Query().All(ctx)

		return err == nil && len(rows) == 1 && rows[0].State == invoice.Issued && strings.HasPrefix(*rows[0].Number, "DEMO-INV-") && rows[0].Due == 11000
	}, 10*time.Second, 20*time.Millisecond)
}

func TestDemoSaysWhatIsMissing(t *testing.T) {
	t.Parallel()

	var out, complaints text

	require.Equal(t, exitUnusable, run(t.Context(), []string{"demo", "--data", t.TempDir()}, streams{&out, &complaints}))
	require.Contains(t, complaints.String(), "honnin serve")
}

func TestServeRefusesABrokenSetUp(t *testing.T) {
	t.Parallel()

	for name, args := range map[string][]string{
		"policy": {"--policy", "/gone.yaml"},
		"listen": {"--listen", "256.0.0.1:1"},
		"secret": {"--secret", "short"},
		"models": {"--models", t.TempDir(), "--redis", queue.Memory},
	} {
		var out, complaints text

		args = append([]string{"serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0"}, args...)
		require.NotEqual(t, exitDone, run(t.Context(), args, streams{&out, &complaints}), name)
		require.NotEmpty(t, complaints.String(), name)
	}
}
