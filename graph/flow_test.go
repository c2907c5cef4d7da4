package graph_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/verification/flow"
)

const (
	versionShown = `id number state revision yaml author publisher findings { level code path line feature last successors values { name value } } changes { path before after }`
	createFlow   = `mutation($input: CreateFlowInput!) { createFlow(input: $input) { __typename ... on CreateFlowPayload { flow { id name } version { ` + versionShown + ` } } ... on InvalidInput { field } ... on Conflict { code } } }`
	draftFlow    = `mutation($input: DraftFlowVersionInput!) { draftFlowVersion(input: $input) { __typename ... on DraftFlowVersionPayload { version { ` + versionShown + ` } } ... on InvalidInput { field } } }`
	moveFlow     = `{ __typename ... on MoveFlowVersionPayload { version { ` + versionShown + ` } } ... on FlowRefused { findings { code feature } } ... on StaleRevision { revision } ... on Conflict { code } }`
	validateFlow = `mutation($input: MoveFlowVersionInput!) { moved: validateFlowVersion(input: $input) ` + moveFlow + ` }`
	publishFlow  = `mutation($input: MoveFlowVersionInput!) { moved: publishFlowVersion(input: $input) ` + moveFlow + ` }`
	openByFlow   = `mutation($input: CreateVerificationInput!) { createVerification(input: $input) { __typename ... on CreateVerificationPayload { verification { id steps flow flowNumber expiresAt } created } ... on InvalidInput { field } ... on FlowRefused { findings { code } } } }`
	checkFlow    = `query($yaml: String!, $on: Date) { checkFlow(yaml: $yaml, on: $on) { publishable findings { level code path line message values { name value } } } }`

	walked = "name: Account\nsteps: [{kind: consent}, {kind: selfie, liveness: [passive]}, {kind: reference}]\noptions: {expiresIn: 600}\n"
)

// Whoever publishes a flow decides what verifications ask for from then on; those that were opened before stay as they are.
func TestFlowsOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin := k.newKey(t, k.ours, "admin")
		open := func(token, name string) any {
			return at(k.ask(t, admin, openByFlow, input(map[string]any{"idempotencyKey": token, "flow": name})), "createVerification")
		}
		move := func(query string, version any) any {
			return at(k.ask(t, admin, query, input(map[string]any{"id": at(version, "id"), "revision": at(version, "revision")})), "moved")
		}

		one := at(k.ask(t, admin, createFlow, input(map[string]any{"idempotencyKey": "a", "name": "account", "yaml": walked})), "createFlow", "version")
		require.Equal(t, "DRAFT", at(one, "state"))
		require.Contains(t, at(one, "yaml"), "name: Account")
		require.NotEmpty(t, at(one, "changes"))
		require.Equal(t, "NotFound", at(open("early", "account"), "__typename"), "nothing is published")
		require.Equal(t, "NotFound", at(open("nowhere", "nowhere"), "__typename"))

		// The contract is looked at when it is published, and again when a verification is opened.
		k.terms(feature.Match, grant.StateOff, nil)

		refused := move(validateFlow, one)
		require.Equal(t, "FlowRefused", at(refused, "__typename"))
		require.Equal(t, []any{map[string]any{"code": "feature_not_granted", "feature": "match"}}, at(refused, "findings"))

		k.terms(feature.Match, grant.StateOn, nil)

		one = at(move(validateFlow, one), "version")
		one = at(move(publishFlow, one), "version")
		require.Equal(t, "PUBLISHED", at(one, "state"))

		made := open("first", "account")
		require.Equal(t, []any{"SELFIE", "REFERENCE"}, at(made, "verification", "steps"))
		require.Equal(t, []any{"account", 1.0}, []any{at(made, "verification", "flow"), at(made, "verification", "flowNumber")})

		k.terms(feature.Match, grant.StateOff, nil)
		require.Equal(t, "FeatureNotGranted", at(open("second", "account"), "__typename"))
		k.terms(feature.Match, grant.StateOn, nil)

		// Another version changes nothing about what was opened, nor about a retry of it.
		two := at(k.ask(t, admin, draftFlow, input(map[string]any{"idempotencyKey": "b", "flow": "account", "yaml": "name: Account\nsteps: [{kind: consent}, {kind: selfie, liveness: [passive], stepUp: true}]\n"})), "draftFlowVersion", "version")
		require.Equal(t, "StaleRevision", at(move(validateFlow, map[string]any{"id": at(two, "id"), "revision": 7}), "__typename"))
		two = at(move(publishFlow, at(move(validateFlow, two), "version")), "version")
		require.Equal(t, 2.0, at(two, "number")) //nolint:testifylint // whole numbers of JSON

		again := open("first", "account")
		require.Equal(t, false, at(again, "created"))
		require.Equal(t, at(made, "verification"), at(again, "verification"))
		require.Equal(t, []any{"SELFIE"}, at(open("third", "account"), "verification", "steps"))

		require.Equal(t, "input.steps", at(k.ask(t, admin, openByFlow, input(map[string]any{"idempotencyKey": "x", "flow": "account", "steps": []any{"SELFIE"}})), "createVerification", "field"))
		require.Equal(t, "NotFound", at(k.ask(t, k.other, openByFlow, input(map[string]any{"idempotencyKey": "x", "flow": "account"})), "createVerification", "__typename"), "another tenant's")
		require.Equal(t, "input.yaml", at(k.ask(t, admin, createFlow, input(map[string]any{"idempotencyKey": "c", "name": "other", "yaml": "name: [x"})), "createFlow", "field"))

		list := at(k.ask(t, admin, `{ flows { edges { node { name published { number } versions(first: 1) { edges { cursor node { number state } } pageInfo { hasNextPage } } one: version(number: 1) { number } none: version(number: 9) { number } } } } }`, nil), "flows", "edges").([]any)
		require.Len(t, list, 1)
		require.Equal(t, []any{2.0, true}, []any{at(list, 0, "node", "versions", "edges", 0, "node", "number"), at(list, 0, "node", "versions", "pageInfo", "hasNextPage")})
		require.Equal(t, 1.0, at(list, 0, "node", "one", "number")) //nolint:testifylint // whole numbers of JSON
		require.Nil(t, at(list, 0, "node", "none"))

		rest := at(k.ask(t, admin, `query($after: String) { flow(name: "account") { versions(first: 1, after: $after) { edges { node { number } } pageInfo { hasNextPage } } } }`,
			map[string]any{"after": at(list, 0, "node", "versions", "edges", 0, "cursor")}), "flow", "versions")
		require.Equal(t, []any{1.0, false}, []any{at(rest, "edges", 0, "node", "number"), at(rest, "pageInfo", "hasNextPage")})
	})
}

// A key that is bound to other flows opens none of this one.
func TestAKeyBoundToFlows(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")
	bound := newDraft("developer")
	bound["flows"] = []any{"account"}
	text := fault.Secret(at(k.ask(t, admin, createKey, input(bound)), "createApiKey", "secret").(string))

	require.Equal(t, "NotFound", at(k.ask(t, text, openByFlow, input(map[string]any{"idempotencyKey": "a", "flow": "account"})), "createVerification", "__typename"), "it may, once there is one")

	for _, other := range []map[string]any{{"idempotencyKey": "b", "flow": "other"}, {"idempotencyKey": "c"}} {
		require.Equal(t, "forbidden", k.try(t, text, openByFlow, input(other)).kind())
	}
}

// A dry run says what stands against a text that nobody keeps, each finding with its line and the values it speaks of, on any day.
func TestADryRunKeepsNothing(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")
	dry := func(yaml, on string) any {
		return at(k.ask(t, admin, checkFlow, map[string]any{"yaml": yaml, "on": on}), "checkFlow")
	}
	text := "name: Opening\nlaw: criminal-proceeds\nmethod: document-image-selfie\npolicy: nobodys\nsteps:\n- {kind: consent}\n- {kind: document, photographsOnly: true}\n- {kind: selfie, liveness: [passive]}\n"

	found := dry(text, "2027-04-01")
	require.Equal(t, false, at(found, "publishable"))
	require.Equal(t, map[string]any{
		"level": "ERROR", "code": "policy", "path": "policy", "line": 4.0, "message": `No policy "nobodys" is published.`,
		"values": []any{map[string]any{"name": "policy", "value": "nobodys"}},
	}, at(found, "findings", 0))
	require.Equal(t, []any{"law_not_in_force", 3.0}, []any{at(found, "findings", 1, "code"), at(found, "findings", 1, "line")})

	require.Equal(t, true, at(dry(walked, "2026-11-25"), "publishable"))
	require.Equal(t, []any{"yaml_unknown", 2.0}, []any{at(dry("name: a\nnome: b\n", "2026-11-25"), "findings", 0, "code"), at(dry("name: a\nnome: b\n", "2026-11-25"), "findings", 0, "line")})
	require.Equal(t, "yaml_too_large", at(dry(strings.Repeat("#", flow.MaxBytes+1), "2026-11-25"), "findings", 0, "code"))
	require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "billing"), checkFlow, map[string]any{"yaml": walked}).kind())
	require.Empty(t, at(k.ask(t, admin, `{ flows { edges { node { id } } } }`, nil), "flows", "edges"), "nothing was kept")
}

// Where the law does not let a confirmation be completed, none is begun; a retry of what was begun before gives that.
func TestNothingIsOpenedThatCannotBeCompleted(t *testing.T) {
	t.Parallel()

	k := light(t)
	owner := k.newKey(t, k.ours, "owner")
	k.publishPhotographs(t, owner)

	open := func(key string) any {
		return at(k.ask(t, owner, openByFlow, input(map[string]any{"idempotencyKey": key, "flow": "photographs"})), "createVerification")
	}
	first := open("first")
	require.Equal(t, "CreateVerificationPayload", at(first, "__typename"))

	k.api.Now = func() time.Time { return time.Date(2027, 3, 31, 15, 0, 0, 0, time.UTC) } // the first minute of April in Japan

	require.Equal(t, map[string]any{"__typename": "FlowRefused", "findings": []any{map[string]any{"code": "law_not_in_force"}}}, open("second"))
	require.Equal(t, at(first, "verification", "id"), at(open("first"), "verification", "id"))
	require.Equal(t, 1, ent.From(k.ctx).Verification.Query().CountX(k.as()))
}

// The law ends a method: the flow that lives by it is at risk, and can be rewritten.
func TestFlowsAtRisk(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")
	text := "name: Opening\nlaw: criminal-proceeds\nmethod: document-image-selfie\nsteps:\n  - kind: consent\n  - {kind: document, photographsOnly: true}\n  - {kind: selfie, liveness: [passive]}\n"

	version := at(k.ask(t, admin, createFlow, input(map[string]any{"idempotencyKey": "a", "name": "opening", "yaml": text})), "createFlow", "version")
	for _, query := range []string{validateFlow, publishFlow} {
		version = at(k.ask(t, admin, query, input(map[string]any{"id": at(version, "id"), "revision": at(version, "revision")})), "moved", "version")
	}

	require.Equal(t, "PUBLISHED", at(version, "state"))

	const risk = `query($on: Date!) { flowsAtRisk(on: $on) { flow { name } findings { level code last successors } } }`

	after := at(k.ask(t, admin, risk, map[string]any{"on": "2027-04-01"}), "flowsAtRisk")
	require.Equal(t, "opening", at(after, 0, "flow", "name"))
	require.Equal(t, "ERROR", at(after, 0, "findings", 0, "level"))
	require.Equal(t, "invalid", k.try(t, admin, risk, map[string]any{"on": "2027-13-01"}).kind())

	soon := at(k.ask(t, admin, risk, map[string]any{"on": "2027-03-31"}), "flowsAtRisk")
	require.Equal(t, "2027-03-31", at(soon, 0, "findings", 0, "last"))
	require.Contains(t, at(soon, 0, "findings", 0, "successors"), "chip-selfie")

	letters := at(k.ask(t, admin, `{ flow(name: "opening") { published { now: letter(on: "2027-03-31") then: letter(on: "2027-04-01") } } }`, nil), "flow", "published")
	require.Equal(t, map[string]any{"now": "ホ", "then": nil}, letters)

	next := at(k.ask(t, admin, draftFlow, input(map[string]any{"idempotencyKey": "b", "flow": "opening", "from": 1, "method": "chip-selfie"})), "draftFlowVersion", "version")
	require.Contains(t, at(next, "yaml"), "kind: chip")
	require.Equal(t, "DRAFT", at(next, "state"))
	require.Equal(t, "step_not_available", at(next, "findings", 0, "code"))
}
