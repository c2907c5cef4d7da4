package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
)

const versionFields = `{ __typename
	... on VersionPayload { version { id number state revision authors yaml definition } findings { code } }
	... on NotPublishable { findings { code path } }
	... on InvalidInput { field }
}`

const aFlow = "name: Shop\npolicy: strict\nsteps: [{kind: consent}, {kind: selfie, liveness: [passive]}, {kind: reference}]\noptions: {retries: 1, languages: [ja]}"

// version asks for a change and gives what came of it.
func (k *kit) version(t *testing.T, field, input string) any {
	t.Helper()

	return at(k.ask(t, k.key, "mutation { "+field+"(input: {"+input+"}) "+versionFields+" }", nil), field)
}

// inForce brings a definition into force.
func (k *kit) inForce(t *testing.T, kind, name, yaml string) string {
	t.Helper()

	made := at(k.ask(t, k.key, `mutation($name: String!, $yaml: String!) { create`+kind+`(input: {idempotencyKey: $name, name: $name, yaml: $yaml}) `+versionFields+` }`,
		map[string]any{"name": name, "yaml": yaml}), "create"+kind)
	require.Equal(t, "VersionPayload", at(made, "__typename"), made)

	id, _ := at(made, "version", "id").(string)
	require.Equal(t, "VALIDATED", at(k.version(t, "validate"+kind, `id: "`+id+`", revision: 0`), "version", "state"))
	require.Equal(t, "PUBLISHED", at(k.version(t, "publish"+kind, `id: "`+id+`", revision: 1`), "version", "state"))

	return id
}

func TestAVerificationKeepsToItsFlow(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.key = k.newKey(t, k.ours, "admin")

		const open = `mutation($key: String!, $flow: String, $policy: String, $steps: [VerificationStep!]) {
			createVerification(input: {idempotencyKey: $key, flow: $flow, policy: $policy, steps: $steps}) { __typename
				... on CreateVerificationPayload { created verification { id steps } } ... on InvalidInput { field message } } }`

		create := func(wish map[string]any) any { return at(k.ask(t, k.key, open, wish), "createVerification") }

		require.Equal(t, "input.flow", at(create(map[string]any{"key": "0", "flow": "shop"}), "field"), "nothing is in force yet")

		k.inForce(t, "Policy", "strict", "extend: default\nrules: [{when: attempts.subject > 2, then: review, reason: many}]")
		first := k.inForce(t, "Flow", "shop", aFlow)

		made := create(map[string]any{"key": "1", "flow": "shop"})
		require.Equal(t, []any{"SELFIE", "REFERENCE"}, at(made, "verification", "steps"))
		require.Equal(t, "input.steps", at(create(map[string]any{"key": "2", "flow": "shop", "steps": []string{"SELFIE"}}), "field"))
		require.Equal(t, "input.policy", at(create(map[string]any{"key": "2", "policy": "lax"}), "field"))

		row := ent.From(k.as()).Verification.Query().OnlyX(k.as())
		require.NotNil(t, row.FlowVersionID)
		require.NotNil(t, row.PolicyVersionID)
		require.Equal(t, 1, row.MaxRetakes)
		require.Equal(t, "ja", *row.Language)

		// Another version comes into force: a retry still gives the verification of the first time, with the version of then.
		of := at(k.ask(t, k.key, `{ flows { edges { node { id name published { id number } } } } }`, nil), "flows", "edges", 0, "node")
		require.Equal(t, first, at(of, "published", "id"))

		flow, _ := at(of, "id").(string)
		next := k.version(t, "draftFlow", `idempotencyKey: "d", id: "`+flow+`", yaml: "{name: Shop, steps: [{kind: consent}, {kind: selfie, liveness: [passive]}]}"`)
		second, _ := at(next, "version", "id").(string)
		require.Equal(t, "VALIDATED", at(k.version(t, "validateFlow", `id: "`+second+`", revision: 0`), "version", "state"))
		require.Equal(t, "PUBLISHED", at(k.version(t, "publishFlow", `id: "`+second+`", revision: 1`), "version", "state"))

		again := create(map[string]any{"key": "1", "flow": "shop"})
		require.Equal(t, at(made, "verification", "id"), at(again, "verification", "id"))
		require.Equal(t, false, at(again, "created"))
		require.Equal(t, []any{"SELFIE"}, at(create(map[string]any{"key": "3", "flow": "shop"}), "verification", "steps"))

		const diff = `query($from: ID!, $to: ID!) { flowDiff(from: $from, to: $to) { path from to } }`
		require.NotNil(t, at(k.ask(t, k.key, diff, map[string]any{"from": first, "to": second}), "flowDiff", 0))
		require.Nil(t, at(k.ask(t, k.other, diff, map[string]any{"from": first, "to": second}), "flowDiff"), "another tenant's")
	})
}

func TestPublishingSaysWhatStandsAgainstIt(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.key = k.newKey(t, k.ours, "admin")

		made := k.version(t, "createFlow", `idempotencyKey: "1", name: "chip", yaml: "{name: C, steps: [{kind: consent}, {kind: chip}]}"`)
		id, _ := at(made, "version", "id").(string)

		refused := k.version(t, "validateFlow", `id: "`+id+`", revision: 0`)
		require.Equal(t, "NotPublishable", at(refused, "__typename"))
		require.Equal(t, "step_not_available", at(refused, "findings", 0, "code"))
		require.Equal(t, "feature_not_granted", at(refused, "findings", 1, "code"), "what the contract does not cover")

		require.Equal(t, "Conflict", at(k.version(t, "editFlow", `id: "`+id+`", revision: 9, yaml: "name: D"`), "__typename"))
		require.Equal(t, "NotFound", at(k.version(t, "editPolicy", `id: "`+id+`", revision: 0, yaml: "extend: default"`), "__typename"))
		require.Equal(t, "IdempotencyConflict", at(k.version(t, "createFlow", `idempotencyKey: "1", name: "other", yaml: "name: D"`), "__typename"))

		dry := k.ask(t, k.key, `{ policyFindings(yaml: "extend: default\nrules: [{when: \"score.pas\", then: review, reason: x}]") {
			... on VersionFindings { publishable findings { code path line column } } } }`, nil)
		require.Equal(t, false, at(dry, "policyFindings", "publishable"))
		require.Equal(t, "rules[0].when", at(dry, "policyFindings", "findings", 0, "path"))

		require.Equal(t, true, at(k.ask(t, k.key, `mutation { setTwoPersonPublish(input: {on: true}) { ... on SetTwoPersonPublishPayload { tenant { twoPersonPublish } } } }`, nil),
			"setTwoPersonPublish", "tenant", "twoPersonPublish"))

		own := k.version(t, "createPolicy", `idempotencyKey: "p", name: "own", yaml: "extend: default"`)
		policy, _ := at(own, "version", "id").(string)
		k.version(t, "validatePolicy", `id: "`+policy+`", revision: 0`)
		require.Equal(t, "TwoPersonsNeeded", at(k.version(t, "publishPolicy", `id: "`+policy+`", revision: 1`), "__typename"))
	})
}

func TestTheLawOfATenant(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.key = k.newKey(t, k.ours, "admin")

		require.NotEmpty(t, at(k.ask(t, k.key, `{ laws { version asOf content } }`, nil), "laws", "version"))
		require.Equal(t, []any{}, at(k.ask(t, k.key, `{ flowsAtRisk(on: "2027-04-01") { version { id } } }`, nil), "flowsAtRisk"))
		require.NotEmpty(t, k.try(t, k.key, `{ flowsAtRisk(on: "soon") { version { id } } }`, nil).Errors)

		set := k.ask(t, k.key, `mutation { overrideLaw(input: {law: "criminal-proceeds", method: "chip-selfie", note: "Counsel.", revision: 0,
			periods: "{}"}) { __typename ... on InvalidInput { field } } }`, nil)
		require.Equal(t, "input.periods", at(set, "overrideLaw", "field"), "periods are a list")
		require.NotEmpty(t, k.try(t, k.key, `mutation { installLawCatalogue(input: {data: "", signature: ""}) { __typename } }`, nil).Errors, "operators alone")
	})
}
