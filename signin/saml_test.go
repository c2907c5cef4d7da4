package signin_test

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/sso"
)

func TestSAML(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		provider, row := k.security(t, k.tenant)
		hanako := k.browser(t)

		require.Equal(t, "/", hanako.saml(t, row, "1").Path)

		who, _ := hanako.session(t)
		require.Equal(t, k.tenant, who.Tenant)
		require.Equal(t, []string{"reviewer"}, who.Roles)

		person := ent.From(k.ctx).User.Query().Where(user.Email("hanako@example.com")).OnlyX(k.system())
		begun := ent.From(k.ctx).Session.Query().Where(session.UserID(person.ID)).OnlyX(k.system())
		require.True(t, begun.Bound)
		require.Equal(t, "saml", begun.Method)

		// One signature of the two that the provider makes is enough, if it is the assertion's.
		provider.Fault(t, "unsigned-response")

		again := k.browser(t)
		again.saml(t, row, "1")

		same, _ := again.session(t)
		require.Equal(t, who.Subject, same.Subject)

		for _, name := range []string{
			"audience", "no-audience", "expired", "early", "recipient", "request", "issuer", "no-confirmation",
			"unsigned", "unsigned-assertion", "key", "sha1", "altered", "replay", "doctype", "comment",
			"wrap-before", "wrap-after", "wrap-inside", "wrap-extension", "wrap-object", "wrap-response",
		} {
			provider.Fault(t, name)

			other := k.browser(t)
			other.refusedAs(t, other.saml(t, row, "1"), fault.Unauthenticated, name)
		}

		require.Zero(t, ent.From(k.ctx).User.Query().Where(user.Email("owner@example.com")).CountX(k.system()), "no forgery was read")

		provider.Fault(t, "")

		for _, subject := range []string{"2", "6"} {
			other := k.browser(t)
			other.refusedAs(t, other.saml(t, row, subject), fault.Forbidden, "subject "+subject)
		}
	})
}

func TestAResponseWorksOnce(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		_, row := k.security(t, k.tenant)
		hanako := k.browser(t)
		action, form := hanako.ask(t, row, "1")

		hanako.post(t, action, form)

		_, refused := hanako.session(t)
		require.Empty(t, refused)

		for name, state := range map[string]string{"the same again": form.Get("RelayState"), "without a state": "", "by an unknown state": "nonsense"} {
			thief := k.browser(t)
			thief.refusedAs(t, thief.post(t, action, url.Values{"SAMLResponse": form["SAMLResponse"], "RelayState": {state}}),
				fault.Unauthenticated, name)
		}

		// A trip of one's own takes no response to another's.
		thief := k.browser(t)
		_, own := thief.ask(t, row, "2")
		own["SAMLResponse"] = form["SAMLResponse"]
		thief.refusedAs(t, thief.post(t, action, own), fault.Unauthenticated, "an answer to another question")
	})
}

// A response that was found true waits for the browser that asked, and for no other.
func TestAResponseIsForTheBrowserThatAsked(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	_, row := k.security(t, k.tenant)

	attacker := k.browser(t)
	action, form := attacker.ask(t, row, "1")

	// The victim's browser is made to post the attacker's response, so that the victim works in the attacker's account.
	victim := k.browser(t)
	victim.refusedAs(t, victim.post(t, action, form), fault.Unauthenticated, "no cookie")

	attacker = k.browser(t)
	action, form = attacker.ask(t, row, "1")

	victim = k.browser(t)
	victim.ask(t, row, "1") // a cookie of its own
	victim.refusedAs(t, victim.post(t, action, form), fault.Unauthenticated, "another browser's cookie")
}

func TestNobodyComesUnasked(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	provider, row := k.security(t, k.tenant)
	metadata := k.url + "/sso/saml/" + id.Format(id.Connection, row.ID) + "/metadata"

	for _, state := range []string{"", "nonsense"} {
		person := k.browser(t)
		at, page := person.get(t, provider.URL+"/initiate?"+url.Values{"sp": {metadata}, "subject": {"1"}, "RelayState": {state}}.Encode())
		require.Equal(t, "/initiate", at.Path, page)

		person.refusedAs(t, person.post(t, between(page, `action="`), url.Values{
			"SAMLResponse": {between(page, `name="SAMLResponse" value="`)}, "RelayState": {state},
		}), fault.Unauthenticated, "begun by the provider")
	}
}

// A response to one connection is worth nothing at another, of the same tenant or of the next, even from the same provider.
func TestAResponseIsForItsConnection(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	provider, row := k.security(t, k.tenant)
	stranger := k.found(t, "Another")
	other := k.enable(t, stranger, sso.Draft{Protocol: row.Protocol, Name: "SAML", MetadataURL: provider.URL + "/metadata", JustInTime: true})

	person := k.browser(t)
	action, form := person.ask(t, row, "1")
	elsewhere := strings.Replace(action, id.Format(id.Connection, row.ID), id.Format(id.Connection, other.ID), 1)
	person.refusedAs(t, person.post(t, elsewhere, form), fault.Unauthenticated, "another connection")

	// The other tenant has proven no domain: its provider, which is the same, brings nobody there.
	person = k.browser(t)
	person.refusedAs(t, person.saml(t, other, "1"), fault.Forbidden, "another tenant's people")
}

func TestMetadata(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	_, row := k.security(t, k.tenant)

	at, page := k.browser(t).get(t, k.url+"/sso/saml/"+id.Format(id.Connection, row.ID)+"/metadata")
	require.Contains(t, page, at.String(), "it names itself")
	require.Contains(t, page, `WantAssertionsSigned="true"`)
	require.Equal(t, 1, strings.Count(page, "<AssertionConsumerService "))

	_, open := k.openID(t, k.tenant)

	for _, name := range []string{"con_nonsense", id.Format(id.Connection, k.tenant), id.Format(id.Connection, open.ID)} {
		response, err := http.Get(k.url + "/sso/saml/" + name + "/metadata")
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, http.StatusNotFound, response.StatusCode, name)
	}
}

func TestNonsenseIsRefused(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	_, row := k.security(t, k.tenant)

	for name, response := range map[string]string{
		"nothing": "", "no base64": "%%%", "no XML": "hello", "cut short": "<samlp:Response", "empty XML": "<a/>",
		"a bomb": `<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`,
		"huge":   "<a>" + strings.Repeat("b", sso.MaxResponse) + "</a>",
	} {
		person := k.browser(t)
		action, form := person.ask(t, row, "1")

		if name != "no base64" {
			response = base64.StdEncoding.EncodeToString([]byte(response))
		}

		form.Set("SAMLResponse", response)

		kind := fault.Unauthenticated
		if name == "huge" {
			kind = fault.TooLarge
		}

		person.refusedAs(t, person.post(t, action, form), kind, name)
	}
}
