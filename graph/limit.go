package graph

import (
	"context"
	"fmt"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// What one request may ask for.
const (
	maxBody       = 1 << 20  // bytes, variables among them
	maxQuery      = 64 << 10 // bytes of the query's text, which is kept parsed
	maxTokens     = 5_000    // words of the query
	maxSelections = 3_000    // fields, spreads and inline fragments, unfolded, of all operations and fragments together
	maxRepeats    = 25       // times that one field is asked for at one place; what compares them takes the square of it
	maxDepth      = 12       // nested fields; the deepest useful path has 7
	maxAliases    = 30
	maxRootFields = 20
	maxComplexity = 20_000 // fields of the answer, as far as the query tells
	timeout       = 10 * time.Second
)

// limits measures an operation before anything looks at it, and opens introspection to those who are known.
type limits struct{}

// ExtensionName names the extension to gqlgen.
func (limits) ExtensionName() string { return "limits" }

// Validate has nothing to look at.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters refuses a query that is too large. It comes before validation and the count of complexity, both of which
// take time that grows with the square of a query's length, or with all that its fragments unfold to.
func (limits) MutateOperationParameters(_ context.Context, request *graphql.RawParams) *gqlerror.Error {
	if len(request.Query) > maxQuery {
		return refusal(fault.TooLarge, fmt.Sprintf("The query has %d bytes; the limit is %d.", len(request.Query), maxQuery))
	}

	document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.Query}, maxTokens)
	if err != nil {
		return nil //nolint:nilerr // gqlgen finds the same and says where
	}

	return measured(document)
}

// MutateOperationContext opens introspection.
func (limits) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	_, known := viewer.From(ctx)
	operation.DisableIntrospection = !known

	return nil
}

// measured refuses a document any part of which is beyond a limit.
func measured(document *ast.QueryDocument) *gqlerror.Error {
	shape := size{fragments: document.Fragments}
	for _, operation := range document.Operations {
		shape.operation(operation.SelectionSet)
	}

	shape.alone()

	for _, bound := range []struct {
		what      string
		got, most int
	}{
		{"number of selections", shape.selections, maxSelections},
		{"depth", shape.depth, maxDepth},
		{"number of aliases", shape.aliases, maxAliases},
		{"number of root fields", shape.roots, maxRootFields},
		{"number of times that it asks for one field", shape.repeats, maxRepeats},
		{"number of aliases in introspection", shape.inspected, 0},
		{"number of deferred fragments", shape.deferred, 0},
	} {
		if bound.got > bound.most {
			return refusal(fault.Invalid, fmt.Sprintf("The query's %s is at least %d; the limit is %d.", bound.what, bound.got, bound.most))
		}
	}

	return nil
}
