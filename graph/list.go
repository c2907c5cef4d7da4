package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/roster"
)

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

// PolicyList gives one; nil when there is none.
func (query) PolicyList(ctx context.Context, name string) (*db.PolicyList, error) {
	row, err := roster.Named(ctx, name)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return row, err
}

type policyListFields struct{ api *API }

func (policyListFields) ID(_ context.Context, row *db.PolicyList) (string, error) {
	return id.Format(id.PolicyList, row.ID), nil
}

// Entries gives one page.
func (f policyListFields) Entries(ctx context.Context, row *db.PolicyList, first *int, after, value *string) (*gen.PolicyListEntryConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := roster.Entries(ctx, f.api.Signer, row, given(value), length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.PolicyEntry) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.PolicyEntry) *gen.PolicyListEntryEdge {
			return &gen.PolicyListEntryEdge{Cursor: cursor, Node: row}
		})

	return &gen.PolicyListEntryConnection{Edges: edges, PageInfo: info}, nil
}

// Uses are read once for all lists of an answer.
func (policyListFields) Uses(ctx context.Context, row *db.PolicyList) ([]*gen.PolicyListUse, error) {
	uses, err := shared(ctx, func(group *batch) *once[map[string][]edition.Use] { return &group.uses }, edition.Uses)
	if err != nil {
		return nil, err
	}

	list := make([]*gen.PolicyListUse, len(uses[row.Name]))

	for i, use := range uses[row.Name] {
		rules := make([]int, len(use.Rules))
		for j, rule := range use.Rules {
			rules[j] = rule + 1
		}

		list[i] = &gen.PolicyListUse{Policy: use.Policy.Name, Version: use.Version.Number, State: use.Version.State, Rules: rules}
	}

	return list, nil
}

type policyListEntryFields struct{}

func (policyListEntryFields) ID(_ context.Context, row *db.PolicyEntry) (string, error) {
	return id.Format(id.PolicyEntry, row.ID), nil
}

// Fingerprint is the beginning of the hash.
func (policyListEntryFields) Fingerprint(_ context.Context, row *db.PolicyEntry) (string, error) {
	return roster.Fingerprint(row), nil
}
