package graph

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/feature"
)

const parsedQueries = 500 // kept parsed, as the same few queries come again and again

// schema binds the resolvers, the directive and the costs of lists.
func (a *API) schema() graphql.ExecutableSchema {
	config := gen.Config{Resolvers: &resolver{a}}
	config.Directives.Can = a.can
	config.Complexity.Query.Verifications = func(each int, first *int, _ *string, _ *gen.VerificationFilter) int {
		return page(each, first)
	}
	config.Complexity.Query.APIKeys = func(each int, first *int, _ *string) int { return page(each, first) }
	config.Complexity.Query.Members = func(each int, first *int, _ *string) int { return page(each, first) }
	config.Complexity.Query.Invitations = func(each int, first *int, _ *string) int { return page(each, first) }
	config.Complexity.Query.Roles = times(20)
	config.Complexity.Query.Connections = times(5)
	config.Complexity.Query.Domains = times(10)
	config.Complexity.Query.Features = times(len(feature.Catalogue()))
	config.Complexity.Query.AuditLog = func(each int, first *int, _ *string, _ *gen.AuditFilter) int { return page(each, first) }
	config.Complexity.Verification.Evidence = times(5)
	config.Complexity.Verification.Timeline = times(5)
	config.Complexity.Report.Findings = times(5)

	return gen.NewExecutableSchema(config)
}

// page is the cost of a page.
func page(each int, first *int) int {
	if first == nil {
		return each * defaultFirst
	}

	return each * min(max(*first, 1), maxFirst)
}

// times is the cost of a list of about that many.
func times(length int) func(int) int {
	return func(each int) int { return each * length }
}

// graphql serves operations over POST alone: a GET could be sent by any page, a multipart form without asking.
func (a *API) graphql() http.Handler {
	schema := a.schema()
	server := handler.New(schema)
	server.AddTransport(transport.POST{})
	server.SetQueryCache(lru.New[*ast.QueryDocument](parsedQueries))
	server.SetParserTokenLimit(maxTokens)
	server.SetDisableSuggestion(true)
	server.SetErrorPresenter(present)
	server.SetRecoverFunc(caught)
	server.Use(limits{})
	server.Use(extension.FixedComplexityLimit(maxComplexity))
	server.AroundResponses(looked)
	server.AroundResponses(toldApart)
	server.AroundRootFields(guarded)
	server.AroundRootFields(batched)

	if open := unguarded(schema.Schema()); len(open) > 0 {
		server.AroundFields(closed(open))
	}

	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := operation(w, r)
		if err != nil {
			refuseGraphQL(w, r, err)

			return
		}

		ctx, cancel := context.WithTimeout(r.Context(), timeout)
		defer cancel()

		bounded := r.WithContext(ctx)
		bounded.Body = io.NopCloser(bytes.NewReader(body))
		w.Header().Set("Cache-Control", "no-store")
		server.ServeHTTP(w, bounded)
	})
}

// operation reads the one JSON object that a request may hold. gqlgen would repeat a body that it cannot read in its answer.
func operation(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.Method != http.MethodPost {
		return nil, fault.New(fault.Unsupported, "Send the operation by POST.", nil)
	}

	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "application/json" {
		return nil, fault.New(fault.Unsupported, "Send the operation as JSON, with Content-Type: application/json.", nil)
	}

	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return nil, fault.New(fault.TooLarge, "The request is larger than 1 MB.", nil)
	}

	if err != nil {
		return nil, fault.New(fault.Truncated, "The request ended too early.", nil)
	}

	return body, wellFormed(body)
}
