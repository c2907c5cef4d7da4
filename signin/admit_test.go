package signin_test

import (
	"encoding/json"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/ent/db/identity"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/sso"
)

func TestAccountsThatExist(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		make func(*db.UserCreate)
		kind fault.Kind
	}{
		"confirmed, with a password":   {func(c *db.UserCreate) { c.SetEmailVerifiedAt(time.Now()).SetPasswordHash("$argon2id$x") }, ""},
		"unconfirmed, nothing else":    {func(*db.UserCreate) {}, ""},
		"unconfirmed, with a password": {func(c *db.UserCreate) { c.SetPasswordHash("$argon2id$x") }, fault.Forbidden},
		"unconfirmed, with a code":     {func(c *db.UserCreate) { c.SetTotpConfirmedAt(time.Now()) }, fault.Forbidden},
		"an operator":                  {func(c *db.UserCreate) { c.SetOperator(true).SetEmailVerifiedAt(time.Now()) }, fault.Forbidden},
		"disabled":                     {func(c *db.UserCreate) { c.SetEmailVerifiedAt(time.Now()).SetDisabledAt(time.Now()) }, fault.Forbidden},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			k := lightCompany(t)
			_, row := k.openID(t, k.tenant)

			create := ent.From(k.ctx).User.Create().SetEmail("hanako@example.com").SetName("Of old")
			test.make(create)
			before := create.SaveX(k.system())

			hanako := k.browser(t)
			at := hanako.oidc(t, row, "hanako@example.com")

			if test.kind != "" {
				hanako.refusedAs(t, at, test.kind, name)
				require.Zero(t, ent.From(k.ctx).Identity.Query().CountX(k.system()))
				require.Zero(t, ent.From(k.ctx).Membership.Query().CountX(k.system()))

				return
			}

			who, refused := hanako.session(t)
			require.Empty(t, refused)
			require.Equal(t, id.Format(id.User, before.ID), who.Subject)

			after := ent.From(k.ctx).User.GetX(k.system(), before.ID)
			require.NotNil(t, after.EmailVerifiedAt)
			require.Equal(t, "Of old", after.Name)
		})
	}
}

func TestAPasskeyOnAnUnconfirmedAccount(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	_, row := k.openID(t, k.tenant)
	squatter := ent.From(k.ctx).User.Create().SetEmail("hanako@example.com").SaveX(k.system())
	ent.From(k.ctx).Passkey.Create().SetUserID(squatter.ID).SetCredentialID([]byte("id")).SetCredential([]byte("{}")).SetName("x").SaveX(k.system())

	hanako := k.browser(t)
	hanako.refusedAs(t, hanako.oidc(t, row, "hanako@example.com"), fault.Forbidden, "somebody else could have made it")
}

func TestMembership(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		_, row := k.openID(t, k.tenant)
		hanako := k.browser(t)
		come := func() *window {
			b := k.browser(t)
			b.oidc(t, row, "hanako@example.com")

			return b
		}

		hanako.oidc(t, row, "hanako@example.com")
		mine := membership.TenantID(k.tenant)
		require.Equal(t, membership.SourceSSO, ent.From(k.ctx).Membership.Query().Where(mine).OnlyX(k.system()).Source)

		// Suspended is out at once, and does not come in again.
		ent.From(k.ctx).Membership.Update().Where(mine).SetState(membership.StateSuspended).ExecX(k.system())
		_, refused := hanako.session(t)
		require.Equal(t, fault.Unauthenticated, refused)
		_, refused = come().session(t)
		require.NotEmpty(t, refused)

		// Who was removed comes in anew, while the connection lets people in.
		ent.From(k.ctx).Membership.Delete().Where(mine).ExecX(k.system())
		_, refused = come().session(t)
		require.Empty(t, refused)

		ent.From(k.ctx).Membership.Delete().Where(mine).ExecX(k.system())

		no := false
		row, err := k.party.Update(k.as(k.tenant), row.ID, row.Revision, sso.Change{JustInTime: &no})
		require.NoError(t, err)
		_, refused = come().session(t)
		require.NotEmpty(t, refused, "not just in time")

		// A member by invitation needs no leave.
		person := ent.From(k.ctx).User.Query().OnlyX(k.system())
		ent.From(k.ctx).Membership.Create().SetTenantID(k.tenant).SetUserID(person.ID).SetRole("auditor").
			SetSource(membership.SourceInvitation).ExecX(k.system())
		who, refused := come().session(t)
		require.Empty(t, refused)
		require.Equal(t, []string{"auditor"}, who.Roles, "the role is not the connection's to change")

		// The tenant that gave its domain up speaks for nobody new, nor for whom it removed.
		yes := true
		row, err = k.party.Update(k.as(k.tenant), row.ID, row.Revision, sso.Change{JustInTime: &yes})
		require.NoError(t, err)
		ent.From(k.ctx).Membership.Delete().Where(mine).ExecX(k.system())

		held, err := sso.Domains(k.as(k.tenant))
		require.NoError(t, err)
		require.NoError(t, sso.RemoveDomain(k.as(k.tenant), held[0].ID))
		_, refused = come().session(t)
		require.NotEmpty(t, refused)
	})
}

func TestManyWindowsAtOnce(t *testing.T) {
	t.Parallel()
	eachCompany(t, func(t *testing.T, k *company) {
		t.Helper()

		_, row := k.openID(t, k.tenant)

		var (
			all  sync.WaitGroup
			mu   sync.Mutex
			seen = map[string]int{}
		)

		for range 6 {
			window := k.browser(t)

			all.Go(func() {
				window.oidc(t, row, "hanako@example.com")

				who, _ := window.session(t)

				mu.Lock()
				defer mu.Unlock()

				seen[who.Subject]++
			})
		}

		all.Wait()
		require.Len(t, seen, 1, "one person, however many windows")
		require.Equal(t, 1, ent.From(k.ctx).User.Query().Where(user.Email("hanako@example.com")).CountX(k.system()))
		require.Equal(t, 1, ent.From(k.ctx).Identity.Query().Where(identity.Subject("1")).CountX(k.system()))
	})
}

func TestWhatIsClosedIsClosed(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	_, row := k.openID(t, k.tenant)

	draft, err := k.party.Create(k.as(k.tenant), sso.Draft{
		Protocol: connection.ProtocolOIDC, Name: "draft", Issuer: row.Issuer, ClientID: "honnin", Secret: "secret",
	})
	require.NoError(t, err)

	person := k.browser(t)
	person.refusedAs(t, person.oidc(t, draft, ""), fault.NotFound, "a draft")

	ent.From(k.ctx).Tenant.UpdateOneID(k.tenant).SetState(tenant.StateSuspended).ExecX(k.system())
	person.refusedAs(t, person.oidc(t, row, ""), fault.NotFound, "a suspended tenant")
	ent.From(k.ctx).Tenant.UpdateOneID(k.tenant).SetState(tenant.StateActive).ExecX(k.system())

	_, err = k.party.Disable(k.as(k.tenant), row.ID, row.Revision)
	require.NoError(t, err)
	person.refusedAs(t, person.oidc(t, row, ""), fault.NotFound, "a disabled connection")

	at, _ := person.get(t, k.url+"/sso/start?connection=nonsense")
	person.refusedAs(t, at, fault.NotFound, "no connection")
	at, _ = person.get(t, k.url+"/sso/start?email=a@example.com")
	person.refusedAs(t, at, fault.NotFound, "nothing enabled")
}

func TestDiscover(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	_, row := k.openID(t, k.tenant)

	for email, want := range map[string]int{
		"anybody@example.com": 1, "ANYBODY@EXAMPLE.COM": 1, "a@sub.example.com": 0, "a@elsewhere.example": 0, "nonsense": 0, "": 0,
	} {
		_, page := k.browser(t).get(t, k.url+"/sso/discover?email="+email)

		var said struct {
			Connections []struct{ Connection, Name, Protocol string }
			Required    bool
		}

		require.NoError(t, json.Unmarshal([]byte(page), &said), page)
		require.Len(t, said.Connections, want, email)
		require.False(t, said.Required)

		if want > 0 {
			require.Equal(t, id.Format(id.Connection, row.ID), said.Connections[0].Connection)
			require.Equal(t, "OpenID", said.Connections[0].Name)
			require.Equal(t, "oidc", said.Connections[0].Protocol)
		}
	}

	// An address alone finds the way.
	hanako := k.browser(t)
	hanako.get(t, k.url+"/sso/start?email=hanako@example.com")

	who, _ := hanako.session(t)
	require.Equal(t, k.tenant, who.Tenant)
}

func TestGuessingIsSlowedDown(t *testing.T) {
	t.Parallel()

	k := lightCompany(t)
	handler := k.doors(60)

	limited := 0

	for range 70 {
		if handler(http.MethodGet, "/sso/start?email=a@b.example") == http.StatusTooManyRequests {
			limited++
		}
	}

	require.Equal(t, 10, limited)
}
