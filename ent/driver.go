package ent

import (
	"context"
	"fmt"
	"sync"

	"entgo.io/ent/dialect"
)

// announcing is ent's driver on PostgreSQL. Outside of a transaction each statement takes a connection of its own from the pool, which
// prepares it. Inside of one the connection stays while the viewer may change from statement to statement, for example when a verb
// acts as the machine for a moment; so there each statement announces its own.
type announcing struct{ dialect.Driver }

// Tx begins on behalf of the viewer in the context.
func (d announcing) Tx(ctx context.Context) (dialect.Tx, error) {
	begun, err := d.Driver.Tx(ctx)
	if err != nil {
		return nil, err //nolint:wrapcheck // wrapped by who begins
	}

	return &announcingTx{Tx: begun, have: behalfOf(ctx)}, nil
}

type announcingTx struct {
	dialect.Tx

	mu sync.Mutex
	// have is on whose behalf the next statement would run.
	have behalf
}

// Exec runs a statement on behalf of the viewer in its context.
func (t *announcingTx) Exec(ctx context.Context, query string, args, v any) error {
	t.mu.Lock()
	defer t.mu.Unlock()

	if err := t.announce(ctx); err != nil {
		return err
	}

	return t.Tx.Exec(ctx, query, args, v) //nolint:wrapcheck // ent reads the driver's errors
}

// Query runs a query on behalf of the viewer in its context.
func (t *announcingTx) Query(ctx context.Context, query string, args, v any) error {
	t.mu.Lock()
	defer t.mu.Unlock()

	if err := t.announce(ctx); err != nil {
		return err
	}

	return t.Tx.Query(ctx, query, args, v) //nolint:wrapcheck // ent reads the driver's errors
}

// announce holds until the transaction ends, however it ends; then the connection is again what the pool prepared it for.
func (t *announcingTx) announce(ctx context.Context) error {
	want := behalfOf(ctx)
	if want == t.have {
		return nil
	}

	if err := t.Tx.Exec(ctx, announceTx, want.settings(), nil); err != nil {
		return fmt.Errorf("ent: tell on whose behalf: %w", err)
	}

	t.have = want

	return nil
}
