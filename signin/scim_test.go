package signin_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/scim"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/tenants/sso"
)

// directory is a tenant's directory with a key.
type directory struct {
	*company

	key string
}

func (k *company) directory(t *testing.T, tenant uuid.UUID, role string) *directory {
	t.Helper()

	key, err := tenants.CreateKey(k.system(), tenant, tenants.Live, "directory", role)
	require.NoError(t, err)

	return &directory{k, string(key)}
}

// send gives the status and the answer, which is of the media type of SCIM.
func (d *directory) send(t *testing.T, method, path, body string) (int, map[string]any) {
	t.Helper()

	request, err := http.NewRequest(method, d.url+"/scim/v2"+path, strings.NewReader(body))
	require.NoError(t, err)
	request.Header.Set("Authorization", "Bearer "+d.key)
	request.Header.Set("Content-Type", "application/scim+json; charset=utf-8")

	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)

	data, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())

	var said map[string]any

	if response.StatusCode != http.StatusNoContent {
		require.Equal(t, scim.Media, response.Header.Get("Content-Type"), "%s", data)
		require.NoError(t, json.Unmarshal(data, &said), string(data))
	}

	return response.StatusCode, said
}

// refusedSCIM holds an answer to the shape of RFC 7644 clause 3.12.
func refusedSCIM(t *testing.T, status int, said map[string]any, want int, kind, why string) {
	t.Helper()
	require.Equal(t, want, status, "%s: %v", why, said)
	require.Equal(t, []any{"urn:ietf:params:scim:api:messages:2.0:Error"}, said["schemas"], why)
	require.NotEmpty(t, said["detail"], why)

	if kind == "" {
		require.NotContains(t, said, "scimType", why)

		return
	}

	require.Equal(t, kind, said["scimType"], why)
}

// As Okta sends it: looks, makes, reads, deactivates by PATCH without a path, writes the whole profile by PUT.
func TestOkta(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		d := k.directory(t, k.tenant, "owner")
		_, row := k.openID(t, k.tenant)

		status, said := d.send(t, "GET", "/Users?filter=userName%20eq%20%22hanako%40example.com%22&startIndex=1&count=100", "")
		require.Equal(t, 200, status)
		require.Equal(t, map[string]any{
			"schemas": []any{"urn:ietf:params:scim:api:messages:2.0:ListResponse"}, "totalResults": 0.0, "startIndex": 1.0,
			"itemsPerPage": 0.0, "Resources": []any{},
		}, said)

		status, said = d.send(t, "POST", "/Users", `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"Hanako@example.com",
			"name":{"givenName":"Hanako","familyName":"Yamada"},"emails":[{"primary":true,"value":"hanako@example.com","type":"work"}],
			"displayName":"Yamada Hanako","locale":"en-US","externalId":"00ujl29u0le5T6Aj10h7","groups":[],"password":"1mz050nq","active":true}`)
		require.Equal(t, 201, status, said)
		require.Equal(t, "hanako@example.com", said["userName"])
		require.Equal(t, true, said["active"])
		require.Equal(t, map[string]any{"formatted": "Yamada Hanako", "givenName": "Hanako", "familyName": "Yamada"}, said["name"])
		require.Equal(t, "00ujl29u0le5T6Aj10h7", said["externalId"])
		require.NotContains(t, said, "password")

		name := said["id"].(string)
		location := said["meta"].(map[string]any)["location"].(string)
		require.Equal(t, d.url+"/scim/v2/Users/"+name, location)

		person := ent.From(k.ctx).User.Query().Where(user.Email("hanako@example.com")).OnlyX(k.system())
		require.Empty(t, person.PasswordHash, "a directory sets no password")

		status, said = d.send(t, "POST", "/Users", `{"userName":"hanako@example.com"}`)
		refusedSCIM(t, status, said, 409, scim.Uniqueness, "a member already")

		status, said = d.send(t, "GET", "/Users?filter=userName%20eq%20%22HANAKO%40EXAMPLE.COM%22", "")
		require.Equal(t, 200, status)
		require.EqualValues(t, 1, said["totalResults"], "a userName has no case")

		// She comes in, and is out at once when the directory says so.
		hanako := k.browser(t)
		hanako.oidc(t, row, "hanako@example.com")
		who, kind := hanako.session(t)
		require.Empty(t, kind)
		require.Equal(t, []string{"reviewer"}, who.Roles, "the connection's default role")

		status, said = d.send(t, "PATCH", "/Users/"+name, `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
			"Operations":[{"op":"replace","value":{"active":false}}]}`)
		require.Equal(t, 200, status, said)
		require.Equal(t, false, said["active"])

		_, kind = hanako.session(t)
		require.Equal(t, fault.Unauthenticated, kind)
		again := k.browser(t)
		again.refusedAs(t, again.oidc(t, row, "hanako@example.com"), fault.Forbidden, "suspended")

		status, said = d.send(t, "PUT", "/Users/"+name, `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"`+name+`",
			"userName":"hanako@example.com","name":{"givenName":"Hana","familyName":"Yamada"},"displayName":"Yamada Hana",
			"externalId":"00ujl29u0le5T6Aj10h7","active":true,"meta":{"resourceType":"User"}}`)
		require.Equal(t, 200, status, said)
		require.Equal(t, "Yamada Hana", said["displayName"])
		again.oidc(t, row, "hanako@example.com")
		_, kind = again.session(t)
		require.Empty(t, kind, "active again")

		status, _ = d.send(t, "DELETE", "/Users/"+name, "")
		require.Equal(t, 204, status)
		_, kind = again.session(t)
		require.Equal(t, fault.Unauthenticated, kind)

		for _, method := range []string{"GET", "PUT", "PATCH", "DELETE"} {
			status, said = d.send(t, method, "/Users/"+name, `{"userName":"hanako@example.com","Operations":[{"op":"add","path":"title","value":"x"}]}`)
			refusedSCIM(t, status, said, 404, "", method+" of nobody")
		}

		require.Equal(t, []string{
			"domain.create", "domain.verify", "connection.create", "connection.enable", "member.create", "identity.create",
			"session.begin", "member.update", "member.update", "session.begin", "member.delete",
		}, k.trail(t, k.tenant))
	})
}

// As Entra sends it: a probe for a random user, paths with capital operations, booleans in words, soft and hard deletion.
func TestEntra(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		d := k.directory(t, k.tenant, "owner")

		status, said := d.send(t, "GET", "/Users?filter=userName+eq+%22non-existent-"+uuid.NewString()+"%22", "")
		require.Equal(t, 200, status)
		require.EqualValues(t, 0, said["totalResults"])

		status, said = d.send(t, "POST", "/Users", `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
			"externalId":"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef","userName":"taro@example.com","active":"True",
			"addresses":[{"primary":false,"type":"work","country":"JP"}],"displayName":"Suzuki Taro",
			"emails":[{"primary":true,"type":"work","value":"taro@example.com"}],"meta":{"resourceType":"User"},
			"name":{"formatted":"Suzuki Taro","familyName":"Suzuki","givenName":"Taro"},"roles":[],
			"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Risk"},"title":"Clerk"}`)
		require.Equal(t, 201, status, said)

		name := said["id"].(string)

		status, said = d.send(t, "GET", "/Users?filter=externalId+eq+%220a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef%22", "")
		require.Equal(t, 200, status)
		require.Equal(t, name, said["Resources"].([]any)[0].(map[string]any)["id"])

		status, said = d.send(t, "PATCH", "/Users/"+name, `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
			{"op":"Replace","path":"emails[type eq \"work\"].value","value":"taro@example.com"},
			{"op":"Replace","path":"name.familyName","value":"Sato"},{"op":"Replace","path":"displayName","value":"Sato Taro"},
			{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Audit"}]}`)
		require.Equal(t, 200, status, said)
		require.Equal(t, map[string]any{"formatted": "Sato Taro", "givenName": "Taro", "familyName": "Sato"}, said["name"])

		status, said = d.send(t, "PATCH", "/Users/"+name, `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
			"Operations":[{"op":"Replace","path":"active","value":"False"}]}`)
		require.Equal(t, 200, status, said)
		require.Equal(t, false, said["active"])

		// Marriage, and a new address.
		status, said = d.send(t, "PATCH", "/Users/"+name, `{"Operations":[{"op":"Replace","path":"userName","value":"taro.sato@example.com"}]}`)
		require.Equal(t, 200, status, said)
		require.Equal(t, "taro.sato@example.com", said["userName"])

		status, said = d.send(t, "GET", "/Users/"+name, "")
		require.Equal(t, 200, status)
		require.Equal(t, "taro.sato@example.com", said["emails"].([]any)[0].(map[string]any)["value"])

		status, _ = d.send(t, "DELETE", "/Users/"+name, "")
		require.Equal(t, 204, status)
		require.Equal(t, 1, ent.From(k.ctx).User.Query().Where(user.Email("taro.sato@example.com")).CountX(k.system()), "the account stays")
	})
}

func TestADirectoryKeepsToItsTenant(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		d := k.directory(t, k.tenant, "owner")
		other := k.found(t, "Another")
		k.prove(t, other, "another.example")
		stranger := k.directory(t, other, "owner")

		_, said := d.send(t, "POST", "/Users", `{"userName":"hanako@example.com","externalId":"1"}`)
		name := said["id"].(string)

		for _, email := range []string{"a@another.example", "a@sub.example.com", "a@unheard.example", "hanako", "", "a@example.com@x.example"} {
			status, said := d.send(t, "POST", "/Users", `{"userName":"`+email+`"}`)
			refusedSCIM(t, status, said, 400, scim.InvalidValue, email)
			status, said = d.send(t, "PATCH", "/Users/"+name, `{"Operations":[{"op":"replace","path":"userName","value":"`+email+`"}]}`)
			refusedSCIM(t, status, said, 400, scim.InvalidValue, email)
		}

		for _, method := range []string{"GET", "PUT", "PATCH", "DELETE"} {
			status, said := stranger.send(t, method, "/Users/"+name, `{"userName":"x@another.example","Operations":[{"op":"add","path":"title","value":"x"}]}`)
			refusedSCIM(t, status, said, 404, "", method+" by another tenant")
		}

		for _, filter := range []string{"", "?filter=externalId+eq+%221%22", "?filter=id+eq+%22" + name + "%22", "?filter=userName+eq+%22hanako@example.com%22"} {
			status, said := stranger.send(t, "GET", "/Users"+filter, "")
			require.Equal(t, 200, status)
			require.EqualValues(t, 0, said["totalResults"], filter)
		}

		// Members from outside of the domains are none of the directory's business.
		guest := ent.From(k.ctx).User.Create().SetEmail("guest@elsewhere.example").SaveX(k.system())
		invited := ent.From(k.ctx).Membership.Create().SetTenantID(k.tenant).SetUserID(guest.ID).SetRole("admin").
			SetSource(membership.SourceInvitation).SaveX(k.system())
		_, said = d.send(t, "GET", "/Users", "")
		require.EqualValues(t, 1, said["totalResults"])
		require.NotContains(t, said, invited.ID.String())

		// Whoever works for another tenant too keeps the address, and the other membership.
		person := ent.From(k.ctx).User.Query().Where(user.Email("hanako@example.com")).OnlyX(k.system())
		ent.From(k.ctx).Membership.Create().SetTenantID(other).SetUserID(person.ID).SetRole("auditor").
			SetSource(membership.SourceInvitation).ExecX(k.system())

		elsewhere, err := sign.Begin(k.ctx, sign.Proof{Tenant: other, User: person.ID, Method: "oidc"}, time.Now())
		require.NoError(t, err)

		status, said := d.send(t, "PATCH", "/Users/"+name, `{"Operations":[{"op":"replace","path":"userName","value":"hana@example.com"}]}`)
		refusedSCIM(t, status, said, 409, scim.Uniqueness, "an account that tenants share")

		status, _ = d.send(t, "DELETE", "/Users/"+name, "")
		require.Equal(t, 204, status)
		_, err = k.gate.Session(k.ctx, elsewhere)
		require.NoError(t, err, "the session in the other tenant goes on")

		// A tenant that gives its domain up has no directory any more.
		held, err := sso.Domains(k.as(k.tenant))
		require.NoError(t, err)
		require.NoError(t, sso.RemoveDomain(k.as(k.tenant), held[0].ID))
		_, said = d.send(t, "GET", "/Users", "")
		require.EqualValues(t, 0, said["totalResults"])
	})
}

func TestOwnersAndSquatters(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	d := k.directory(t, k.tenant, "owner")

	_, said := d.send(t, "POST", "/Users", `{"userName":"boss@example.com"}`)
	boss := said["id"].(string)
	ent.From(k.ctx).Membership.Update().SetRole("owner").ExecX(k.system())

	for method, body := range map[string]string{
		"DELETE": "", "PATCH": `{"Operations":[{"op":"replace","path":"active","value":false}]}`, "PUT": `{"userName":"boss@example.com","active":false}`,
	} {
		status, said := d.send(t, method, "/Users/"+boss, body)
		refusedSCIM(t, status, said, 403, "", "the last owner")
	}

	// An account that somebody made with a password and an address that is not theirs does not become a member.
	ent.From(k.ctx).User.Create().SetEmail("squat@example.com").SetPasswordHash("$argon2id$x").ExecX(k.system())
	status, said := d.send(t, "POST", "/Users", `{"userName":"squat@example.com"}`)
	refusedSCIM(t, status, said, 403, "", "a squatter")

	ent.From(k.ctx).User.Create().SetEmail("staff@example.com").SetOperator(true).ExecX(k.system())
	status, said = d.send(t, "POST", "/Users", `{"userName":"staff@example.com"}`)
	refusedSCIM(t, status, said, 403, "", "an operator")
}

func TestPaging(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		d := k.directory(t, k.tenant, "owner")
		for _, name := range []string{"a", "b", "c", "d", "e"} {
			status, _ := d.send(t, "POST", "/Users", `{"userName":"`+name+`@example.com"}`)
			require.Equal(t, 201, status)
		}

		for query, want := range map[string]string{
			"": "abcde", "?count=2": "ab", "?startIndex=3&count=2": "cd", "?startIndex=5&count=2": "e", "?startIndex=6": "", "?count=0": "",
			"?startIndex=-1&count=1": "a",
		} {
			status, said := d.send(t, "GET", "/Users"+query, "")
			require.Equal(t, 200, status)
			require.EqualValues(t, 5, said["totalResults"], query)

			var got strings.Builder
			for _, each := range said["Resources"].([]any) {
				got.WriteString(each.(map[string]any)["userName"].(string)[:1])
			}

			require.Equal(t, want, got.String(), query)
			require.EqualValues(t, len(want), said["itemsPerPage"])
		}
	})
}

func TestWhoMayProvision(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)

	for role, status := range map[string]int{"owner": 200, "admin": 200, "auditor": 403, "reviewer": 403, "developer": 403} {
		got, said := k.directory(t, k.tenant, role).send(t, "GET", "/Users", "")
		require.Equal(t, status, got, "%s: %v", role, said)
	}

	for name, key := range map[string]string{"none": "", "nonsense": "x", "unknown": "hk_live_" + strings.Repeat("0", 39)} {
		for _, path := range []string{"/Users", "/ServiceProviderConfig", "/nothing"} {
			status, said := (&directory{k, key}).send(t, "GET", path, "")
			refusedSCIM(t, status, said, 401, "", name)
		}
	}

	d := k.directory(t, k.tenant, "owner")

	for name, test := range map[string]struct {
		method, path, body string
		status             int
		kind               string
	}{
		"a filter":     {"GET", "/Users?filter=userName+sw+%22a%22", "", 400, scim.InvalidFilter},
		"a page":       {"GET", "/Users?count=x", "", 400, scim.InvalidValue},
		"no JSON":      {"POST", "/Users", "nonsense", 400, scim.InvalidSyntax},
		"large":        {"POST", "/Users", strings.Repeat(" ", 256<<10+1), 413, ""},
		"groups":       {"GET", "/Groups", "", 404, ""},
		"no such type": {"GET", "/ResourceTypes/Group", "", 404, ""},
		"no schema":    {"GET", "/Schemas/x", "", 404, ""},
		"no such user": {"GET", "/Users/x", "", 404, ""},
	} {
		status, said := d.send(t, test.method, test.path, test.body)
		refusedSCIM(t, status, said, test.status, test.kind, name)
	}
}

func TestWhatItSaysOfItself(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	d := k.directory(t, k.tenant, "owner")

	_, said := d.send(t, "GET", "/ServiceProviderConfig", "")
	require.Equal(t, map[string]any{"supported": true}, said["patch"])
	require.Equal(t, false, said["bulk"].(map[string]any)["supported"])
	require.NotEmpty(t, said["authenticationSchemes"])

	for path, one := range map[string]string{"/ResourceTypes": "/ResourceTypes/User", "/Schemas": "/Schemas/" + scim.UserSchema} {
		_, list := d.send(t, "GET", path, "")
		_, single := d.send(t, "GET", one, "")
		require.Equal(t, []any{single}, list["Resources"])
		require.NotEmpty(t, single["id"])
	}
}
