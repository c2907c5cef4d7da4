package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

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

	var tenant *db.Tenant
	if who.Tenant != uuid.Nil {
		if tenant, err = tenants.Own(ctx); err != nil {
			return nil, err
		}
	}

	permissions, err := q.api.Authority.Permissions(ctx, who)
	if err != nil {
		return nil, err
	}

	return &gen.Viewer{Kind: kind(who), Name: name, Tenant: tenant, Permissions: permissions}, nil
}

func kind(who viewer.Viewer) gen.ViewerKind {
	switch who.Kind { //nolint:exhaustive // nobody else comes this way
	case viewer.User:
		return gen.ViewerKindUser
	case viewer.Operator:
		return gen.ViewerKindOperator
	default:
		return gen.ViewerKindKey
	}
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
	page := verification.Page{}
	page.First, page.After = asked(first, after)

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

	edges, info := paged(rows, page.After != "", more,
		func(row *db.Verification) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Verification) *gen.VerificationEdge {
			return &gen.VerificationEdge{Cursor: cursor, Node: row}
		})

	return &gen.VerificationConnection{Edges: edges, PageInfo: info}, nil
}
