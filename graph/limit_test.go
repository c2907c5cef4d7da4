package graph_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/honnin/honnin/graph"
)

func TestLimits(t *testing.T) {
	t.Parallel()

	k := light(t)
	deep := strings.Repeat("... on Verification { ", 200)

	for name, query := range map[string]string{
		"depth":      `{ verifications { edges { node { report { findings { models { name } } } } } } }`,
		"width":      `{ ` + strings.Repeat("viewer { name } ", 20) + ` }`,
		"inspection": `{ viewer { name } __typename }`,
		"many words": `{ verifications { edges { node { ` + strings.Repeat("id ", 200) + `} } } }`,
	} {
		answer := k.try(t, k.key, query, nil)
		require.Empty(t, answer.Errors, "%s is within the limits", name)
	}

	for name, query := range map[string]string{
		"aliases":         `{ ` + aliases(31, "viewer { name }") + ` }`,
		"root fields":     `{ ` + strings.Repeat("viewer { name } ", 21) + ` }`,
		"nested aliases":  `{ viewer { ` + aliases(31, "name") + ` } }`,
		"by fragment":     `{ viewer { ...a } } fragment a on Viewer { ` + aliases(31, "name") + ` }`,
		"tokens":          `{ verifications { edges { node { ` + strings.Repeat("id ", 6000) + `} } } }`,
		"complexity":      `{ a: ` + costly + ` b: ` + costly + ` c: ` + costly + ` }`,
		"nested fragment": `{ verifications { edges { node { ` + deep + "id" + strings.Repeat("}", 200) + strings.Repeat(" }", 4) + aliases(40, "viewer { name }"),
	} {
		answer := k.try(t, k.key, query, nil)
		require.NotEmpty(t, answer.Errors, "%s is beyond the limit", name)
		require.Nil(t, answer.Data["viewer"], name)
	}
}

const costly = `verifications(first: 100) { edges { node { id state reference evidence { id sha256 bytes frame step } timeline { id type at } report { id findings { check version outcome score reasons durationMs models { name sha256 } } } } } }`

func aliases(count int, field string) string {
	var text strings.Builder
	for range count {
		text.WriteString("a" + strings.Repeat("b", text.Len()%7) + ": " + field + " ")
	}

	return text.String()
}

// Fragments that call fragments unfold to more than any query is long; measuring them must end.
func TestUnfoldingFragmentsIsBounded(t *testing.T) {
	t.Parallel()

	k := light(t)

	var query strings.Builder

	query.WriteString(`{ viewer { ...f0 } } `)

	for i := range 20 {
		query.WriteString(`fragment f` + name(i) + ` on Viewer { ` + strings.Repeat(`...f`+name(i+1)+` `, 4) + ` } `)
	}

	query.WriteString(`fragment f` + name(20) + ` on Viewer { name }`)

	answer := k.try(t, k.key, query.String(), nil)
	require.NotEmpty(t, answer.Errors)
}

func name(i int) string { return string(rune('0'+i/10)) + string(rune('0'+i%10)) }

func TestRequestsThatAreNoOperation(t *testing.T) {
	t.Parallel()

	k := light(t)
	const planted = "planted-in-the-body"

	for label, test := range map[string]struct {
		method, media, body string
		status              int
	}{
		"a list":         {http.MethodPost, "application/json", `[{"query":"{ viewer { name } }"}]`, 400},
		"a list, spaced": {http.MethodPost, "application/json", "\n [ ]", 400},
		"not JSON":       {http.MethodPost, "application/json", planted, 400},
		"no query":       {http.MethodPost, "application/json", `{"variables":{"a":"` + planted + `"}}`, 400},
		"a string":       {http.MethodPost, "application/json", `"` + planted + `"`, 400},
		"empty":          {http.MethodPost, "application/json", ``, 400},
		"two megabytes":  {http.MethodPost, "application/json", `{"query":"{ viewer { name } }","x":"` + strings.Repeat("a", 2<<20) + `"}`, 413},
		"a form":         {http.MethodPost, "application/x-www-form-urlencoded", `query={viewer{name}}`, 415},
		"multipart":      {http.MethodPost, "multipart/form-data; boundary=a", `--a--`, 415},
		"plain text":     {http.MethodPost, "text/plain", `{"query":"{ viewer { name } }"}`, 415},
		"GET":            {http.MethodGet, "application/json", ``, 415},
	} {
		path := "/graphql"
		if test.method == http.MethodGet {
			path += "?query=%7Bviewer%7Bname%7D%7D"
		}

		status, data := k.send(t, test.method, path, []byte(test.body), http.Header{
			"Authorization": {"Bearer " + string(k.key)}, "Content-Type": {test.media},
		})
		require.Equal(t, test.status, status, "%s: %s", label, data)
		require.NotContains(t, string(data), planted, label)
		require.NotContains(t, string(data), "first key", label)
	}
}

// Words of the schema are not given away by way of help.
func TestNoSuggestions(t *testing.T) {
	t.Parallel()

	k := light(t)

	answer := k.try(t, k.key, `{ verificationz(first: 1) { edges { cursor } } }`, nil)
	require.NotEmpty(t, answer.Errors)
	require.NotContains(t, strings.ToLower(answer.Errors[0].Message), "did you mean")
}

func TestARootFieldWithoutCanIsRefusedAtRunTime(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		directives ast.DirectiveList
		field      string
		want       bool
	}{
		"with @can":     {ast.DirectiveList{{Name: "can"}}, "viewer", true},
		"without":       {nil, "viewer", false},
		"introspection": {nil, "__schema", true},
	} {
		ctx := graphql.WithResponseContext(t.Context(), graphql.DefaultErrorPresenter, graphql.DefaultRecover)
		ctx = graphql.WithRootFieldContext(ctx, &graphql.RootFieldContext{Field: graphql.CollectedField{
			Field: &ast.Field{Name: test.field, Definition: &ast.FieldDefinition{Name: test.field, Directives: test.directives}},
		}})

		reached := graph.Guarded(ctx)
		require.Equal(t, test.want, reached, name)
		require.Equal(t, !test.want, len(graphql.GetErrors(ctx)) > 0, name)
	}
}

var errInside = errors.New("dial tcp 10.0.0.7:5432: password authentication failed for user honnin")

func TestPresentLeaksNothing(t *testing.T) {
	t.Parallel()

	said := graph.Present(t.Context(), errInside)
	require.NotContains(t, said.Message, "10.0.0.7")
	require.EqualValues(t, "internal", said.Extensions["kind"])
	require.Contains(t, said.Extensions, "requestId")

	caught := graph.Present(t.Context(), graph.Caught(t.Context(), "index out of range: Imai"))
	require.NotContains(t, caught.Message, "Imai")
	require.EqualValues(t, "internal", caught.Extensions["kind"])
}
