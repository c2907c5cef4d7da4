package graph

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// What one request may ask for.
const (
	maxBody       = 1 << 20 // bytes
	maxTokens     = 5_000   // words of the query
	maxDepth      = 12      // nested fields; the deepest useful path has 7
	maxAliases    = 30
	maxRootFields = 20
	maxComplexity = 20_000 // fields of the answer, as far as the query tells
	timeout       = 10 * time.Second
)

// limits measures a parsed operation before anything resolves, and opens introspection to those who are known.
type limits struct{}

// ExtensionName names the extension to gqlgen.
func (limits) ExtensionName() string { return "limits" }

// Validate has nothing to look at.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that is too deep, too wide or has too many aliases.
func (limits) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	_, known := viewer.From(ctx)
	operation.DisableIntrospection = !known

	shape := size{}
	shape.walk(operation.Operation.SelectionSet, 1)

	for _, bound := range []struct {
		what      string
		got, most int
	}{
		{"depth", shape.depth, maxDepth},
		{"number of aliases", shape.aliases, maxAliases},
		{"number of root fields", len(operation.Operation.SelectionSet), maxRootFields},
	} {
		if bound.got > bound.most {
			return refusal(fault.Invalid, fmt.Sprintf("The query's %s is %d; the limit is %d.", bound.what, bound.got, bound.most))
		}
	}

	return nil
}

// size is what one operation measures, fragments unfolded.
type size struct {
	depth, aliases int
	fields         int
}

func (s *size) walk(set ast.SelectionSet, depth int) {
	// A query can unfold to far more fields than it has words; what is beyond any limit need not be counted to its end.
	if s.fields++; s.fields > maxComplexity || s.depth > maxDepth || s.aliases > maxAliases {
		return
	}

	for _, selection := range set {
		switch chosen := selection.(type) {
		case *ast.Field:
			s.field(chosen, depth)
		case *ast.InlineFragment:
			s.walk(chosen.SelectionSet, depth)
		case *ast.FragmentSpread:
			s.walk(chosen.Definition.SelectionSet, depth)
		}
	}
}

func (s *size) field(field *ast.Field, depth int) {
	if strings.HasPrefix(field.Name, "__") {
		return // introspection has a limit of its own in the validator
	}

	s.depth = max(s.depth, depth)

	if field.Alias != field.Name {
		s.aliases++
	}

	s.walk(field.SelectionSet, depth+1)
}
