package ent

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"

	"github.com/honnin/honnin/ent/db"
)

const (
	txAttempts = 5
	txPause    = 20 * time.Millisecond // doubled per attempt, and spread
)

// Tx runs do in one transaction, or in the one that the context is already in. When the database asks for a retry (a serialization
// failure, a deadlock, a busy SQLite) do runs again, up to five times: it must have no effects but on the database.
func Tx(ctx context.Context, do func(ctx context.Context) error) error {
	holding := from(ctx)
	if holding.inside {
		return do(ctx)
	}

	for attempt := 1; ; attempt++ {
		err := once(ctx, holding.client, do)
		if err == nil || attempt == txAttempts || !transient(err) {
			return err
		}

		if err := rest(ctx, attempt); err != nil {
			return err
		}
	}
}

func once(ctx context.Context, client *db.Client, do func(ctx context.Context) error) (err error) {
	tx, err := client.Tx(ctx)
	if err != nil {
		return fmt.Errorf("ent: begin: %w", err)
	}

	committed := false

	// Deferred, so that a panic in do does not keep the connection.
	defer func() {
		if !committed {
			err = errors.Join(err, undo(tx))
		}
	}()

	if err := do(context.WithValue(ctx, contextKey{}, held{client: tx.Client(), inside: true})); err != nil {
		return err
	}

	committed = true

	if err := tx.Commit(); err != nil {
		return fmt.Errorf("ent: commit: %w", err)
	}

	return nil
}

func undo(tx *db.Tx) error {
	if err := tx.Rollback(); err != nil {
		return fmt.Errorf("ent: roll back: %w", err)
	}

	return nil
}

func rest(ctx context.Context, attempt int) error {
	longest := txPause << attempt
	pause := time.NewTimer(longest/2 + rand.N(longest/2)) //nolint:gosec // spreads retries, keeps no secret
	defer pause.Stop()

	select {
	case <-ctx.Done():
		return fmt.Errorf("ent: retry: %w", ctx.Err())
	case <-pause.C:
		return nil
	}
}

// transient tells whether the database says that the same transaction may work next time.
func transient(err error) bool {
	if postgres, ok := errors.AsType[*pgconn.PgError](err); ok {
		return postgres.Code == "40001" || postgres.Code == "40P01"
	}

	if lite, ok := errors.AsType[*sqlite.Error](err); ok {
		const busy, locked = 5, 6
		primary := lite.Code() & 0xff

		return primary == busy || primary == locked
	}

	return false
}
