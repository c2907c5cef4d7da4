package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/feature"
)

const (
	versionShown = `id number state revision yaml author publisher findings { level code path feature last successors } changes { path before after }`
	createFlow   = `mutation($input: CreateFlowInput!) { createFlow(input: $input) { __typename ... on CreateFlowPayload { flow { id name } version { ` + versionShown + ` } } ... on InvalidInput { field } ... on Conflict { code } } }`
	draftFlow    = `mutation($input: DraftFlowVersionInput!) { draftFlowVersion(input: $input) { __typename ... on DraftFlowVersionPayload { version { ` + versionShown + ` } } ... on InvalidInput { field } } }`
	moveFlow     = `{ __typename ... on MoveFlowVersionPayload { version { ` + versionShown + ` } } ... on FlowRefused { findings { code feature } } ... on StaleRevision { revision } ... on Conflict { code } }`
	validateFlow = `mutation($input: MoveFlowVersionInput!) { moved: validateFlowVersion(input: $input) ` + moveFlow + ` }`
	publishFlow  = `mutation($input: MoveFlowVersionInput!) { moved: publishFlowVersion(input: $input) ` + moveFlow + ` }`
	openByFlow   = `mutation($input: CreateVerificationInput!) { createVerification(input: $input) { __typename ... on CreateVerificationPayload { verification { id steps flow flowNumber expiresAt } created } ... on InvalidInput { field } } }`

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

		list := at(k.ask(t, admin, `{ flows { edges { node { name published { number } versions { number state } } } } }`, nil), "flows", "edges").([]any)
		require.Len(t, list, 1)
		require.Len(t, at(list, 0, "node", "versions"), 2)
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

	next := at(k.ask(t, admin, draftFlow, input(map[string]any{"idempotencyKey": "b", "flow": "opening", "from": 1, "method": "chip-selfie"})), "draftFlowVersion", "version")
	require.Contains(t, at(next, "yaml"), "kind: chip")
	require.Equal(t, "DRAFT", at(next, "state"))
	require.Equal(t, "step_not_available", at(next, "findings", 0, "code"))
}
