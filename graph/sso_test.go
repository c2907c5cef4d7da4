package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/fake"
)

const (
	connectionShown = `connection { id protocol name state issuer clientId defaultRole justInTime callbackUrl metadataUrl createdAt revision }`
)

// change asks for a mutation by name with an input of its type, and gives its result.
func (k *kit) change(t *testing.T, key, name, kind, payload string, of map[string]any) any {
	t.Helper()

	more := ""
	if payload == connectionShown && (kind == "CreateConnection" || kind == "UpdateConnection") {
		more = `... on InvalidInput { field } ... on PermissionNotHeld { permissions }`
	}

	query := `mutation($input: ` + kind + `Input!) { ` + name + `(input: $input) { __typename ... on UserError { message } ` + more + ` ... on ` + kind + `Payload { ` + payload + ` } } }`

	return at(k.ask(t, fault.Secret(key), query, input(of)), name)
}

func TestSingleSignOnOverTheAPI(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		provider := fake.Start(t, "oidc")
		owner := string(k.newKey(t, k.ours, "owner"))
		draft := map[string]any{"protocol": "OIDC", "name": "Okta", "issuer": provider.URL, "clientId": "honnin", "clientSecret": "planted-secret"}
		do := func(name, kind, payload string, of map[string]any) any {
			return k.change(t, owner, name, kind, payload, of)
		}

		made := at(do("createConnection", "CreateConnection", connectionShown, draft), "connection")
		require.Equal(t, "DRAFT", at(made, "state"))
		require.Equal(t, "auditor", at(made, "defaultRole"))
		require.Equal(t, k.url+"/sso/oidc/callback", at(made, "callbackUrl"))
		require.Nil(t, at(made, "metadataUrl"))

		known := at(made, "id")

		require.Equal(t, "Conflict", at(do("createConnection", "CreateConnection", connectionShown, draft), "__typename"), "a retry makes no second")
		draft["name"], draft["issuer"] = "Other", "http://10.0.0.1"
		require.Equal(t, "input.issuer", at(do("createConnection", "CreateConnection", connectionShown, draft), "field"))

		enabled := at(do("enableConnection", "EnableConnection", connectionShown, map[string]any{"id": known, "revision": 0}), "connection")
		require.Equal(t, "ACTIVE", at(enabled, "state"))
		require.Equal(t, "StaleRevision", at(do("enableConnection", "EnableConnection", connectionShown, map[string]any{"id": known, "revision": 0}), "__typename"))

		renamed := at(do("updateConnection", "UpdateConnection", connectionShown, map[string]any{"id": known, "revision": 1, "name": "Okta 2"}), "connection")
		require.Equal(t, "Okta 2", at(renamed, "name"))
		require.Equal(t, "honnin", at(renamed, "clientId"))

		// A role beyond one's own is named as what it is.
		admin := string(k.newKey(t, k.ours, "admin"))
		ent.From(k.ctx).Role.Create().SetName("vault").SetPermissions([]string{"tenant:destroy"}).ExecX(k.as())

		lacking := k.change(t, admin, "updateConnection", "UpdateConnection", connectionShown, map[string]any{"id": known, "revision": 2, "defaultRole": "vault"})
		require.Equal(t, "PermissionNotHeld", at(lacking, "__typename"))
		require.Equal(t, []any{"tenant:destroy"}, at(lacking, "permissions"))

		// A domain, proven.
		domain := at(do("addDomain", "AddDomain", `domain { id name recordName recordText verifiedAt }`, map[string]any{"name": "Example.com"}), "domain")
		require.Equal(t, "_honnin.example.com", at(domain, "recordName"))
		require.Nil(t, at(domain, "verifiedAt"))

		verify := func() any {
			return do("verifyDomain", "VerifyDomain", `domain { verifiedAt } } ... on Conflict { code`, map[string]any{"id": at(domain, "id")})
		}
		require.Equal(t, "record_missing", at(verify(), "code"))
		k.names.Break(true)
		require.Equal(t, "Unreachable", at(verify(), "__typename"))
		k.names.Break(false)
		k.names.Set(at(domain, "recordName").(string), at(domain, "recordText").(string))
		require.NotNil(t, at(verify(), "domain", "verifiedAt"))

		// Required, and then nothing of what it stands on can go.
		single := at(k.ask(t, fault.Secret(owner), `{ singleSignOn { required revision scimUrl } }`, nil), "singleSignOn")
		require.Equal(t, false, at(single, "required"))
		require.Equal(t, k.url+"/scim/v2", at(single, "scimUrl"))

		require.Equal(t, true, at(do("requireSingleSignOn", "RequireSingleSignOn", `singleSignOn { required }`,
			map[string]any{"required": true, "revision": at(single, "revision")}), "singleSignOn", "required"))

		for _, blocked := range []any{
			do("removeDomain", "RemoveDomain", "id", map[string]any{"id": at(domain, "id")}),
			do("disableConnection", "DisableConnection", connectionShown, map[string]any{"id": known, "revision": 2}),
			do("deleteConnection", "DeleteConnection", "id", map[string]any{"id": known, "revision": 2}),
		} {
			require.Equal(t, "Conflict", at(blocked, "__typename"))
		}

		stale := do("requireSingleSignOn", "RequireSingleSignOn", `singleSignOn { required }`, map[string]any{"required": false, "revision": at(single, "revision")})
		require.Equal(t, "StaleRevision", at(stale, "__typename"))

		// Another tenant sees none of it, and changes none of it.
		for name, kind := range map[string]string{
			"updateConnection": "UpdateConnection", "enableConnection": "EnableConnection", "disableConnection": "DisableConnection",
			"deleteConnection": "DeleteConnection",
		} {
			got := k.change(t, string(k.other), name, kind, "__typename", map[string]any{"id": known, "revision": 2})
			require.Equal(t, "NotFound", at(got, "__typename"), name)
		}

		for name, kind := range map[string]string{"verifyDomain": "VerifyDomain", "removeDomain": "RemoveDomain"} {
			require.Equal(t, "NotFound", at(k.change(t, string(k.other), name, kind, "__typename", map[string]any{"id": at(domain, "id")}), "__typename"), name)
			require.Equal(t, "NotFound", at(k.change(t, owner, name, kind, "__typename", map[string]any{"id": "dom_nonsense"}), "__typename"), name)
		}

		foreign := k.ask(t, k.other, `{ connections { id } domains { id } }`, nil)
		require.Empty(t, at(foreign, "connections"))
		require.Empty(t, at(foreign, "domains"))

		listed := k.ask(t, fault.Secret(owner), `{ connections { id name } domains { name verifiedAt } }`, nil)
		require.Equal(t, "Okta 2", at(listed, "connections", 0, "name"))
		require.Equal(t, "example.com", at(listed, "domains", 0, "name"))

		require.NotNil(t, do("requireSingleSignOn", "RequireSingleSignOn", `singleSignOn { required }`, map[string]any{"required": false, "revision": 1}))
		require.Equal(t, known, at(do("deleteConnection", "DeleteConnection", "id", map[string]any{"id": known, "revision": 2}), "id"))
		require.Equal(t, at(domain, "id"), at(do("removeDomain", "RemoveDomain", "id", map[string]any{"id": at(domain, "id")}), "id"))

		// Every change is in the log, and no secret.
		var actions []string

		for _, link := range ent.From(k.ctx).Audit.Query().Order(audit.BySeq()).AllX(k.as()) {
			require.NotContains(t, string(link.Before)+string(link.After), "planted")
			actions = append(actions, link.Action)
		}

		require.Subset(t, actions, []string{
			"connection.create", "connection.enable", "connection.update", "domain.create", "domain.verify", "sso.require", "connection.delete", "domain.delete",
		})
	})
}

func TestWhoMayChangeSingleSignOn(t *testing.T) {
	t.Parallel()

	k := light(t)

	for role, may := range map[string][2]bool{"owner": {true, true}, "admin": {true, true}, "auditor": {true, false}, "developer": {}, "reviewer": {}} {
		key := k.newKey(t, k.ours, role)

		read := k.try(t, key, `{ connections { id } domains { id } singleSignOn { required } }`, nil)
		require.Equal(t, may[0], len(read.Errors) == 0, role)

		written := k.try(t, key, `mutation { addDomain(input: {name: "example.com"}) { __typename } }`, nil)
		require.Equal(t, may[1], len(written.Errors) == 0, role)
	}
}
