package graph_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/honnin/honnin/graph"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/rbac"
)

// written is the schema as it stands in its files.
func written(t testing.TB) *ast.Schema { //nolint:thelper // of tests and benchmarks alike
	t.Helper()

	files, err := filepath.Glob("schema/*.graphqls")
	require.NoError(t, err)

	sources := make([]*ast.Source, 0, len(files))

	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)

		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}

	schema, err := gqlparser.LoadSchema(sources...)
	require.NoError(t, err)
	require.Nil(t, schema.Subscription, "a subscription needs the same guard first")

	return schema
}

// Every root field carries @can, and every permission named anywhere is one that some role has.
func TestSchemaIsGuarded(t *testing.T) {
	t.Parallel()

	table, err := rbac.Open()
	require.NoError(t, err)

	for _, kind := range written(t).Types {
		for _, field := range kind.Fields {
			can := field.Directives.ForName("can")
			if kind.Name == "Query" || kind.Name == "Mutation" {
				require.True(t, can != nil || strings.HasPrefix(field.Name, "__"), "%s.%s lacks @can", kind.Name, field.Name)
			}

			if can != nil {
				require.NoError(t, table.Known(can.Arguments.ForName("do").Value.Raw), "%s.%s", kind.Name, field.Name)
			}
		}
	}
}

// Every field of personal data carries @can, wherever it stands.
func TestPersonalDataIsGuarded(t *testing.T) {
	t.Parallel()

	schema := written(t)
	require.Empty(t, graph.Unguarded(schema), "give each of these @can, or say in impersonal why it is of no person")

	for _, name := range []string{"Verification.evidence", "Verification.report", "Verification.captureUrl", "Evidence.imageUrl", "Member.email"} {
		kind, field, _ := strings.Cut(name, ".")
		definition := schema.Types[kind].Fields.ForName(field)
		require.NotNil(t, definition, name)

		kept := definition.Directives
		definition.Directives = nil

		require.Equal(t, []string{name}, graph.Unguarded(schema), "without @can it is found")

		definition.Directives = kept
	}
}

// A field of personal data that got past that test is refused when it is asked for.
func TestPersonalDataIsRefusedAtRunTime(t *testing.T) {
	t.Parallel()

	asked := func(object, name string) context.Context {
		field := &ast.Field{Name: name, Alias: name}

		return graphql.WithFieldContext(t.Context(), &graphql.FieldContext{Object: object, Field: graphql.CollectedField{Field: field}})
	}
	open := []string{"Member.email", "Person.birthDate"}

	reached, err := graph.Closed(asked("Person", "birthDate"), open)
	require.False(t, reached)
	require.True(t, fault.Is(err, fault.Forbidden))

	reached, err = graph.Closed(asked("Person", "id"), open)
	require.True(t, reached)
	require.NoError(t, err)
}

// Every amount that is answered carries its currency: it is Money, and no bare number says that it is in some smallest unit.
func TestEveryAmountCarriesItsCurrency(t *testing.T) {
	t.Parallel()

	amounts := 0

	for _, kind := range written(t).Types {
		if kind.Kind != ast.Object || kind.Name == "Money" {
			continue
		}

		for _, field := range kind.Fields {
			if field.Type.Name() == "Money" {
				amounts++
			}

			number := field.Type.Name() == "Int" || field.Type.Name() == "Float"
			require.False(t, number && strings.Contains(field.Description, "smallest unit"), "%s.%s is an amount without its currency", kind.Name, field.Name)
			require.False(t, number && slices.Contains(strings.Fields("net tax due paid credited noted amount price budget spent"), field.Name),
				"%s.%s is called like an amount", kind.Name, field.Name)
		}
	}

	require.Greater(t, amounts, 30)
}
