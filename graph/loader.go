package graph

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/law"
)

// batch holds the verifications that one root field gives, so that what belongs to them is read for all at once: a page of a
// hundred costs one query for each kind of thing asked for, not a hundred.
type batch struct {
	mu       sync.Mutex
	ids      []uuid.UUID
	evidence of[[]*db.Evidence]
	reports  of[*db.Report]
	events   of[[]*db.Event]
	cases    of[*db.ReviewCase]
	uses     once[map[string][]edition.Use]
	laws     once[*law.Catalogue]
}

// once is a thing of the tenant's that several fields of an answer are made of; read once.
type once[T any] struct {
	read  bool
	found T
	err   error
}

// shared gives what several fields are made of, reading it the first time.
func shared[T any](ctx context.Context, kind func(*batch) *once[T], read func(context.Context) (T, error)) (T, error) {
	group, ok := ctx.Value(batchKey{}).(*batch)
	if !ok {
		group = &batch{}
	}

	group.mu.Lock()
	defer group.mu.Unlock()

	thing := kind(group)
	if !thing.read {
		thing.found, thing.err = read(ctx)
		thing.read = true
	}

	return thing.found, thing.err
}

// of is one kind of thing by verification; read once.
type of[T any] struct {
	read  bool
	found map[uuid.UUID]T
	err   error
}

type batchKey struct{}

// batched gives every root field a batch of its own, so that a mutation never shows what another one read before it.
func batched(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	return next(context.WithValue(ctx, batchKey{}, &batch{}))
}

// gather says which verifications the root field gives.
func gather(ctx context.Context, rows ...*db.Verification) {
	group, ok := ctx.Value(batchKey{}).(*batch)
	if !ok {
		return
	}

	group.mu.Lock()
	defer group.mu.Unlock()

	for _, row := range rows {
		group.ids = append(group.ids, row.ID)
	}
}

// one gives what belongs to the verification, reading it for the whole batch the first time.
func one[T any](
	ctx context.Context, id uuid.UUID, kind func(*batch) *of[T], read func(context.Context, []uuid.UUID) (map[uuid.UUID]T, error),
) (T, error) {
	group, ok := ctx.Value(batchKey{}).(*batch)
	if !ok {
		group = &batch{ids: []uuid.UUID{id}}
	}

	group.mu.Lock()
	defer group.mu.Unlock()

	things := kind(group)
	if !things.read {
		things.found, things.err = read(ctx, group.ids)
		things.read = true
	}

	return things.found[id], things.err
}
