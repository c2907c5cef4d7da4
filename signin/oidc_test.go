package signin_test

import (
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
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/sso"
)

func TestOpenID(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		provider, row := k.openID(t, k.tenant)
		hanako := k.browser(t)

		at := hanako.oidc(t, row, "hanako@example.com")
		require.Equal(t, "/verifications?state=REVIEW", at.RequestURI(), "back where she wanted to go")

		who, _ := hanako.session(t)
		require.Equal(t, viewer.User, who.Kind)
		require.Equal(t, k.tenant, who.Tenant)
		require.Equal(t, []string{"reviewer"}, who.Roles, "the connection's default role")

		person := ent.From(k.ctx).User.Query().Where(user.Email("hanako@example.com")).OnlyX(k.system())
		require.Equal(t, "Yamada Hanako", person.Name)
		require.NotNil(t, person.EmailVerifiedAt)
		require.Equal(t, id.Format(id.User, person.ID), who.Subject)

		begun := ent.From(k.ctx).Session.Query().Where(session.UserID(person.ID)).OnlyX(k.system())
		require.True(t, begun.Bound, "it never leaves the tenant whose provider vouches")
		require.Equal(t, k.tenant, *begun.TenantID)
		require.Equal(t, "oidc", begun.Method)

		// A second time, in another browser, it is the same person; nothing is made again.
		again := k.browser(t)
		again.oidc(t, row, "hanako@example.com")

		same, _ := again.session(t)
		require.Equal(t, who.Subject, same.Subject)
		require.Equal(t, []string{
			"domain.create", "domain.verify", "connection.create", "connection.enable", "identity.create", "member.create",
			"session.begin", "session.begin",
		}, k.trail(t, k.tenant))

		require.Zero(t, ent.From(k.ctx).Challenge.Query().CountX(k.system()), "no trip is left over")

		// Every fault of the provider is found, and none signs anybody in.
		for _, name := range []string{"nonce", "audience", "issuer", "expired", "unsigned", "key", "replay", "state"} {
			provider.Fault(t, name)

			other := k.browser(t)
			other.refusedAs(t, other.oidc(t, row, "hanako@example.com"), fault.Unauthenticated, name)
		}

		provider.Fault(t, "email")

		other := k.browser(t)
		other.refusedAs(t, other.oidc(t, row, "silent@example.com"), fault.Forbidden, "an address that the provider does not vouch for")

		provider.Fault(t, "down")

		other = k.browser(t)
		other.refusedAs(t, other.oidc(t, row, "hanako@example.com"), fault.Unauthenticated, "out of order")
	})
}

func TestWhomAnOpenIDProviderMayBring(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		_, row := k.openID(t, k.tenant)

		for email, kind := range map[string]fault.Kind{
			"taro@elsewhere.example": fault.Forbidden, // not the tenant's domain
			"doubtful@example.com":   fault.Forbidden, // the provider itself doubts it
			"silent@example.com":     "",
			"Owner@Example.com":      "",
		} {
			person := k.browser(t)
			at := person.oidc(t, row, email)

			if kind != "" {
				person.refusedAs(t, at, kind, email)

				continue
			}

			who, refused := person.session(t)
			require.Empty(t, refused, email)
			require.Equal(t, k.tenant, who.Tenant)
		}

		require.Equal(t, 1, ent.From(k.ctx).User.Query().Where(user.Email("owner@example.com")).CountX(k.system()))
		require.Zero(t, ent.From(k.ctx).User.Query().Where(user.EmailContains("elsewhere")).CountX(k.system()))
	})
}

// A trip belongs to the browser that began it: who lures somebody onto the callback signs nobody in.
func TestATripBelongsToItsBrowser(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	_, row := k.openID(t, k.tenant)

	attacker := k.browser(t)
	attacker.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == sso.Callback {
			return http.ErrUseLastResponse
		}

		return nil
	}

	response, err := attacker.Get(k.url + "/sso/start?email=hanako@example.com&connection=" + id.Format(id.Connection, row.ID))
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())

	bait := response.Header.Get("Location")
	require.Contains(t, bait, sso.Callback)

	victim := k.browser(t)
	at, _ := victim.get(t, bait)
	victim.refusedAs(t, at, fault.Unauthenticated, "no cookie")

	// The trip is over with that, also for who began it.
	attacker.CheckRedirect = nil
	at, _ = attacker.get(t, bait)
	attacker.refusedAs(t, at, fault.Unauthenticated, "a state works once")

	// Another browser with a cookie of its own is another browser.
	attacker.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
		if r.URL.Path == sso.Callback {
			return http.ErrUseLastResponse
		}

		return nil
	}
	response, err = attacker.Get(k.url + "/sso/start?email=hanako@example.com&connection=" + id.Format(id.Connection, row.ID))
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())

	second := k.browser(t)
	second.oidc(t, row, "nobody@example.com")

	at, _ = second.get(t, response.Header.Get("Location"))
	second.refusedAs(t, at, fault.Unauthenticated, "another browser's cookie")

	for name, query := range map[string]url.Values{
		"nothing":      {},
		"unknown":      {"state": {"nonsense"}, "code": {"nonsense"}},
		"denied":       {"state": {"nonsense"}, "error": {"access_denied"}},
		"empty state":  {"state": {""}, "code": {"a"}},
		"long":         {"state": {strings.Repeat("a", 10_000)}},
		"other issuer": {"state": {"a"}, "code": {"a"}, "iss": {"https://attacker.example"}},
	} {
		stranger := k.browser(t)
		at, _ := stranger.get(t, k.url+sso.Callback+"?"+query.Encode())
		stranger.refusedAs(t, at, fault.Unauthenticated, name)
	}
}

func TestRedirectsStayInside(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	_, row := k.openID(t, k.tenant)

	for given, want := range map[string]string{
		"/a?b=c#d": "/a?b=c", "": "/", "https://attacker.example": "/", "//attacker.example": "/", `/\attacker.example`: "/",
		"/\t/attacker.example": "/", "javascript:alert(1)": "/", "attacker": "/", "/" + strings.Repeat("a", 1000): "/",
	} {
		person := k.browser(t)
		at, _ := person.get(t, k.url+"/sso/start?"+url.Values{
			"connection": {id.Format(id.Connection, row.ID)}, "email": {"hanako@example.com"}, "return": {given},
		}.Encode())
		require.Equal(t, strings.TrimPrefix(k.url, "http://"), at.Host, given)
		require.Equal(t, want, at.RequestURI(), given)
	}
}
