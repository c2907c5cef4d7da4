package graph_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
)

const (
	rulesShown     = `id number state revision yaml author publisher findings { rule part line column message } changes { path before after }`
	createPolicy   = `mutation($input: CreatePolicyInput!) { createPolicy(input: $input) { __typename ... on CreatePolicyPayload { policy { id name } version { ` + rulesShown + ` } } ... on InvalidInput { field } ... on Conflict { code } } }`
	draftPolicy    = `mutation($input: DraftPolicyVersionInput!) { draftPolicyVersion(input: $input) { __typename ... on DraftPolicyVersionPayload { version { ` + rulesShown + ` } } ... on InvalidInput { field } } }`
	editPolicy     = `mutation($input: EditPolicyVersionInput!) { editPolicyVersion(input: $input) { __typename ... on EditPolicyVersionPayload { version { ` + rulesShown + ` } } ... on StaleRevision { revision } } }`
	movePolicy     = `{ __typename ... on MovePolicyVersionPayload { version { ` + rulesShown + ` } } ... on PolicyRefused { findings { rule part line column } } ... on StaleRevision { revision } ... on Conflict { code } }`
	validatePolicy = `mutation($input: MovePolicyVersionInput!) { moved: validatePolicyVersion(input: $input) ` + movePolicy + ` }`
	publishPolicy  = `mutation($input: MovePolicyVersionInput!) { moved: publishPolicyVersion(input: $input) ` + movePolicy + ` }`
	archivePolicy  = `mutation($input: MovePolicyVersionInput!) { moved: archivePolicyVersion(input: $input) ` + movePolicy + ` }`
	openJudged     = `mutation($input: CreateVerificationInput!) { createVerification(input: $input) { __typename ... on CreateVerificationPayload { verification { id policy policyNumber } } } }`

	strictly = "extend: default\nrules: [{when: attempts.subject > 2, then: review, reason: many}]\n"
)

// mover moves a version of a policy by the revision that was read.
func (k *kit) mover(t *testing.T, key fault.Secret) func(query string, version any) any {
	t.Helper()

	return func(query string, version any) any {
		return at(k.ask(t, key, query, input(map[string]any{"id": at(version, "id"), "revision": at(version, "revision")})), "moved")
	}
}

// Whoever publishes a policy decides how verifications are judged that are opened from then on.
func TestPoliciesOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin := k.newKey(t, k.ours, "admin")
		move := k.mover(t, admin)
		opened := func(token string, flow any) any {
			return at(k.ask(t, admin, openJudged, input(map[string]any{"idempotencyKey": token, "flow": flow})), "createVerification")
		}
		judge := func(token string, flow any) []any {
			made := at(opened(token, flow), "verification")

			return []any{at(made, "policy"), at(made, "policyNumber")}
		}

		require.Equal(t, []any{nil, nil}, judge("before", nil), "the installation's")

		wrong := at(k.ask(t, admin, createPolicy, input(map[string]any{"idempotencyKey": "w", "name": "default", "yaml": "extend: default\nrules: [{when: scoer.match > 1, then: review, reason: x}]"})), "createPolicy", "version")
		require.Equal(t, []any{1.0, "when", 1.0, 1.0}, []any{at(wrong, "findings", 0, "rule"), at(wrong, "findings", 0, "part"), at(wrong, "findings", 0, "line"), at(wrong, "findings", 0, "column")})
		require.Equal(t, "PolicyRefused", at(move(validatePolicy, wrong), "__typename"))

		edit := map[string]any{"id": at(wrong, "id"), "revision": 7, "yaml": strictly}
		require.Equal(t, "StaleRevision", at(k.ask(t, admin, editPolicy, input(edit)), "editPolicyVersion", "__typename"))

		edit["revision"] = 0
		one := at(k.ask(t, admin, editPolicy, input(edit)), "editPolicyVersion", "version")
		require.Empty(t, at(one, "findings"))
		one = at(move(publishPolicy, at(move(validatePolicy, one), "version")), "version")
		require.Equal(t, "PUBLISHED", at(one, "state"))
		require.Equal(t, []any{"default", 1.0}, judge("one", nil))

		// A copy with one change; what was opened before stays as it is.
		two := at(k.ask(t, admin, draftPolicy, input(map[string]any{"idempotencyKey": "c", "policy": "default", "from": 1})), "draftPolicyVersion", "version")
		require.Empty(t, at(two, "changes"))
		edit = map[string]any{"id": at(two, "id"), "revision": 0, "yaml": "extend: default\nrules: [{when: attempts.subject > 1, then: review, reason: many}]\n"}
		two = at(k.ask(t, admin, editPolicy, input(edit)), "editPolicyVersion", "version")
		require.Equal(t, "rules[many].when", at(two, "changes", 0, "path"))
		at(move(publishPolicy, at(move(validatePolicy, two), "version")), "version")
		require.Equal(t, []any{"default", 2.0}, judge("two", nil))
		require.Equal(t, []any{"default", 1.0}, judge("one", nil), "a retry")

		// Back to the first.
		list := at(k.ask(t, admin, `{ policies { edges { node { name published { number } first: version(number: 1) { id revision } none: version(number: 3) { id } versions(first: 1) { edges { node { number state } } pageInfo { hasNextPage } } } } } }`, nil), "policies", "edges").([]any)
		require.Len(t, list, 1)
		require.Equal(t, map[string]any{"number": 2.0, "state": "PUBLISHED"}, at(list, 0, "node", "versions", "edges", 0, "node"))
		require.Equal(t, true, at(list, 0, "node", "versions", "pageInfo", "hasNextPage"))
		require.Nil(t, at(list, 0, "node", "none"))
		require.Equal(t, "PUBLISHED", at(move(publishPolicy, at(list, 0, "node", "first")), "version", "state"))
		require.Equal(t, []any{"default", 1.0}, judge("back", nil))

		// A flow names its own, and is not published before that is.
		flow := at(k.ask(t, admin, createFlow, input(map[string]any{"idempotencyKey": "f", "name": "account", "yaml": walked + "policy: loans\n"})), "createFlow", "version")
		require.Equal(t, "policy", at(flow, "findings", 0, "code"))
		loans := at(k.ask(t, admin, createPolicy, input(map[string]any{"idempotencyKey": "l", "name": "loans", "yaml": strictly})), "createPolicy", "version")
		loans = at(move(publishPolicy, at(move(validatePolicy, loans), "version")), "version")

		for _, query := range []string{validateFlow, publishFlow} {
			flow = at(k.ask(t, admin, query, input(map[string]any{"id": at(flow, "id"), "revision": at(flow, "revision")})), "moved", "version")
		}

		require.Equal(t, []any{"loans", 1.0}, judge("loan", "account"))
		require.Equal(t, "PUBLISHED", at(loans, "state"))
		require.Equal(t, "ARCHIVED", at(move(archivePolicy, loans), "version", "state"))
		require.Equal(t, "NotFound", at(opened("late", "account"), "__typename"), "rather nothing than another policy")

		require.Nil(t, at(k.ask(t, k.other, `{ policy(name: "loans") { id } }`, nil), "policy"), "another tenant's")
		require.Equal(t, "forbidden", k.try(t, k.newKey(t, k.ours, "developer"), publishPolicy, input(map[string]any{"id": at(loans, "id"), "revision": 1})).kind())
		require.Equal(t, "NotFound", at(move(publishFlow, map[string]any{"id": "flv" + at(loans, "id").(string)[3:], "revision": 1}), "__typename"), "who may publish flows reaches no policy")
	})
}

func TestADryRunOfAPolicy(t *testing.T) {
	t.Parallel()

	k := light(t)
	admin := k.newKey(t, k.ours, "admin")

	const dry = `query($yaml: String!) { policyFindings(yaml: $yaml) { __typename ... on PolicyFindings { findings { rule part line column code subject } } ... on InvalidInput { field } } }`

	require.Empty(t, at(k.ask(t, admin, dry, map[string]any{"yaml": strictly}), "policyFindings", "findings"))
	require.Equal(t, "input.yaml", at(k.ask(t, admin, dry, map[string]any{"yaml": "a: b"}), "policyFindings", "field"))
	require.Equal(t, "thresholds.quality.luck.min", at(k.ask(t, admin, dry, map[string]any{"yaml": "extend: default\nthresholds: {quality.luck.min: 1}"}), "policyFindings", "findings", 0, "part"))

	// A text of 100 KB is none.
	long := "extend: default\nrules: [{when: '" + strings.Repeat("x", 100_000) + "', then: review, reason: x}]"
	require.Contains(t, k.try(t, admin, dry, map[string]any{"yaml": long}).Errors[0].Message, "64 KB")

	// A condition is told with its place, and one that is too deep for one with none.
	for when, place := range map[string][]any{
		"score.match >\n  'high'":                                     {1.0, 1.0, 13.0, "condition", nil},
		"true &&\n  scoer.x > 1":                                      {1.0, 2.0, 3.0, "condition", nil},
		strings.Repeat("!(", 200) + "true" + strings.Repeat(")", 200): {1.0, nil, nil, "condition", nil},
		"lists.known ||\n score.match > 0.9":                          {1.0, 2.0, 2.0, "lets_go", "score.match"},
		"measure.passive.luck < 0.9":                                  {1.0, 1.0, 1.0, "no_measure", "measure.passive.luck"},
		"document.name == 'x'":                                        {1.0, 1.0, 1.0, "no_document", nil},
		"'" + strings.Repeat("x", 100_000/2) + "' == ''":              {1.0, nil, nil, "condition_length", nil},
	} {
		text, err := json.Marshal(map[string]any{"extend": "default", "rules": []any{map[string]any{"when": when, "then": "review", "reason": "x"}}})
		require.NoError(t, err)

		found := at(k.ask(t, admin, dry, map[string]any{"yaml": string(text)}), "policyFindings", "findings", 0)
		seen := []any{at(found, "rule"), at(found, "line"), at(found, "column"), at(found, "code"), at(found, "subject")}
		require.Equal(t, place, seen, when)
	}
}
