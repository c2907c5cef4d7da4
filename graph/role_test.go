package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	createRole = `mutation($input: CreateRoleInput!) { createRole(input: $input) { __typename ... on CreateRolePayload { role { id name builtIn description permissions revision } } ... on PermissionNotHeld { permissions } ... on UserError { message } } }`
	updateRole = `mutation($input: UpdateRoleInput!) { updateRole(input: $input) { __typename ... on UpdateRolePayload { role { permissions revision } } } }`
	deleteRole = `mutation($input: DeleteRoleInput!) { deleteRole(input: $input) { __typename ... on DeleteRolePayload { id } } }`
)

// A role of the tenant's own is as good as a built-in one, and a change of it holds from the next request on.
func TestOwnRolesOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin := k.newKey(t, k.ours, "admin")
		wanted := map[string]any{"name": "support", "permissions": []any{"viewer:read", "verification:read"}}

		made := at(k.ask(t, admin, createRole, input(wanted)), "createRole", "role")
		require.Equal(t, false, at(made, "builtIn"))
		require.Equal(t, []any{"verification:read", "viewer:read"}, at(made, "permissions"))

		support := k.newKey(t, k.ours, "support")
		foreign := k.newKey(t, k.stranger, "support")

		require.Equal(t, []any{"verification:read", "viewer:read"}, at(k.ask(t, support, `{ viewer { permissions } }`, nil), "viewer", "permissions"))
		k.ask(t, support, `{ verifications { edges { cursor } } }`, nil)
		require.NotEmpty(t, k.try(t, foreign, `{ verifications { edges { cursor } } }`, nil).Errors, "it is this tenant's alone")
		require.NotEmpty(t, k.try(t, support, `{ apiKeys { edges { cursor } } }`, nil).Errors)

		changed := at(k.ask(t, admin, updateRole, input(map[string]any{"id": at(made, "id"), "revision": 0, "description": "", "permissions": []any{"viewer:read"}})), "updateRole", "role")
		require.EqualValues(t, 1, at(changed, "revision"))
		require.NotEmpty(t, k.try(t, support, `{ verifications { edges { cursor } } }`, nil).Errors, "from the next request on")

		require.Equal(t, "StaleRevision", at(k.ask(t, admin, updateRole, input(map[string]any{"id": at(made, "id"), "revision": 0, "description": "", "permissions": []any{"viewer:read"}})), "updateRole", "__typename"))
		require.Equal(t, "Conflict", at(k.ask(t, admin, deleteRole, input(map[string]any{"id": at(made, "id")})), "deleteRole", "__typename"), "a key has it")
		require.Equal(t, "NotFound", at(k.ask(t, k.other, deleteRole, input(map[string]any{"id": at(made, "id")})), "deleteRole", "__typename"))
		require.Equal(t, "NotFound", at(k.ask(t, admin, deleteRole, input(map[string]any{"id": "rol_"})), "deleteRole", "__typename"))

		wanted["name"], wanted["permissions"] = "heir", []any{"tenant:destroy"}
		refused := at(k.ask(t, admin, createRole, input(wanted)), "createRole")
		require.Equal(t, []any{"tenant:destroy"}, at(refused, "permissions"))

		roles := at(k.ask(t, admin, `{ roles { id name builtIn permissions } givablePermissions }`, nil), "roles").([]any)
		require.Len(t, roles, 8)
		require.Equal(t, "admin", at(roles, 0, "name"))
		require.Nil(t, at(roles, 0, "id"))
		require.Equal(t, "support", at(roles, 7, "name"))
	})
}
