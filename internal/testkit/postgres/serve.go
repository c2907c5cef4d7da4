package postgres

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// errMissing tells how to get what the tests need.
var errMissing = errors.New("the tests need PostgreSQL's server programs: run `make setup`")

const (
	readyWithin = 60 * time.Second
	readyPause  = 30 * time.Millisecond
)

// guardian starts the server and ends it, with its data, once its standard input closes: the kernel closes that when the test
// binary is gone, even when it was killed. It asks more than once, for a server that is still starting does not hear, and stops asking when the
// server is gone: else it would end whichever process of another test binary gets the same number. KILL, since it ignores TERM like its parent.
const guardian = `
trap '' INT TERM HUP
"$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/log" 2>&1 || exit 1
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
	-c max_connections=300 -c shared_buffers=64MB -c autovacuum=off -c log_min_messages=fatal >>"$2/log" 2>&1 &
server=$!
cat >/dev/null
while kill -QUIT $server; do sleep 1; done 2>/dev/null &
again=$!
wait $server
kill -KILL $again
rm -rf "$2"
`

// serve starts the server and gives the URLs of its databases.
func serve() (func(database string) string, error) {
	programs, err := programs()
	if err != nil {
		return nil, err
	}

	folder, err := os.MkdirTemp("", "honnin-pg-")
	if err != nil {
		return nil, fmt.Errorf("PostgreSQL's folder: %w", err)
	}

	command := exec.Command("/bin/sh", "-c", guardian, "guardian", programs, folder) //nolint:noctx,gosec // lives as long as the binary; both arguments are ours
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}

	if err := unprivileged(command, folder); err != nil {
		return nil, err
	}

	// The write end stays open, unused, until this process is gone.
	pipe, err := command.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("PostgreSQL: %w", err)
	}

	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("PostgreSQL: %w", err)
	}

	url := func(database string) string {
		runtime.KeepAlive(pipe) // one that is collected is closed, and ends the server in the middle of a test

		return "postgres:///" + database + "?host=" + folder + "&user=postgres&sslmode=disable"
	}

	return url, ready(url("postgres"), filepath.Join(folder, "log"))
}

// programs finds the newest folder with the server's programs.
func programs() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		return "", errMissing
	}

	return filepath.Dir(slices.Max(found)), nil
}

// unprivileged hands the folder and the child to the user postgres when we are root, as whom PostgreSQL refuses to run.
func unprivileged(command *exec.Cmd, folder string) error {
	if os.Geteuid() != 0 {
		return nil
	}

	account, err := user.Lookup("postgres")
	if err != nil {
		return errors.Join(errMissing, err)
	}

	uid, uidErr := strconv.ParseUint(account.Uid, 10, 32)
	gid, gidErr := strconv.ParseUint(account.Gid, 10, 32)

	if err := errors.Join(uidErr, gidErr, os.Chown(folder, int(uid), int(gid))); err != nil {
		return fmt.Errorf("PostgreSQL's user: %w", err)
	}

	command.Dir = folder
	command.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}

	return nil
}

func ready(url, log string) error {
	ctx, stop := context.WithTimeout(context.Background(), readyWithin)
	defer stop()

	for {
		conn, err := pgx.Connect(ctx, url)
		if err == nil {
			return conn.Close(ctx) //nolint:wrapcheck // says all there is
		}

		if ctx.Err() != nil {
			text, _ := os.ReadFile(log)

			return fmt.Errorf("PostgreSQL did not start within %v: %w\n%s", readyWithin, err, text)
		}

		time.Sleep(readyPause)
	}
}
