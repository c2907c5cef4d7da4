package graph

import (
	"context"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/platform"
)

// BeginVisit begins a visit.
func (m mutation) BeginVisit(ctx context.Context, input gen.BeginVisitInput) (gen.BeginVisitResult, error) {
	of, err := tenantID(input.Tenant)
	if err != nil {
		return gen.NotFound{Message: noTenant}, nil //nolint:nilerr // the answer says it
	}

	row, err := platform.Begin(ctx, platform.Stay{Tenant: of, Reason: input.Reason, Role: input.Role, Minutes: input.Minutes}, m.api.Now())
	if found, ok := fault.Find(err); ok {
		switch found.Kind { //nolint:exhaustive // every other kind is an error of the whole field
		case fault.Invalid:
			return gen.InvalidInput{Message: found.Public, Field: found.Field}, nil
		case fault.NotFound:
			return gen.NotFound{Message: noTenant}, nil
		}
	}

	if err != nil {
		return nil, err
	}

	return gen.BeginVisitPayload{Visit: row}, nil
}

// EndVisit ends the visit that the operator is on.
func (m mutation) EndVisit(ctx context.Context) (*gen.EndVisitPayload, error) {
	if err := platform.End(ctx, m.api.Now()); err != nil {
		return nil, err
	}

	return &gen.EndVisitPayload{Ended: true}, nil
}

type visitFields struct{}

// ID is the prefixed id.
func (visitFields) ID(_ context.Context, row *db.Visit) (string, error) {
	return id.Format(id.Visit, row.ID), nil
}

// Tenant is where the visit is, for who is about to go there and for who is there.
func (visitFields) Tenant(ctx context.Context, row *db.Visit) (*db.Tenant, error) {
	if who, _ := viewer.From(ctx); who.Tenant == row.TenantID {
		return tenants.Own(ctx)
	}

	return platform.Tenant(ctx, row.TenantID)
}
