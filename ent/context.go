package ent

import (
	"context"

	"github.com/honnin/honnin/ent/db"
)

type contextKey struct{}

// held is what a context carries: the client to use, and whether it is inside a transaction.
type held struct {
	client *db.Client
	inside bool
}

// With puts the database into the context. The edges do so once, at start or per request.
func With(ctx context.Context, d *DB) context.Context {
	return context.WithValue(ctx, contextKey{}, held{client: d.client})
}

// From gives the client in the context: that of the transaction inside [Tx]. It panics without one, which is a mistake in the
// wiring and shows in the first test.
func From(ctx context.Context) *db.Client { return from(ctx).client }

func from(ctx context.Context) held {
	found, ok := ctx.Value(contextKey{}).(held)
	if !ok {
		panic("ent: no database in the context: the edge must call ent.With")
	}

	return found
}
