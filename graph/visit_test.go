package graph_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/sign"
)

// byCookie sends a query with a session's cookie.
func (k *kit) byCookie(t *testing.T, token fault.Secret, query string, variables map[string]any) (int, said) {
	t.Helper()

	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	require.NoError(t, err)

	status, data := k.send(t, http.MethodPost, "/graphql", body, http.Header{
		"Cookie": {browser.Session + "=" + string(token)}, "Content-Type": {"application/json"}, "X-Honnin-Csrf": {"1"},
	})

	var answer said

	require.NoError(t, json.Unmarshal(data, &answer), string(data))

	return status, answer
}

// An operator signs in, visits with a reason, does what the role allows, and is outside again: by leaving, or when the time is over.
func TestAnOperatorsVisitFromEndToEnd(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		one, piece := k.judged(t, "a")
		staff := k.staff(t)
		person := ent.From(k.ctx).User.Query().Where(user.Operator(true)).OnlyX(k.system())

		token, err := sign.Begin(k.ctx, sign.Proof{User: person.ID, Method: "link"}, time.Now())
		require.NoError(t, err)

		_, outside := k.byCookie(t, token, `query($id: ID!) { verification(id: $id) { state } }`, map[string]any{"id": one})
		require.Equal(t, "forbidden", outside.Errors[0].Extensions["kind"], "outside there is nothing to see")

		begin := func(role string) string {
			_, got := k.byCookie(t, token, `mutation($tenant: ID!, $role: String!) { beginVisit(input: {tenant: $tenant, reason: "ticket 4711: no images", role: $role, minutes: 5}) {
				... on BeginVisitPayload { visit { id } } } }`, map[string]any{"tenant": id.Format(id.Tenant, k.ours), "role": role})
			visit, ok := at(got.Data, "beginVisit", "visit", "id").(string)
			require.True(t, ok, got.Errors)

			who, err := k.api.Gate.Session(k.ctx, token)
			require.NoError(t, err)

			token, err = k.api.Desk.Visit(viewer.With(k.ctx, who), visit)
			require.NoError(t, err)

			return visit
		}

		begin("auditor")

		_, seen := k.byCookie(t, token, `query($id: ID!) { verification(id: $id) { state evidence { sha256 } } }`, map[string]any{"id": one})
		require.Equal(t, "forbidden", seen.Errors[0].Extensions["kind"], "an auditor sees no evidence")

		_, log := k.byCookie(t, token, auditQuery, nil)
		require.NotEmpty(t, at(log.Data, "auditLog", "edges"))

		_, other := k.byCookie(t, token, `{ platformTenants { edges { cursor } } }`, nil)
		require.Equal(t, "forbidden", other.Errors[0].Extensions["kind"], "inside one is no operator")

		_, left := k.byCookie(t, token, `mutation { endVisit { ended } }`, nil)
		require.Equal(t, true, at(left.Data, "endVisit", "ended"))

		_, outside = k.byCookie(t, token, auditQuery, nil)
		require.Equal(t, "forbidden", outside.Errors[0].Extensions["kind"], "outside again, by the same session")

		begin("reviewer")

		status, _ := k.send(t, http.MethodGet, "/evidence/"+id.Format(id.Evidence, piece.ID), nil, http.Header{"Cookie": {browser.Session + "=" + string(token)}})
		require.Equal(t, http.StatusOK, status)

		looked := ent.From(k.ctx).Audit.Query().Where(where.Action("evidence.view")).OnlyX(k.as())
		require.Equal(t, "operator", looked.ActorKind)
		require.Equal(t, staff.Subject, looked.Actor)
		require.Equal(t, "ticket 4711: no images", looked.Reason)

		// The time is over: not at the next sign-in, but at the next request.
		late := tenants.NewGate(func() time.Time { return time.Now().Add(6 * time.Minute) })
		who, err := late.Session(k.ctx, token)
		require.NoError(t, err)
		require.Zero(t, who.Tenant)
		require.Equal(t, []string{"operator"}, who.Roles)
		require.Empty(t, who.Reason)
	})
}

func TestASuspendedTenantsPeopleAreToldSo(t *testing.T) {
	t.Parallel()

	k := light(t)
	token := fault.Secret(k.signIn(t).Value)

	k.askAs(t, k.staff(t), suspendQuery, map[string]any{"id": id.Format(id.Tenant, k.ours)})

	status, answer := k.byCookie(t, token, `{ viewer { name } }`, nil)
	require.Equal(t, http.StatusUnauthorized, status)
	require.Contains(t, answer.Errors[0].Message, "suspended")
}
