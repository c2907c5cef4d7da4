package graph_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/honnin/honnin/internal/fault"
)

// asker is somebody who runs every root field, and the permissions that the table gives.
type asker struct {
	name string
	key  fault.Secret
	may  []string
}

// Every root field is run as every role, as a key of narrow scopes, as a role of the tenant's own and as nobody: what is allowed is
// what policy.csv says, read here without Casbin.
func TestEveryRootFieldAsEveryRole(t *testing.T) {
	t.Parallel()

	k := light(t)
	schema, askers := written(t), k.askers(t)
	ran := 0

	for _, root := range []*ast.Definition{schema.Query, schema.Mutation} {
		for _, field := range root.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}

			query, variables := operation(schema, root, field)
			needed := field.Directives.ForName("can").Arguments.ForName("do").Value.Raw

			for _, who := range askers {
				answer := k.try(t, who.key, query, variables)
				refused := len(answer.Errors) > 0 && strings.Contains(answer.Errors[0].Message, "it takes the permission "+needed)
				require.Equal(t, !slices.Contains(who.may, needed), refused, "%s asks for %s, which takes %s: %v", who.name, field.Name, needed, answer)
				require.True(t, !refused || answer.Errors[0].Extensions["kind"] == "forbidden", "%s: %v", field.Name, answer)

				ran++
			}

			body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
			require.NoError(t, err)

			status, _ := k.send(t, http.MethodPost, "/graphql", body, http.Header{"Content-Type": {"application/json"}})
			require.Equal(t, http.StatusUnauthorized, status, "nobody asks for %s", field.Name)
		}
	}

	t.Logf("%d pairs of root field and asker", ran)
}

// askers are a key of each role, one of narrow scopes, and one of a role of the tenant's own.
func (k *kit) askers(t *testing.T) []asker {
	t.Helper()

	list := []asker{}
	for role, may := range granted(t) {
		list = append(list, asker{role, k.newKey(t, k.ours, role), may})
	}

	admin := k.newKey(t, k.ours, "admin")
	narrow := at(k.ask(t, admin, createKey, input(map[string]any{
		"idempotencyKey": "narrow", "name": "narrow", "mode": "LIVE", "role": "developer",
		"scopes": []any{map[string]any{"subject": "verification", "level": "WRITE"}, map[string]any{"subject": "key", "level": "READ"}},
	})), "createApiKey", "secret").(string)

	support := []any{"viewer:read", "verification:read"}
	k.ask(t, admin, createRole, input(map[string]any{"name": "support", "permissions": support}))

	return append(list,
		asker{"a narrow key", fault.Secret(narrow), []string{"verification:read", "verification:create", "verification:cancel", "key:read"}},
		asker{"a role of the tenant's own", k.newKey(t, k.ours, "support"), []string{"viewer:read", "verification:read"}},
	)
}

// granted is policy.csv: the permissions of each role.
func granted(t *testing.T) map[string][]string {
	t.Helper()

	file, err := os.Open("../tenants/rbac/policy.csv")
	require.NoError(t, err)

	defer func() { require.NoError(t, file.Close()) }()

	reader := csv.NewReader(file)
	reader.Comment, reader.TrimLeadingSpace = '#', true
	rows, err := reader.ReadAll()
	require.NoError(t, err)

	roles := map[string][]string{}
	for _, row := range rows {
		roles[row[1]] = append(roles[row[1]], row[2]+":"+row[3])
	}

	return roles
}

// operation asks for a root field with the least that it takes.
func operation(schema *ast.Schema, root *ast.Definition, field *ast.FieldDefinition) (query string, variables map[string]any) {
	variables = map[string]any{}
	declared, passed, below := []string{}, []string{}, ""

	for _, argument := range field.Arguments {
		if argument.Type.NonNull {
			variables[argument.Name] = least(schema, argument.Type)
			declared = append(declared, "$"+argument.Name+": "+argument.Type.String())
			passed = append(passed, argument.Name+": $"+argument.Name)
		}
	}

	if !schema.Types[field.Type.Name()].IsLeafType() {
		below = " { __typename }"
	}

	of := strings.ToLower(root.Name)
	if len(passed) == 0 {
		return of + " { " + field.Name + below + " }", variables
	}

	return of + "(" + strings.Join(declared, ", ") + ") { " + field.Name + "(" + strings.Join(passed, ", ") + ")" + below + " }", variables
}

// least is the smallest value of a type.
func least(schema *ast.Schema, of *ast.Type) any {
	if of.Elem != nil {
		return []any{}
	}

	definition := schema.Types[of.NamedType]

	switch {
	case definition.Kind == ast.Enum:
		return definition.EnumValues[0].Name
	case definition.Kind == ast.InputObject:
		object := map[string]any{}

		for _, field := range definition.Fields {
			if field.Type.NonNull && field.DefaultValue == nil {
				object[field.Name] = least(schema, field.Type)
			}
		}

		return object
	case definition.Name == "Int":
		return 1
	case definition.Name == "Float":
		return 0.5
	case definition.Name == "Boolean":
		return false
	case definition.Name == "Date":
		return "2030-01-01"
	case definition.Name == "Time":
		return "2030-01-01T00:00:00Z"
	default:
		return "none"
	}
}
