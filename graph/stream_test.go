package graph_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/viewer"
)

const streamFields = `auditStream { url delivered paused failures lastError nextAt revision }`

func TestAuditStream(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		webhook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) }))
		t.Cleanup(webhook.Close)

		admin := k.newKey(t, k.ours, "admin")
		set := `mutation($url: String!) { setAuditStream(input: {url: $url}) { ` +
			`... on SetAuditStreamPayload { secret ` + streamFields + ` } ... on InvalidInput { field } ... on Conflict { message } } }`

		require.NotEmpty(t, k.try(t, k.key, set, map[string]any{"url": webhook.URL}).Errors, "a developer may not")
		require.Nil(t, at(k.ask(t, admin, `{ auditStream { url } }`, nil), "auditStream"))
		require.Equal(t, "input.url", at(k.ask(t, admin, set, map[string]any{"url": "https://10.0.0.1"}), "setAuditStream", "field"))

		made := at(k.ask(t, admin, set, map[string]any{"url": webhook.URL}), "setAuditStream")
		require.Regexp(t, `^whsec_`, at(made, "secret"))
		require.EqualValues(t, 0, at(made, "auditStream", "revision"))
		require.NotEmpty(t, at(k.ask(t, admin, set, map[string]any{"url": webhook.URL}), "setAuditStream", "message"))

		tested := at(k.ask(t, admin, `mutation { testAuditStream { ... on TestAuditStreamPayload { status failure tookMs } } }`, nil), "testAuditStream")
		require.EqualValues(t, http.StatusTeapot, at(tested, "status"))
		require.Equal(t, "status", at(tested, "failure"))

		paused := at(k.ask(t, admin, `mutation { pauseAuditStream(input: {revision: 0}) { ... on PauseAuditStreamPayload { `+streamFields+` } } }`, nil), "pauseAuditStream")
		require.Equal(t, true, at(paused, "auditStream", "paused"))

		stale := at(k.ask(t, admin, `mutation { resumeAuditStream(input: {revision: 0}) { __typename } }`, nil), "resumeAuditStream")
		require.Equal(t, "StaleRevision", at(stale, "__typename"))

		removed := at(k.ask(t, admin, `mutation { removeAuditStream(input: {revision: 1}) { ... on RemoveAuditStreamPayload { removed } } }`, nil), "removeAuditStream")
		require.Equal(t, true, at(removed, "removed"))
	})
}

// What operators do from outside of every tenant is on record in the installation's own chain, which tenants cannot see.
func TestPlatformLog(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		const query = `{ platformLog { edges { node { action target actor after } } } }`

		staff := k.staff(t)
		made := k.askAs(t, staff, createTenantQuery, map[string]any{"key": "a", "name": "New", "owner": "owner@example.com"})
		require.Empty(t, made.Errors)

		tenant := at(made.Data, "createTenant", "tenant", "id")

		for _, act := range []string{
			`mutation($id: ID!) { suspendTenant(input: {id: $id}) { __typename } }`,
			`mutation($id: ID!) { resumeTenant(input: {id: $id}) { __typename } }`,
			`mutation($id: ID!) { grantFeature(input: {tenant: $id, feature: "match", state: ON}) { __typename } }`,
			`mutation($id: ID!) { beginVisit(input: {tenant: $id, reason: "ticket 4711: no mail", role: "auditor", minutes: 5}) { __typename } }`,
		} {
			require.Empty(t, k.askAs(t, staff, act, map[string]any{"id": tenant}).Errors)
		}

		edges := at(k.askAs(t, staff, query, nil).Data, "platformLog", "edges")

		for i, action := range []string{"visit.begin", "feature.grant", "tenant.resume", "tenant.suspend", "tenant.create"} {
			require.Equal(t, action, at(edges, i, "node", "action"))
			require.Equal(t, tenant, at(edges, i, "node", "target"))
			require.Equal(t, staff.Subject, at(edges, i, "node", "actor"))
		}

		require.Nil(t, at(edges, 5))
		require.NotEmpty(t, k.askAs(t, viewer.Viewer{Tenant: k.ours, Kind: viewer.User, Roles: []string{"owner"}}, query, nil).Errors)
	})
}
