package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Guarded tells whether the guard lets a root field be reached.
func Guarded(ctx context.Context) (reached bool) {
	guarded(ctx, func(context.Context) graphql.Marshaler {
		reached = true

		return graphql.Null
	})

	return reached
}

// Present is present.
func Present(ctx context.Context, err error) *gqlerror.Error { return present(ctx, err) }

// Caught is caught.
func Caught(ctx context.Context, value any) error { return caught(ctx, value) }
