package graph

import (
	"context"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/verification"
)

const (
	defaultFirst = 25
	maxFirst     = verification.MaxPage
)

type query struct{ api *API }

// Viewer says who is asking.
func (q query) Viewer(ctx context.Context) (*gen.Viewer, error) {
	who, ok := viewer.From(ctx)
	if !ok {
		return nil, fault.New(fault.Unauthenticated, "Sign in first.", nil)
	}

	name, err := tenants.Name(ctx, who)
	if err != nil {
		return nil, err
	}

	tenant, err := tenants.Own(ctx)
	if err != nil {
		return nil, err
	}

	kind := gen.ViewerKindKey
	if who.Kind == viewer.User {
		kind = gen.ViewerKindUser
	}

	permissions, err := q.api.Authority.Permissions(ctx, who)
	if err != nil {
		return nil, err
	}

	return &gen.Viewer{Kind: kind, Name: name, Tenant: tenant, Permissions: permissions}, nil
}

// Verification gives one by its id; null for an id that is malformed, unknown or another tenant's.
func (query) Verification(ctx context.Context, shown string) (*db.Verification, error) {
	key, err := id.Parse(id.Verification, shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	row, err := verification.Get(ctx, key)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	if err != nil {
		return nil, err
	}

	gather(ctx, row)

	return row, nil
}

// Verifications gives one page.
func (query) Verifications(
	ctx context.Context, first *int, after *string, filter *gen.VerificationFilter,
) (*gen.VerificationConnection, error) {
	page := verification.Page{First: defaultFirst}
	if first != nil {
		page.First = *first
	}

	if after != nil {
		page.After = *after
	}

	if filter != nil {
		page.Filter = verification.Filter{
			States:        filter.States,
			Reference:     filter.Reference,
			CreatedFrom:   filter.CreatedFrom,
			CreatedBefore: filter.CreatedBefore,
		}
	}

	rows, more, err := verification.List(ctx, page)
	if err != nil {
		return nil, err
	}

	gather(ctx, rows...)

	return connection(rows, page.After != "", more), nil
}

// connection shapes a page as Relay wants it. A page after a cursor has the row of the cursor before it.
func connection(rows []*db.Verification, before, after bool) *gen.VerificationConnection {
	made := &gen.VerificationConnection{
		Edges:    make([]*gen.VerificationEdge, len(rows)),
		PageInfo: &gen.PageInfo{HasNextPage: after, HasPreviousPage: before},
	}

	for i, row := range rows {
		made.Edges[i] = &gen.VerificationEdge{Cursor: verification.Cursor(row), Node: row}
	}

	if len(rows) > 0 {
		made.PageInfo.StartCursor = &made.Edges[0].Cursor
		made.PageInfo.EndCursor = &made.Edges[len(rows)-1].Cursor
	}

	return made
}
