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
		"many words": `{ verifications { edges { node { ` + strings.Repeat("id ", 24) + `} } } }`,
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

const costly = `verifications(first: 100) { edges { node { ` + costlyNode + ` } } }`

func aliases(count int, field string) string {
	var text strings.Builder
	for range count {
		text.WriteString("a" + strings.Repeat("b", text.Len()%7) + ": " + field + " ")
	}

	return text.String()
}

// Each of these is short and would keep a processor busy for seconds to years, or give an answer out of all proportion. What looks at a
// query before the limits do must not: so they are refused by what they are, and within the patience of a test.
func TestNastyQueriesAreRefusedBeforeTheyCost(t *testing.T) {
	t.Parallel()

	k := light(t)
	spread := func(on, each string, times int) string {
		var text strings.Builder

		for i := range 25 {
			text.WriteString(" fragment f" + name(i) + " on " + on + " { " + each + strings.Repeat(" ...f"+name(i+1), times) + " }")
		}

		return text.String() + " fragment f" + name(25) + " on " + on + " { " + each + " __typename }"
	}

	for label, test := range map[string]struct{ query, says string }{
		"fragments that unfold":             {`{ viewer { ...f00 } }` + spread("Viewer", "name", 4), "selections"},
		"the same at the root":              {`{ ...f00 }` + spread("Query", "viewer { name }", 2), "selections"},
		"fragments of nothing":              {`{ viewer { ...f00 } }` + spread("Viewer", "", 2), "selections"},
		"in introspection":                  {`{ __schema { types { ...f00 } } }` + spread("__Type", "name", 2), "selections"},
		"one that nothing spreads":          {`{ viewer { name } }` + spread("Viewer", "kind", 2), "selections"},
		"one field again and again":         {`{ viewer { ` + strings.Repeat("name ", 2900) + ` } }`, "one field"},
		"by fragments in line":              {`{ viewer { ` + strings.Repeat("... { name } ", 900) + ` } }`, "one field"},
		"below another":                     {`{ viewer { ` + strings.Repeat("tenant { id name } ", 26) + ` } }`, "one field"},
		"root fields in a fragment":         {`{ ...a } fragment a on Query { ` + aliases(21, "viewer { name }") + ` }`, "root fields"},
		"root fields by type name":          {`{ ` + aliases(21, "__typename") + ` }`, "root fields"},
		"aliases of the type's name":        {`{ viewer { ` + aliases(31, "__typename") + ` } }`, "aliases"},
		"an alias in introspection":         {`{ __schema { a: types { name } } }`, "introspection"},
		"introspection by another name":     {`{ a: __schema { types { name } } }`, "introspection"},
		"an alias there, in a fragment":     {`{ __schema { types { ...a } } } fragment a on __Type { b: name }`, "introspection"},
		"deep introspection":                {`{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }`, "introspection depth"},
		"a part that comes later":           {`{ viewer { name ... @defer { kind } } }`, "deferred"},
		"a spread that comes later":         {`{ viewer { ...a @defer } } fragment a on Viewer { name }`, "deferred"},
		"a fragment that spreads itself":    {`{ viewer { ...a } } fragment a on Viewer { name ...a }`, "itself"},
		"two that spread each other":        {`{ ...a } fragment a on Query { viewer { name } ...b } fragment b on Query { ...a ...b }`, "itself"},
		"deep brackets":                     {`{ viewer(x: ` + strings.Repeat("[", 2000) + strings.Repeat("]", 2000) + `) { name } }`, "depth"},
		"more text than there are words":    {`{ viewer { name } }` + strings.Repeat(" ", 64<<10), "bytes"},
		"a long text":                       {`{ verification(id: "` + strings.Repeat("a", 64<<10) + `") { id } }`, "bytes"},
		"another operation in the document": {`query a { viewer { name } } query b { viewer { ` + strings.Repeat("name ", 26) + `} }`, "one field"},
	} {
		answer := k.try(t, k.key, test.query, nil)
		require.NotEmpty(t, answer.Errors, label)
		require.Contains(t, strings.ToLower(answer.Errors[0].Message), test.says, label)
		require.Nil(t, answer.Data["viewer"], label)
	}
}

const costlyNode = `id state reference evidence { id sha256 bytes frame step } timeline { id type at } ` +
	`report { id findings { check version outcome score reasons durationMs models { name sha256 } } }`

// A page costs as many times what it shows as it has rows, whether the number stands in the query, in a variable or in neither.
func TestAPageMultipliesWhatItCosts(t *testing.T) {
	t.Parallel()

	k := light(t)
	query := `query($first: Int) { ` + strings.Repeat("%: verifications(first: $first) { edges { node { "+costlyNode+" } } } ", 4) + `}`

	for i := range 4 {
		query = strings.Replace(query, "%", "v"+name(i), 1)
	}

	for first, within := range map[any]bool{5: true, 1: true, nil: true, 100: false} {
		answer := k.try(t, k.key, query, map[string]any{"first": first})
		require.Equal(t, within, len(answer.Errors) == 0, "%v: %v", first, answer.Errors)
	}

	for _, first := range []int{-1, 0, 101, 1 << 30} {
		answer := k.try(t, k.key, `query($first: Int) { verifications(first: $first) { pageInfo { hasNextPage } } }`, map[string]any{"first": first})
		require.EqualValues(t, "invalid", answer.kind(), first)
	}
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

	for name, query := range map[string]string{
		"field":    `{ verificationz(first: 1) { edges { cursor } } }`,
		"argument": `{ verifications(firs: 1) { edges { cursor } } }`,
		"enum":     `{ verifications(filter: {states: [APPROVE]}) { edges { cursor } } }`,
		"input":    `{ verifications(filter: {state: APPROVED}) { edges { cursor } } }`,
		"type":     `{ viewer { ... on Viewr { name } } }`,
	} {
		answer := k.try(t, k.key, query, nil)
		require.NotEmpty(t, answer.Errors, name)

		for _, said := range answer.Errors {
			require.NotContains(t, strings.ToLower(said.Message), "did you mean", name)
		}
	}
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
