package platform

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// staff gives the operator who asks, outside of every tenant. Anybody else is [fault.Forbidden], whatever the permission table says.
func staff(ctx context.Context) (viewer.Viewer, error) {
	who, ok := viewer.From(ctx)
	if !ok || who.Kind != viewer.Operator || who.Tenant != uuid.Nil {
		return viewer.Viewer{}, fault.New(fault.Forbidden, "This is for operators of the installation, outside of every tenant.", nil)
	}

	return who, nil
}

// machine is a context in which every tenant's rows are seen; only behind [staff].
func machine(ctx context.Context) context.Context { return viewer.With(ctx, viewer.System("platform")) }

// Everywhere is a context in which the operator sees every tenant's rows, to count them.
func Everywhere(ctx context.Context) (context.Context, error) {
	_, err := staff(ctx)

	return machine(ctx), err
}

// At is a context in which the operator acts on one tenant from outside: its rows alone are seen, and its audit log says who it was.
func At(ctx context.Context, tenant uuid.UUID) (context.Context, error) {
	who, err := staff(ctx)
	who.Tenant = tenant

	return viewer.With(ctx, who), err
}
