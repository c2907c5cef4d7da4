package graph_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/sign"
)

const whoQuery = `{ viewer { kind name tenant { name } visit { tenant { name } role reason expiresAt } } }`

// What the console needs to say where an operator is, and why.
func TestAnOperatorSeesWhereTheyAre(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		k.staff(t)
		person := ent.From(k.ctx).User.Query().Where(user.Operator(true)).OnlyX(k.system())
		token, err := sign.Begin(k.ctx, sign.Proof{User: person.ID, Method: "link"}, time.Now())
		require.NoError(t, err)

		_, outside := k.byCookie(t, token, whoQuery, nil)
		require.Empty(t, outside.Errors)
		require.Equal(t, map[string]any{"kind": "OPERATOR", "name": "staff@example.com", "tenant": nil, "visit": nil}, at(outside.Data, "viewer"))

		_, got := k.byCookie(t, token, `mutation($tenant: ID!) { beginVisit(input: {tenant: $tenant, reason: "ticket 4711: no images", role: "auditor", minutes: 5}) {
			... on BeginVisitPayload { visit { id tenant { name } } } } }`, map[string]any{"tenant": id.Format(id.Tenant, k.ours)})
		require.Equal(t, "My company", at(got.Data, "beginVisit", "visit", "tenant", "name"))

		who, err := k.api.Gate.Session(k.ctx, token)
		require.NoError(t, err)

		visit, ok := at(got.Data, "beginVisit", "visit", "id").(string)
		require.True(t, ok)

		token, err = k.api.Desk.Visit(viewer.With(k.ctx, who), visit)
		require.NoError(t, err)

		_, inside := k.byCookie(t, token, whoQuery, nil)
		require.Equal(t, "My company", at(inside.Data, "viewer", "tenant", "name"))
		require.Equal(t, "OPERATOR", at(inside.Data, "viewer", "kind"))
		require.Equal(t, "My company", at(inside.Data, "viewer", "visit", "tenant", "name"))
		require.Equal(t, "ticket 4711: no images", at(inside.Data, "viewer", "visit", "reason"))
		require.Equal(t, "auditor", at(inside.Data, "viewer", "visit", "role"))

		key := k.ask(t, k.key, whoQuery, nil)
		require.Equal(t, "KEY", at(key, "viewer", "kind"))
		require.Nil(t, at(key, "viewer", "visit"))
	})
}

func TestOperatorsFindATenant(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		staff := k.staff(t)
		find := func(name string) []any {
			got := k.askAs(t, staff, `query($name: String) { platformTenants(name: $name) { edges { node { name } } } }`, map[string]any{"name": name})
			found, ok := at(got.Data, "platformTenants", "edges").([]any)
			require.True(t, ok, got.Errors)

			return found
		}

		require.Len(t, find(" my COMP"), 1)
		require.Len(t, find(""), 2)
		require.Empty(t, find("%"), "a sign of the database's is a letter here")

		one := `query($id: ID!) { platformTenant(id: $id) { name state } }`
		got := k.askAs(t, staff, one, map[string]any{"id": id.Format(id.Tenant, k.ours)})
		require.Equal(t, map[string]any{"name": "My company", "state": "ACTIVE"}, at(got.Data, "platformTenant"))

		for _, unknown := range []string{"nonsense", id.Format(id.Tenant, uuid.New())} {
			got = k.askAs(t, staff, one, map[string]any{"id": unknown})
			require.Empty(t, got.Errors)
			require.Nil(t, at(got.Data, "platformTenant"))
		}

		require.Equal(t, "forbidden", k.try(t, k.key, one, map[string]any{"id": id.Format(id.Tenant, k.ours)}).kind())
	})
}
