// Package postgres gives tests a real PostgreSQL: one private server per test binary, a fresh database per test.
//
// The server is a child that ends with the test binary, however that ends. A machine without PostgreSQL fails the tests, and says
// how to get one; nothing is skipped.
package postgres

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
)

// kit is what one test binary shares: its server, and the templates that were prepared on it.
type kit struct {
	start sync.Once
	err   error
	url   func(database string) string

	next      atomic.Int64
	mutex     sync.Mutex
	templates map[string]error
}

//nolint:gochecknoglobals // one server per test binary is the point: starting one takes longer than most tests
var shared = kit{templates: map[string]error{}}

// New gives the URL of an empty database that goes away after the test.
func New(tb testing.TB) string {
	tb.Helper()

	return create(tb, "template0")
}

// From gives the URL of a copy of the template of that name. The first caller's prepare fills the template, given its URL.
func From(tb testing.TB, template string, prepare func(ctx context.Context, url string) error) string {
	tb.Helper()
	running(tb)

	shared.mutex.Lock()
	defer shared.mutex.Unlock()

	if _, done := shared.templates[template]; !done {
		execute(tb, "CREATE DATABASE "+quote(template)+" TEMPLATE template0")
		shared.templates[template] = prepare(tb.Context(), shared.url(template))
	}

	require.NoError(tb, shared.templates[template], "the template database %s", template)

	return create(tb, template)
}

func create(tb testing.TB, template string) string {
	tb.Helper()
	running(tb)

	name := fmt.Sprintf("test_%d", shared.next.Add(1))
	execute(tb, "CREATE DATABASE "+name+" TEMPLATE "+quote(template)+" STRATEGY file_copy")
	tb.Cleanup(func() { execute(tb, "DROP DATABASE "+name+" WITH (FORCE)") })

	return shared.url(name)
}

func running(tb testing.TB) {
	tb.Helper()

	shared.start.Do(func() { shared.url, shared.err = serve() })
	require.NoError(tb, shared.err)
}

// execute runs a statement on the server's own database, outside of the test's context so that clean-up works after it.
func execute(tb testing.TB, statement string) {
	tb.Helper()

	conn, err := pgx.Connect(context.Background(), shared.url("postgres"))
	require.NoError(tb, err)

	_, err = conn.Exec(context.Background(), statement)
	require.NoError(tb, err, statement)
	require.NoError(tb, conn.Close(context.Background()))
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }
