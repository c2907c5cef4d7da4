package graph_test

import (
	"encoding/base64"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	brandShown = `accent radius logo revision`
	setBrand   = `mutation($input: SetBrandInput!) { setBrand(input: $input) { __typename ... on SetBrandPayload { brand { ` + brandShown + ` } } ... on InvalidInput { field } ... on Conflict { code } } }`
)

func TestBrandOverTheAPI(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")

	require.Equal(t, map[string]any{"accent": nil, "radius": 16.0, "logo": nil, "revision": 0.0}, at(k.ask(t, admin, `{ brand { `+brandShown+` } }`, nil), "brand"))

	wanted := map[string]any{"accent": "#0a7d5c", "radius": 4, "logo": base64.StdEncoding.EncodeToString(photograph(t, 9)), "revision": 0}
	made := at(k.ask(t, admin, setBrand, input(wanted)), "setBrand", "brand")
	require.Equal(t, "#0a7d5c", at(made, "accent"))
	require.Contains(t, at(made, "logo"), "data:image/png;base64,iVBOR")

	require.Equal(t, "StaleRevision", at(k.ask(t, admin, setBrand, input(wanted)), "setBrand", "__typename"))
	wanted["logo"] = "?"
	require.Equal(t, "input.logo", at(k.ask(t, admin, setBrand, input(wanted)), "setBrand", "field"))
	require.Zero(t, at(k.ask(t, k.other, `{ brand { revision } }`, nil), "brand", "revision"), "another tenant's is its own")
}
