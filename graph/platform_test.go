package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/invitation"
	"github.com/honnin/honnin/graph"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// staff is an operator outside of every tenant.
func (k *kit) staff(t *testing.T) viewer.Viewer {
	t.Helper()

	person := ent.From(k.ctx).User.Create().SetEmail("staff@example.com").SetOperator(true).SaveX(k.system())

	return viewer.Viewer{Kind: viewer.Operator, Subject: id.Format(id.User, person.ID), Roles: []string{"operator"}}
}

// askAs sends a query as somebody who was let in already.
func (k *kit) askAs(t *testing.T, who viewer.Viewer, query string, variables map[string]any) said {
	t.Helper()

	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	require.NoError(t, err)

	request := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")

	recorder := httptest.NewRecorder()
	graph.As(k.api, who).ServeHTTP(recorder, request)

	var answer said

	require.NoError(t, json.Unmarshal(recorder.Body.Bytes(), &answer))

	return answer
}

const createTenantQuery = `mutation($key: String!, $name: String!, $owner: String!) {
  createTenant(input: {idempotencyKey: $key, name: $name, owner: $owner, language: "en"}) {
    __typename
    ... on CreateTenantPayload { created tenant { id name state } }
    ... on InvalidInput { field }
    ... on UserError { message }
  }
}`

func TestOperatorsMakeTenants(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		staff := k.staff(t)
		input := map[string]any{"key": "a", "name": "Aoi Bank", "owner": "Owner@aoi.example"}

		for _, created := range []bool{true, false} {
			got := at(k.askAs(t, staff, createTenantQuery, input).Data, "createTenant")
			require.Equal(t, created, at(got, "created"))
			require.Equal(t, "ACTIVE", at(got, "tenant", "state"))
		}

		invited := ent.From(k.ctx).Invitation.Query().Where(invitation.Email("owner@aoi.example")).OnlyX(k.system())
		require.Equal(t, "owner", invited.Role)
		require.Equal(t, 1, ent.From(k.ctx).Mail.Query().CountX(k.system()), "one letter, in spite of the retry")

		actions := []string{}
		for _, link := range ent.From(k.ctx).Audit.Query().AllX(database.As(k.ctx, invited.TenantID)) {
			require.Equal(t, "operator", link.ActorKind)

			actions = append(actions, link.Action)
		}

		require.ElementsMatch(t, []string{"tenant.create", "member.invite"}, actions)

		// The owner's address is part of it: without one there is no tenant either.
		for field, wrong := range map[string]map[string]any{
			"input.owner": {"key": "b", "name": "B", "owner": "nobody"},
			"input.name":  {"key": "c", "name": "", "owner": "o@example.com"},
		} {
			require.Equal(t, field, at(k.askAs(t, staff, createTenantQuery, wrong).Data, "createTenant", "field"))
		}

		input["name"] = "Another"
		require.Equal(t, "IdempotencyConflict", at(k.askAs(t, staff, createTenantQuery, input).Data, "createTenant", "__typename"))

		seen := at(k.askAs(t, staff, `{ platformTenants(first: 2) { edges { cursor node { name createdAt } } pageInfo { hasNextPage endCursor } } }`, nil).Data, "platformTenants")
		require.Equal(t, "Aoi Bank", at(seen, "edges", 0, "node", "name"))
		require.Equal(t, true, at(seen, "pageInfo", "hasNextPage"))

		rest := at(k.askAs(t, staff, `query($after: String) { platformTenants(after: $after) { edges { node { name } } } }`,
			map[string]any{"after": at(seen, "pageInfo", "endCursor")}).Data, "platformTenants", "edges")
		require.Len(t, rest, 1)
	})
}

const grantQuery = `mutation($input: GrantFeatureInput!) { grantFeature(input: $input) {
  __typename
  ... on GrantFeaturePayload { feature { key state trialEndsAt quota limit revision requestedAt } }
  ... on InvalidInput { field }
} }`

func TestOperatorsAnswerWhatTenantsAskFor(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		staff := k.staff(t)
		ours := id.Format(id.Tenant, k.ours)
		k.ask(t, k.newKey(t, k.ours, "admin"), requestQuery, map[string]any{"feature": "chip"})

		waiting := at(k.askAs(t, staff, `{ platformRequests { tenant { id } feature note requestedBy requestedAt } }`, nil).Data, "platformRequests")
		require.Len(t, waiting, 1)
		require.Equal(t, ours, at(waiting, 0, "tenant", "id"))
		require.Equal(t, "chip", at(waiting, 0, "feature"))
		require.Equal(t, "for the branch in Osaka", at(waiting, 0, "note"))

		ends := time.Now().Add(24 * time.Hour).UTC().Truncate(time.Microsecond)
		input := map[string]any{"tenant": ours, "feature": "chip", "state": "TRIAL", "trialEndsAt": ends, "quota": 50, "limit": "SOFT"}
		got := at(k.askAs(t, staff, grantQuery, map[string]any{"input": input}).Data, "grantFeature", "feature")
		require.Equal(t, "TRIAL", at(got, "state"))
		require.InDelta(t, 50, at(got, "quota"), 0)
		require.Equal(t, "SOFT", at(got, "limit"))
		require.Nil(t, at(got, "requestedAt"))

		require.Empty(t, at(k.askAs(t, staff, `{ platformRequests { feature } }`, nil).Data, "platformRequests"))

		list, _ := at(k.askAs(t, staff, `query($t: ID!) { platformFeatures(tenant: $t) { key state } }`, map[string]any{"t": ours}).Data, "platformFeatures").([]any)
		require.Contains(t, list, map[string]any{"key": "chip", "state": "TRIAL"})

		for kind, wrong := range map[string]map[string]any{
			"InvalidInput":  {"tenant": ours, "feature": "telepathy", "state": "ON"},
			"NotFound":      {"tenant": "ten_x", "feature": "chip", "state": "ON"},
			"StaleRevision": {"tenant": ours, "feature": "chip", "state": "ON", "revision": 0},
		} {
			require.Equal(t, kind, at(k.askAs(t, staff, grantQuery, map[string]any{"input": wrong}).Data, "grantFeature", "__typename"))
		}
	})
}

const suspendQuery = `mutation($id: ID!) { suspendTenant(input: {id: $id}) { __typename ... on SuspendTenantPayload { tenant { state } } } }`

func TestOperatorsSuspendTenants(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		staff := k.staff(t)
		ours := map[string]any{"id": id.Format(id.Tenant, k.ours)}
		k.ask(t, k.key, `{ viewer { kind } }`, nil)

		require.Equal(t, "SUSPENDED", at(k.askAs(t, staff, suspendQuery, ours).Data, "suspendTenant", "tenant", "state"))

		status, data := k.send(t, http.MethodPost, "/graphql", []byte(`{"query":"{ viewer { kind } }"}`),
			http.Header{"Content-Type": {"application/json"}, "Authorization": {"Bearer " + string(k.key)}})
		require.Equal(t, http.StatusForbidden, status)
		require.Contains(t, string(data), "suspended")

		k.ask(t, k.other, `{ viewer { kind } }`, nil)

		require.Equal(t, "ACTIVE", at(k.askAs(t, staff, `mutation($id: ID!) { resumeTenant(input: {id: $id}) { ... on ResumeTenantPayload { tenant { state } } } }`, ours).Data,
			"resumeTenant", "tenant", "state"))
		k.ask(t, k.key, `{ viewer { kind } }`, nil)

		require.Equal(t, "NotFound", at(k.askAs(t, staff, suspendQuery, map[string]any{"id": "ten_x"}).Data, "suspendTenant", "__typename"))
	})
}

const beginQuery = `mutation($tenant: ID!, $reason: String!) { beginVisit(input: {tenant: $tenant, reason: $reason, role: "auditor", minutes: 5}) {
  __typename
  ... on BeginVisitPayload { visit { id role reason expiresAt tenant { id } } }
  ... on InvalidInput { field }
} }`

func TestVisits(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		staff := k.staff(t)
		ours := id.Format(id.Tenant, k.ours)

		got := at(k.askAs(t, staff, beginQuery, map[string]any{"tenant": ours, "reason": "ticket 4711: no images"}).Data, "beginVisit", "visit")
		require.Equal(t, ours, at(got, "tenant", "id"))
		require.Contains(t, at(got, "id"), "vis_")

		require.Equal(t, "input.reason", at(k.askAs(t, staff, beginQuery, map[string]any{"tenant": ours, "reason": "a look"}).Data, "beginVisit", "field"))
		require.Equal(t, "NotFound", at(k.askAs(t, staff, beginQuery, map[string]any{"tenant": "ten_x", "reason": "ticket 4711: no images"}).Data, "beginVisit", "__typename"))

		inside := staff
		inside.Tenant, inside.Roles, inside.Reason = k.ours, []string{"auditor"}, "ticket 4711: no images"
		require.NotEmpty(t, k.askAs(t, inside, beginQuery, map[string]any{"tenant": ours, "reason": "ticket 4711: no images"}).Errors, "inside one is no operator")
		require.Equal(t, true, at(k.askAs(t, inside, `mutation { endVisit { ended } }`, nil).Data, "endVisit", "ended"))

		seen := at(k.ask(t, k.newKey(t, k.ours, "admin"), auditQuery, map[string]any{"filter": map[string]any{"actor": staff.Subject}}), "auditLog", "edges")
		require.Len(t, seen, 2)
		require.Equal(t, "visit.end", at(seen, 0, "node", "action"))
		require.Equal(t, "visit.begin", at(seen, 1, "node", "action"))
		require.Equal(t, "OPERATOR", at(seen, 1, "node", "actorKind"))
		require.Equal(t, "ticket 4711: no images", at(seen, 1, "node", "reason"))
	})
}

func TestOperatorsSeeUsage(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		staff := k.staff(t)
		row := k.create(t, "a")
		// The evening of 31 October in UTC is the morning of 1 November where the tenant is.
		for attempt, at := range []time.Time{time.Date(2026, 10, 31, 23, 0, 0, 0, time.UTC), time.Date(2026, 11, 5, 0, 0, 0, 0, time.UTC)} {
			used := ent.From(k.ctx).Usage.Create().SetVerificationID(row.ID).SetMeter("match").SetAttempt(attempt + 1).SetQuantity(attempt + 1).
				SetAt(at).SetBookedAt(at).SaveX(k.as())
			ent.From(k.ctx).UsageFresh.Create().SetID(used.ID).ExecX(k.as())
		}

		const query = `query($month: String!) { platformUsage(month: $month) { tenant { id } meter quantity zone } }`

		got := at(k.askAs(t, staff, query, map[string]any{"month": "2026-11"}).Data, "platformUsage")
		require.Len(t, got, 1)
		require.Equal(t, id.Format(id.Tenant, k.ours), at(got, 0, "tenant", "id"))
		require.InDelta(t, 3, at(got, 0, "quantity"), 0)
		require.Equal(t, "Asia/Tokyo", at(got, 0, "zone"))

		require.Equal(t, "invalid", k.askAs(t, staff, query, map[string]any{"month": "x"}).Errors[0].Extensions["kind"])
	})
}

// A key or a person that carries the operators' role by some mistake opens nothing.
func TestTheRoleAloneMakesNoOperator(t *testing.T) {
	t.Parallel()

	k := light(t)
	key := k.newKey(t, k.ours, "operator")
	ours := id.Format(id.Tenant, k.ours)

	for name, query := range map[string]string{
		"tenants":  `{ platformTenants { edges { cursor } } }`,
		"features": `{ platformFeatures(tenant: "` + ours + `") { key } }`,
		"requests": `{ platformRequests { feature } }`,
		"usage":    `{ platformUsage(month: "2026-11") { meter } }`,
		"create":   `mutation { createTenant(input: {idempotencyKey: "a", name: "n", owner: "a@example.com"}) { __typename } }`,
		"suspend":  `mutation { suspendTenant(input: {id: "` + ours + `"}) { __typename } }`,
		"resume":   `mutation { resumeTenant(input: {id: "` + ours + `"}) { __typename } }`,
		"grant":    `mutation { grantFeature(input: {tenant: "` + ours + `", feature: "chip", state: ON}) { __typename } }`,
		"visit":    `mutation { beginVisit(input: {tenant: "` + ours + `", reason: "long enough a reason", role: "admin", minutes: 5}) { __typename } }`,
		"end":      `mutation { endVisit { ended } }`,
	} {
		answer := k.try(t, key, query, nil)
		require.NotEmpty(t, answer.Errors, name)
		require.Equal(t, "forbidden", answer.Errors[0].Extensions["kind"], name)
	}
}
