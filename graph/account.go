package graph

import (
	"context"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/platform"
)

type viewerFields struct{ api *API }

// person tells whether a person asks, in the context of a session. A key has no account.
func person(ctx context.Context) (viewer.Viewer, bool) {
	who, _ := viewer.From(ctx)

	return who, who.Kind == viewer.User || who.Kind == viewer.Operator
}

// Memberships are the person's own.
func (f viewerFields) Memberships(ctx context.Context, _ *gen.Viewer) ([]*gen.Belonging, error) {
	who, ok := person(ctx)
	if !ok {
		return []*gen.Belonging{}, nil
	}

	found, err := f.api.Desk.Memberships(ctx)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.Belonging, len(found))
	for i, each := range found {
		shown[i] = &gen.Belonging{Tenant: each.Tenant, Role: each.Role, Current: each.Tenant.ID == who.Tenant}
	}

	return shown, nil
}

// Sessions are the person's own.
func (f viewerFields) Sessions(ctx context.Context, _ *gen.Viewer) ([]*db.Session, error) {
	if _, ok := person(ctx); !ok {
		return []*db.Session{}, nil
	}

	return f.api.Desk.Sessions(ctx)
}

// Factors are the person's own.
func (f viewerFields) Factors(ctx context.Context, _ *gen.Viewer) (*gen.Factors, error) {
	if _, ok := person(ctx); !ok {
		return nil, nil //nolint:nilnil // null is the answer
	}

	found, err := f.api.Desk.Factors(ctx)
	if err != nil {
		return nil, err
	}

	return &gen.Factors{Password: found.Password, Codes: found.Codes, RecoveryCodes: found.Recovery, Passkeys: found.Passkeys}, nil
}

// Visit is the stay that an operator is on.
func (f viewerFields) Visit(ctx context.Context, _ *gen.Viewer) (*db.Visit, error) {
	return platform.Current(ctx, f.api.Now())
}

type sessionFields struct{}

// ID is the prefixed id.
func (sessionFields) ID(_ context.Context, row *db.Session) (string, error) {
	return id.Format(id.Session, row.ID), nil
}

// Current tells whether it is the session that asks.
func (sessionFields) Current(ctx context.Context, row *db.Session) (bool, error) {
	who, _ := viewer.From(ctx)

	return row.ID == who.Session, nil
}

type passkeyFields struct{}

// ID is the prefixed id.
func (passkeyFields) ID(_ context.Context, row *db.Passkey) (string, error) {
	return id.Format(id.Passkey, row.ID), nil
}
