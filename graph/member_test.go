package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/tenants"
)

// person sends a query with a session's cookie.
func (k *kit) person(t *testing.T, cookie *http.Cookie, query string, variables map[string]any) said {
	t.Helper()

	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	require.NoError(t, err)

	_, data := k.send(t, http.MethodPost, "/graphql", body, http.Header{
		"Content-Type": {"application/json"}, "Cookie": {cookie.Name + "=" + cookie.Value}, "X-Honnin-Csrf": {"1"},
	})

	var answer said

	require.NoError(t, json.NewDecoder(bytes.NewReader(data)).Decode(&answer), string(data))

	return answer
}

const (
	listMembers  = `{ members { edges { cursor node { id person email name role state source createdAt revision } } pageInfo { hasNextPage } } }`
	changeMember = `mutation($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) { __typename ... on ChangeMemberRolePayload { member { role revision } } ... on UserError { message } } }`
	invite       = `mutation($input: InviteMemberInput!) { inviteMember(input: $input) { __typename ... on InviteMemberPayload { created invitation { id email role invitedBy expiresAt } } ... on UserError { message } } }`
)

// byID is a mutation that takes an id alone.
func byID(name, kind string) string {
	return `mutation($input: ` + kind + `Input!) { ` + name + `(input: $input) { __typename ... on UserError { message } } }`
}

func TestMembersOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		cookie := k.signIn(t)
		owner := k.newKey(t, k.ours, "owner")

		first := at(k.ask(t, owner, listMembers, nil), "members", "edges", 0, "node")
		require.Equal(t, tenants.FirstEmail, at(first, "email"))
		require.Regexp(t, `^usr_`, at(first, "person"))
		require.Equal(t, "BOOTSTRAP", at(first, "source"))
		require.Equal(t, "ACTIVE", at(first, "state"))

		self := map[string]any{"id": at(first, "id")}
		require.Equal(t, "Conflict", at(k.ask(t, owner, byID("suspendMember", "SuspendMember"), input(self)), "suspendMember", "__typename"), "the last owner")
		require.Equal(t, "Conflict", at(k.ask(t, owner, byID("removeMember", "RemoveMember"), input(self)), "removeMember", "__typename"))
		require.Equal(t, "Conflict", at(k.person(t, cookie, `mutation { leaveTenant { __typename } }`, nil).Data, "leaveTenant", "__typename"))

		// Once there is another owner, rights go as they come: from the next request on.
		second := ent.From(k.ctx).User.Create().SetEmail("second@example.com").SaveX(k.system())
		ent.From(k.ctx).Membership.Create().SetUserID(second.ID).SetRole("owner").SetSource(membership.SourceInvitation).ExecX(k.as())

		changed := map[string]any{"id": at(first, "id"), "revision": 0, "role": "auditor"}
		require.Equal(t, "auditor", at(k.ask(t, owner, changeMember, input(changed)), "changeMemberRole", "member", "role"))
		require.Equal(t, "forbidden", k.person(t, cookie, invite, input(map[string]any{"email": "a@example.com", "role": "auditor"})).kind(), "an auditor invites nobody")

		require.Equal(t, "StaleRevision", at(k.ask(t, owner, changeMember, input(changed)), "changeMemberRole", "__typename"))

		require.Equal(t, "SuspendMemberPayload", at(k.ask(t, owner, byID("suspendMember", "SuspendMember"), input(self)), "suspendMember", "__typename"))
		require.Equal(t, "unauthenticated", k.person(t, cookie, `{ viewer { name } }`, nil).kind())
		require.Equal(t, "ReinstateMemberPayload", at(k.ask(t, owner, byID("reinstateMember", "ReinstateMember"), input(self)), "reinstateMember", "__typename"))
		require.Empty(t, k.person(t, cookie, `{ viewer { name } }`, nil).Errors)
		require.Equal(t, "NotFound", at(k.ask(t, k.other, byID("suspendMember", "SuspendMember"), input(self)), "suspendMember", "__typename"))
		require.Equal(t, "LeaveTenantPayload", at(k.person(t, cookie, `mutation { leaveTenant { __typename } }`, nil).Data, "leaveTenant", "__typename"))
		require.Equal(t, "unauthenticated", k.person(t, cookie, `{ viewer { name } }`, nil).kind())
	})
}

func TestInvitationsOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin := k.newKey(t, k.ours, "admin")
		asked := map[string]any{"email": "taro@example.com", "role": "auditor"}

		made := at(k.ask(t, admin, invite, input(asked)), "inviteMember")
		require.Equal(t, true, at(made, "created"))
		require.Equal(t, false, at(k.ask(t, admin, invite, input(asked)), "inviteMember", "created"))

		listed := k.ask(t, admin, `{ invitations { edges { node { id email role expiresAt } } } }`, nil)
		require.Equal(t, at(made, "invitation", "id"), at(listed, "invitations", "edges", 0, "node", "id"))

		known := map[string]any{"id": at(made, "invitation", "id")}
		require.Equal(t, "Conflict", at(k.ask(t, admin, byID("resendInvitation", "ResendInvitation"), input(known)), "resendInvitation", "__typename"))
		require.Equal(t, "NotFound", at(k.ask(t, k.other, byID("revokeInvitation", "RevokeInvitation"), input(known)), "revokeInvitation", "__typename"))
		require.Equal(t, "RevokeInvitationPayload", at(k.ask(t, admin, byID("revokeInvitation", "RevokeInvitation"), input(known)), "revokeInvitation", "__typename"))
		require.Empty(t, at(k.ask(t, admin, `{ invitations { edges { cursor } } }`, nil), "invitations", "edges"))

		// Somebody who is signed in elsewhere accepts by the token alone; a key is nobody.
		token := secret.New()
		row := ent.From(k.ctx).Invitation.Create().SetTenantID(k.stranger).SetEmail(tenants.FirstEmail).SetClaim(tenants.FirstEmail).SetRole("auditor").
			SetHash(secret.Digest(token)).SetInvitedBy("usr_1").SetExpiresAt(k.api.Now().Add(1e12)).SaveX(k.system())

		accept := `mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename ... on AcceptInvitationPayload { tenantId role } } }`
		require.Equal(t, "forbidden", k.try(t, admin, accept, input(map[string]any{"token": string(token)})).kind())

		cookie := k.signIn(t)
		require.Equal(t, "NotFound", at(k.person(t, cookie, accept, input(map[string]any{"token": "nonsense"})).Data, "acceptInvitation", "__typename"))
		require.Equal(t, id.Format(id.Tenant, row.TenantID), at(k.person(t, cookie, accept, input(map[string]any{"token": string(token)})).Data, "acceptInvitation", "tenantId"))
	})
}
