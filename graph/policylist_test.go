package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
)

// Who stands on a list is given and taken, and never told.
func TestListsOverTheAPI(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")

	const (
		shown  = `{ id name effect of size }`
		create = `mutation($input: CreatePolicyListInput!) { createPolicyList(input: $input) { __typename ... on CreatePolicyListPayload { list ` + shown + ` } ... on InvalidInput { field } } }`
		edit   = `{ __typename ... on PolicyListEntriesPayload { changed list ` + shown + ` } ... on InvalidInput { field } }`
		add    = `mutation($input: PolicyListEntriesInput!) { done: addToPolicyList(input: $input) ` + edit + ` }`
		remove = `mutation($input: PolicyListEntriesInput!) { done: removeFromPolicyList(input: $input) ` + edit + ` }`
	)

	draft := map[string]any{"idempotencyKey": "a", "name": "blocked", "effect": "BLOCK", "of": "EMAIL"}
	list := at(k.ask(t, admin, create, input(draft)), "createPolicyList", "list")
	require.Equal(t, map[string]any{"id": at(list, "id"), "name": "blocked", "effect": "BLOCK", "of": "EMAIL", "size": 0.0}, list)
	draft["of"] = "REFERENCE"
	require.Equal(t, "IdempotencyConflict", at(k.ask(t, admin, create, input(draft)), "createPolicyList", "__typename"))

	values := map[string]any{"id": at(list, "id"), "values": []any{"a@x.example", "A@x.example ", "b@x.example"}}
	require.InDelta(t, 2, at(k.ask(t, admin, add, input(values)), "done", "changed"), 0)
	require.Equal(t, "NotFound", at(k.ask(t, k.other, add, input(values)), "done", "__typename"), "another tenant's")
	values["values"] = []any{"a@x.example"}
	require.InDelta(t, 1, at(k.ask(t, admin, remove, input(values)), "done", "list", "size"), 0)
	values["values"] = []any{}
	require.Equal(t, "input.values", at(k.ask(t, admin, remove, input(values)), "done", "field"))

	require.Len(t, at(k.ask(t, admin, `{ policyLists { edges { node { name } } } }`, nil), "policyLists", "edges"), 1)
}

const endOfEntry = `mutation($input: EndOfPolicyListEntryInput!) { done: endOfPolicyListEntry(input: $input) { __typename
	... on EndOfPolicyListEntryPayload { list { size } entry { id note until revision } } ... on StaleRevision { revision } ... on InvalidInput { field } } }`

// The end of an entry is changed where it stands, by whoever knows how it stands.
func TestTheEndOfAnEntryOverTheAPI(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")
	list := k.list(t, admin, "blocked", "REFERENCE")
	made := at(k.ask(t, admin, importList, input(map[string]any{"id": list, "text": "case-1,fraud,2998-12-31"})), "done")
	given := map[string]any{"id": list, "entry": at(made, "entries", 0), "revision": 0, "until": "2999-06-30T15:00:00Z"}
	change := func(key fault.Secret) any { return at(k.ask(t, key, endOfEntry, input(given)), "done") }

	require.Equal(t, "NotFound", at(change(k.other), "__typename"), "another tenant's")
	require.NotEmpty(t, k.try(t, k.newKey(t, k.ours, "auditor"), endOfEntry, input(given)).Errors)

	for range 2 {
		done := change(admin)
		require.Equal(t, map[string]any{"id": given["entry"], "note": "fraud", "until": "2999-06-30T15:00:00.000000Z", "revision": 1.0}, at(done, "entry"))
		require.InDelta(t, 1, at(done, "list", "size"), 0)
	}

	given["until"] = nil
	stale := change(admin)
	require.Equal(t, []any{"StaleRevision", 1.0}, []any{at(stale, "__typename"), at(stale, "revision")})

	given["revision"] = 1
	require.Nil(t, at(change(admin), "entry", "until"))

	given["revision"], given["until"] = 2, "2020-01-01T00:00:00Z"
	require.Equal(t, "input.until", at(change(admin), "field"))

	for _, part := range []string{"id", "entry"} {
		was := given[part]
		given[part] = "nothing"
		require.Equal(t, "NotFound", at(change(admin), "__typename"), part)
		given[part] = was
	}

	log := k.ask(t, admin, `{ auditLog(first: 10, filter: {action: "policy.list.end"}) { edges { node { target before after } } } }`, nil)
	require.Len(t, at(log, "auditLog", "edges"), 2)
	require.Equal(t, list, at(log, "auditLog", "edges", 0, "node", "target"))
}

const (
	entriesShown = `query($name: String!, $first: Int, $after: String, $value: String) { policyList(name: $name) { id size
  entries(first: $first, after: $after, value: $value) { edges { cursor node { id fingerprint note author createdAt until } } pageInfo { hasNextPage endCursor } }
  uses { policy version state rules } } }`
	changedShown   = `{ __typename ... on PolicyListEntriesPayload { changed entries list { size } } ... on InvalidInput { field } }`
	importList     = `mutation($input: ImportPolicyListInput!) { done: importPolicyList(input: $input) { __typename ... on ImportPolicyListPayload { read changed entries list { size } } ... on PolicyListRefused { message lines { line code message } } ... on InvalidInput { field } } }`
	withdrawListed = `mutation($input: PolicyListEntryIdsInput!) { done: withdrawFromPolicyList(input: $input) ` + changedShown + ` }`
	restoreListed  = `mutation($input: PolicyListEntryIdsInput!) { done: restoreToPolicyList(input: $input) ` + changedShown + ` }`
)

func (k *kit) list(t *testing.T, key fault.Secret, name, of string) any {
	t.Helper()

	made := k.ask(t, key, `mutation($input: CreatePolicyListInput!) { createPolicyList(input: $input) { ... on CreatePolicyListPayload { list { id } } } }`,
		input(map[string]any{"idempotencyKey": name, "name": name, "effect": "BLOCK", "of": of}))

	return at(made, "createPolicyList", "list", "id")
}

// Entries are paged, found by whoever knows the value, taken off and put back.
func TestEntriesOverTheAPI(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")
	list := k.list(t, admin, "blocked", "EMAIL")

	wrong := at(k.ask(t, admin, importList, input(map[string]any{"id": list, "text": "a@x.example\nnobody\n,,"})), "done")
	require.Equal(t, "PolicyListRefused", at(wrong, "__typename"))
	require.Equal(t, []any{2.0, "NO_ADDRESS", 3.0, "EMPTY"}, []any{at(wrong, "lines", 0, "line"), at(wrong, "lines", 0, "code"), at(wrong, "lines", 1, "line"), at(wrong, "lines", 1, "code")})

	made := at(k.ask(t, admin, importList, input(map[string]any{"id": list, "text": "value,note,until\na@x.example,fraud,2999-12-31\nb@x.example\nA@x.example"})), "done")
	require.Equal(t, []any{3.0, 2.0, 2.0}, []any{at(made, "read"), at(made, "changed"), at(made, "list", "size")})

	page := at(k.ask(t, admin, entriesShown, map[string]any{"name": "blocked", "first": 1}), "policyList", "entries")
	require.Equal(t, true, at(page, "pageInfo", "hasNextPage"))
	next := at(k.ask(t, admin, entriesShown, map[string]any{"name": "blocked", "first": 1, "after": at(page, "pageInfo", "endCursor")}), "policyList", "entries")
	require.Equal(t, false, at(next, "pageInfo", "hasNextPage"))
	require.NotEqual(t, at(page, "edges", 0, "node", "id"), at(next, "edges", 0, "node", "id"))

	found := at(k.ask(t, admin, entriesShown, map[string]any{"name": "blocked", "value": "a@X.example"}), "policyList", "entries", "edges")
	require.Len(t, found, 1)
	entry := at(found, 0, "node")
	require.Equal(t, []any{"fraud", "2999-12-31T15:00:00.000000Z"}, []any{at(entry, "note"), at(entry, "until")})
	require.Len(t, at(entry, "fingerprint"), 12)

	some := map[string]any{"id": list, "entries": []any{at(entry, "id")}}
	require.Equal(t, "NotFound", at(k.ask(t, k.other, withdrawListed, input(some)), "done", "__typename"), "another tenant's")
	require.InDelta(t, 1, at(k.ask(t, admin, withdrawListed, input(some)), "done", "list", "size"), 0)
	require.Equal(t, []any{at(entry, "id")}, at(k.ask(t, admin, restoreListed, input(some)), "done", "entries"))
	require.Equal(t, "input.entries", at(k.ask(t, admin, restoreListed, input(map[string]any{"id": list, "entries": []any{list}})), "done", "field"))

	require.Nil(t, at(k.ask(t, k.other, entriesShown, map[string]any{"name": "blocked"}), "policyList"))
}

// A list says which versions of policies ask about it, but for those that were put away.
func TestAListSaysWhoAsksAboutIt(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")
	k.list(t, admin, "blocked", "REFERENCE")
	k.list(t, admin, "known", "REFERENCE")

	rules := "extend: default\nrules:\n  - {when: attempts.subject > 2, then: review, reason: many}\n  - {when: 'lists.blocked || lists[\"blocked\"] || \"vip\" in lists', then: decline, reason: listed}\n"
	draft := at(k.ask(t, admin, createPolicy, input(map[string]any{"idempotencyKey": "a", "name": "next", "yaml": rules})), "createPolicy", "version")

	want := []any{map[string]any{"policy": "next", "version": 1.0, "state": "DRAFT", "rules": []any{2.0}}}
	all := at(k.ask(t, admin, `{ policyLists { edges { node { name uses { policy version state rules } } } } }`, nil), "policyLists", "edges")
	require.Equal(t, []any{"known", []any{}, "blocked", want}, []any{at(all, 0, "node", "name"), at(all, 0, "node", "uses"), at(all, 1, "node", "name"), at(all, 1, "node", "uses")})

	k.ask(t, admin, `mutation($input: MovePolicyVersionInput!) { archivePolicyVersion(input: $input) { __typename } }`, input(map[string]any{"id": at(draft, "id"), "revision": at(draft, "revision")}))
	require.Empty(t, at(k.ask(t, admin, entriesShown, map[string]any{"name": "blocked"}), "policyList", "uses"))
}
