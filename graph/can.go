package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// can is the directive @can: it asks the permission table before the field resolves.
func (a *API) can(ctx context.Context, _ any, next graphql.Resolver, do string) (any, error) {
	if err := a.allowed(ctx, do); err != nil {
		return nil, err
	}

	return next(ctx)
}

// allowed is nil when the viewer may.
func (a *API) allowed(ctx context.Context, do string) error {
	who, ok := viewer.From(ctx)
	if !ok {
		return fault.New(fault.Unauthenticated, "Sign in first.", nil)
	}

	may, err := a.Authority.Can(ctx, who, do)
	if err != nil {
		return err
	}

	if !may {
		return fault.New(fault.Forbidden, "Your role does not allow this; it takes the permission "+do+".", nil)
	}

	return nil
}

// guarded refuses a root field that lacks @can, should the test that walks the schema ever be gone.
func guarded(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	field := graphql.GetRootFieldContext(ctx).Field
	if !strings.HasPrefix(field.Name, "__") && field.Definition.Directives.ForName("can") == nil {
		graphql.AddError(ctx, fault.New(fault.Forbidden, "This field is not open to anybody.", nil))

		return graphql.Null
	}

	return next(ctx)
}
