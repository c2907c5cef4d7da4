package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/verification/roster"
)

type policyListFields struct{}

func (policyListFields) ID(_ context.Context, row *db.PolicyList) (string, error) {
	return id.Format(id.PolicyList, row.ID), nil
}

// PolicyLists gives one page.
func (query) PolicyLists(ctx context.Context, first *int, after *string) (*gen.PolicyListConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := roster.List(ctx, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.PolicyList) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.PolicyList) *gen.PolicyListEdge {
			return &gen.PolicyListEdge{Cursor: cursor, Node: row}
		})

	return &gen.PolicyListConnection{Edges: edges, PageInfo: info}, nil
}

// CreatePolicyList makes an empty list.
func (mutation) CreatePolicyList(ctx context.Context, input gen.CreatePolicyListInput) (gen.CreatePolicyListResult, error) {
	if err := keyLength(input.IdempotencyKey); err != nil {
		return refused[gen.CreatePolicyListResult](err)
	}

	row, err := roster.Create(ctx, roster.Draft{IdempotencyKey: input.IdempotencyKey, Name: input.Name, Effect: input.Effect, Of: input.Of})
	if err != nil {
		return refused[gen.CreatePolicyListResult](err)
	}

	return gen.CreatePolicyListPayload{List: row}, nil
}

// AddToPolicyList puts values on a list.
func (m mutation) AddToPolicyList(ctx context.Context, input gen.PolicyListEntriesInput) (gen.PolicyListEntriesResult, error) {
	return m.onList(ctx, input, roster.Add)
}

// RemoveFromPolicyList takes values off a list.
func (m mutation) RemoveFromPolicyList(ctx context.Context, input gen.PolicyListEntriesInput) (gen.PolicyListEntriesResult, error) {
	return m.onList(ctx, input, roster.Remove)
}

// onList does something with values of a list.
func (m mutation) onList(
	ctx context.Context, input gen.PolicyListEntriesInput,
	do func(context.Context, *token.Signer, uuid.UUID, []string) (*db.PolicyList, int, error),
) (gen.PolicyListEntriesResult, error) {
	key, err := id.Parse(id.PolicyList, input.ID)
	if err != nil {
		return refused[gen.PolicyListEntriesResult](notFound(id.PolicyList, err))
	}

	row, changed, err := do(ctx, m.api.Signer, key, input.Values)
	if err != nil {
		return refused[gen.PolicyListEntriesResult](err)
	}

	return gen.PolicyListEntriesPayload{List: row, Changed: changed}, nil
}
