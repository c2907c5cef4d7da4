package graph_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/key"
)

const createKey = `mutation($input: CreateAPIKeyInput!) { createApiKey(input: $input) { __typename
  ... on CreateAPIKeyPayload { secret apiKey { id name mode prefix last4 role scopes { subject level } flows networks rate uses usedAt usedFrom successorId expiresAt revokedAt revokedBy createdAt revision } }
  ... on PermissionNotHeld { permissions }
  ... on InvalidInput { field }
  ... on UserError { message } } }`

// newDraft is the input of a key of the role.
func newDraft(role string) map[string]any {
	return map[string]any{"idempotencyKey": "one", "name": "backend", "mode": "LIVE", "role": role}
}

func input(value map[string]any) map[string]any { return map[string]any{"input": value} }

func TestKeysOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin := k.newKey(t, k.ours, "admin")
		wanted := newDraft("developer")
		wanted["scopes"] = []any{map[string]any{"subject": "viewer", "level": "READ"}, map[string]any{"subject": "report", "level": "NONE"}}

		made := at(k.ask(t, admin, createKey, input(wanted)), "createApiKey")
		text := fault.Secret(at(made, "secret").(string))
		require.True(t, key.WellFormed(text))
		require.Equal(t, "LIVE", at(made, "apiKey", "mode"))
		require.Equal(t, []any{map[string]any{"subject": "report", "level": "NONE"}, map[string]any{"subject": "viewer", "level": "READ"}}, at(made, "apiKey", "scopes"))

		again := at(k.ask(t, admin, createKey, input(wanted)), "createApiKey")
		require.Nil(t, at(again, "secret"))
		require.Equal(t, at(made, "apiKey", "id"), at(again, "apiKey", "id"))

		wanted["name"] = "another"
		require.Equal(t, "IdempotencyConflict", at(k.ask(t, admin, createKey, input(wanted)), "createApiKey", "__typename"))

		// The scopes hold: what it is for works, all else of the role does not.
		require.Equal(t, []any{"viewer:read"}, at(k.ask(t, text, `{ viewer { permissions } }`, nil), "viewer", "permissions"))
		require.NotEmpty(t, k.try(t, text, `{ verifications { edges { cursor } } }`, nil).Errors)

		known := at(made, "apiKey", "id")
		updated := at(k.ask(t, admin, `mutation($input: UpdateAPIKeyInput!) { updateApiKey(input: $input) { ... on UpdateAPIKeyPayload { apiKey { revision networks expiresAt name } } ... on UserError { message } } }`,
			input(map[string]any{"id": known, "revision": 0, "networks": []any{"203.0.113.0/24"}})), "updateApiKey", "apiKey")
		require.Equal(t, []any{"203.0.113.0/24"}, at(updated, "networks"))
		require.Equal(t, "backend", at(updated, "name"), "what is left out stays")
		require.Equal(t, "forbidden", k.try(t, text, `{ viewer { name } }`, nil).Errors[0].Extensions["kind"])

		rotate := `mutation($input: RotateAPIKeyInput!) { rotateApiKey(input: $input) { __typename ... on RotateAPIKeyPayload { secret apiKey { id } } ... on InvalidInput { field } ... on UserError { message } } }`
		rotated := at(k.ask(t, admin, rotate, input(map[string]any{"id": known, "idempotencyKey": "two", "overlap": 60})), "rotateApiKey")
		require.True(t, key.WellFormed(fault.Secret(at(rotated, "secret").(string))))
		require.Equal(t, "input.overlap", at(k.ask(t, admin, rotate, input(map[string]any{"id": at(rotated, "apiKey", "id"), "idempotencyKey": "three", "overlap": 2147483647})), "rotateApiKey", "field"))

		listed := at(k.ask(t, admin, `{ apiKeys(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`, nil), "apiKeys")
		require.Equal(t, at(rotated, "apiKey", "id"), at(listed, "edges", 0, "node", "id"))
		require.Equal(t, true, at(listed, "pageInfo", "hasNextPage"))
		next := at(k.ask(t, admin, `query($after: String) { apiKeys(first: 1, after: $after) { edges { node { id successorId } } } }`,
			map[string]any{"after": at(listed, "pageInfo", "endCursor")}), "apiKeys", "edges", 0, "node")
		require.Equal(t, known, at(next, "id"))
		require.Equal(t, at(rotated, "apiKey", "id"), at(next, "successorId"))

		revoke := `mutation($input: RevokeAPIKeyInput!) { revokeApiKey(input: $input) { __typename ... on RevokeAPIKeyPayload { apiKey { revokedAt revokedBy } } } }`
		require.NotNil(t, at(k.ask(t, admin, revoke, input(map[string]any{"id": known})), "revokeApiKey", "apiKey", "revokedAt"))
		require.Equal(t, "unauthenticated", k.try(t, text, `{ viewer { name } }`, nil).Errors[0].Extensions["kind"])
		require.Equal(t, "NotFound", at(k.ask(t, k.other, revoke, input(map[string]any{"id": known})), "revokeApiKey", "__typename"), "another tenant's is not found")
		require.Equal(t, "NotFound", at(k.ask(t, admin, revoke, input(map[string]any{"id": "nonsense"})), "revokeApiKey", "__typename"))
	})
}

func TestNobodyGivesMoreOverTheAPI(t *testing.T) {
	t.Parallel()

	k := light(t)
	answer := at(k.ask(t, k.key, createKey, input(newDraft("auditor"))), "createApiKey")
	require.Equal(t, "PermissionNotHeld", at(answer, "__typename"))
	require.Contains(t, at(answer, "permissions"), "audit:read")

	answer = at(k.ask(t, k.key, createKey, input(newDraft("operator"))), "createApiKey")
	require.Equal(t, "InvalidInput", at(answer, "__typename"))
	require.Equal(t, "input.role", at(answer, "field"))
}

func TestAKeyOfOtherFlowsOpensNothing(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")

	for flow, may := range map[string]bool{"default": true, "flw_another": false} {
		wanted := newDraft("developer")
		wanted["flows"], wanted["idempotencyKey"] = []any{flow}, flow
		bound := fault.Secret(at(k.ask(t, admin, createKey, input(wanted)), "createApiKey", "secret").(string))

		answer := k.try(t, bound, `mutation { createVerification(input: {idempotencyKey: "`+flow+`"}) { __typename } }`, nil)
		require.Equal(t, may, len(answer.Errors) == 0, flow)
	}
}

// Whoever finds a key can make it useless, and learns nothing.
func TestRevokeByWhoeverPresentsIt(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		var answers []string

		for _, text := range []fault.Secret{key.New(key.Live), k.key, k.key, "nonsense"} {
			body, err := json.Marshal(map[string]string{"key": string(text)})
			require.NoError(t, err)

			response := k.raw(t, http.MethodPost, "/keys/revoke", body, http.Header{"Content-Type": {"application/json"}})
			require.NoError(t, response.Body.Close())
			response.Header.Del("X-Request-ID")
			response.Header.Del("Date")
			answers = append(answers, response.Status+strings.Join(response.Header.Values("Cache-Control"), ""))
		}

		for _, answer := range answers {
			require.Equal(t, "204 No Contentno-store", answer)
		}

		require.Equal(t, "unauthenticated", k.try(t, k.key, `{ viewer { name } }`, nil).Errors[0].Extensions["kind"])

		for name, body := range map[string]string{"empty": "", "no key": "{}", "a list": "[]", "large": `{"key":"` + strings.Repeat("a", 5000) + `"}`} {
			status, _ := k.send(t, http.MethodPost, "/keys/revoke", []byte(body), http.Header{})
			require.Equal(t, http.StatusBadRequest, status, name)
		}

		limited := false
		for range 30 {
			status, _ := k.send(t, http.MethodPost, "/keys/revoke", []byte(`{"key":"x"}`), http.Header{})
			limited = limited || status == http.StatusTooManyRequests
		}

		require.True(t, limited)
	})
}
