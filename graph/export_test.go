package graph

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/honnin/honnin/internal/viewer"
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

// As serves GraphQL to a viewer who has been let in already.
func As(a *API, who viewer.Viewer) http.Handler { return a.as(who, a.graphql()) }

// LedgerAs gives the ledger to a viewer who has been let in already.
func LedgerAs(a *API, who viewer.Viewer) http.Handler {
	return a.as(who, http.HandlerFunc(a.exportLedger))
}

func (a *API) as(who viewer.Viewer, served http.Handler) http.Handler {
	return a.database(a.Gate.Announce(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		served.ServeHTTP(w, r.WithContext(viewer.With(r.Context(), who)))
	})))
}

// Unguarded is unguarded.
func Unguarded(schema *ast.Schema) []string { return unguarded(schema) }

// Closed tells whether the fields given let one be reached.
func Closed(ctx context.Context, fields []string) (reached bool, err error) {
	_, err = closed(fields)(ctx, func(context.Context) (any, error) {
		reached = true

		return nil, nil //nolint:nilnil // a field may be empty
	})

	return reached, err
}
