package ent

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// lockPause is how long a process waits before it asks again for the migration lock.
const lockPause = 50 * time.Millisecond

// lockFile keeps other processes from migrating the same SQLite file; with an empty path, PostgreSQL, there is nothing to do, for
// goose takes a session lock there. The lock is the process's, and the system lifts it when the process dies.
func lockFile(ctx context.Context, path string) (unlock func(), err error) {
	if path == "" {
		return func() {}, nil
	}

	file, err := os.OpenFile(path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("ent: migration lock: %w", err)
	}

	for {
		err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil {
			return func() { _ = file.Close() }, nil
		}

		if !errors.Is(err, unix.EWOULDBLOCK) {
			return nil, errors.Join(fmt.Errorf("ent: migration lock: %w", err), file.Close())
		}

		select {
		case <-ctx.Done():
			return nil, errors.Join(fmt.Errorf("ent: migration lock: %w", ctx.Err()), file.Close())
		case <-time.After(lockPause):
		}
	}
}

// checkReferences finds rows that a migration orphaned while foreign keys were lifted.
func checkReferences(ctx context.Context, raw *sql.DB) (err error) {
	rows, err := raw.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return fmt.Errorf("ent: check references: %w", err)
	}

	defer func() { err = errors.Join(err, rows.Close()) }()

	if rows.Next() {
		var (
			table, parent string
			row           sql.NullInt64
			key           int
		)

		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return fmt.Errorf("ent: check references: %w", err)
		}

		return fmt.Errorf("%w: row %d of %s at %s", ErrReferences, row.Int64, table, parent)
	}

	if err := rows.Err(); err != nil {
		return fmt.Errorf("ent: check references: %w", err)
	}

	return nil
}
