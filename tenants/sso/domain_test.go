package sso_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/sso"
)

func TestDomain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, err := sso.AddDomain(k.us(), " Example.COM. ")
		require.NoError(t, err)
		require.Equal(t, "example.com", row.Name)
		require.Nil(t, row.VerifiedAt)

		again, err := sso.AddDomain(k.us(), "example.com")
		require.NoError(t, err)
		require.Equal(t, row.ID, again.ID, "adding twice is harmless")

		name, text := sso.Record(row)
		require.Equal(t, "_honnin.example.com", name)

		verify := func() error { return second(k.party.VerifyDomain(k.us(), row.ID)) }

		require.True(t, fault.Is(verify(), fault.Conflict), "no record")
		k.names.Set(name, "v=spf1 -all", text+"x", text[:len(text)-1])
		require.True(t, fault.Is(verify(), fault.Conflict), "no right record")
		k.names.Break(true)
		require.True(t, fault.Is(verify(), fault.Unavailable), "no answer")
		k.names.Break(false)
		k.names.Set(name, "v=spf1 -all", text)
		require.NoError(t, verify())
		require.NoError(t, verify(), "twice is harmless")

		// Another tenant can say that the domain is its own, and cannot have it, even with a record of its own.
		other, err := sso.AddDomain(k.them(), "example.com")
		require.NoError(t, err)
		require.NotEqual(t, row.Token, other.Token)
		k.names.Set(sso.Record(other))
		require.True(t, fault.Is(second(k.party.VerifyDomain(k.them(), other.ID)), fault.Conflict))
		require.True(t, fault.Is(second(k.party.VerifyDomain(k.them(), row.ID)), fault.NotFound), "another tenant's row")
		require.True(t, fault.Is(sso.RemoveDomain(k.them(), row.ID), fault.NotFound))

		require.NoError(t, sso.RemoveDomain(k.us(), row.ID))
		require.NoError(t, second(k.party.VerifyDomain(k.them(), other.ID)), "it is free now")
	})
}

func TestDomainsAreBounded(t *testing.T) {
	t.Parallel()

	k := start(t, database.SQLite(t), outbound.Reach{})
	for i := range 50 {
		_, err := sso.AddDomain(k.us(), fmt.Sprintf("d%d.example", i))
		require.NoError(t, err)
	}

	require.True(t, fault.Is(second(sso.AddDomain(k.us(), "one-more.example")), fault.Conflict))
}

func TestNames(t *testing.T) {
	t.Parallel()

	for given, want := range map[string]string{
		"example.com": "example.com", "EXAMPLE.co.jp": "example.co.jp", "bücher.example": "xn--bcher-kva.example",
		"日本語.jp": "xn--wgv71a119e.jp", "a.b.c": "a.b.c", "localhost": "", "": "", ".": "", "127.0.0.1": "", "[::1]": "", "a..b": "",
		"a b.example": "", "-a.example": "", "a.example/x": "", "a.example:1": "", "a@b.example": "", "1.2.3": "", "a_b.example": "",
	} {
		got, ok := sso.Domain(given)
		require.Equal(t, want != "", ok, given)

		if ok {
			require.Equal(t, want, got)
		}
	}

	for given, want := range map[string]string{
		"Hanako@Example.com": "hanako@example.com", "a+b@example.com": "a+b@example.com", "a@日本語.jp": "a@xn--wgv71a119e.jp",
		"": "", "a": "", "@example.com": "", "a@": "", "a@localhost": "", `"a b"@example.com`: "", "a b@example.com": "", "a@b@example.com": "",
		"a\n@example.com": "", "ａ@example.com": "", "a,b@example.com": "", "a<b>@example.com": "", "a\x00@example.com": "",
	} {
		got, _, ok := sso.Address(given)
		require.Equal(t, want != "", ok, "%q", given)
		require.Equal(t, want, got)
	}
}

func TestRequire(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		require.True(t, fault.Is(second(sso.Require(k.us(), true, 0)), fault.Conflict), "nobody could come in")

		held := k.verified(k.us(), t, "example.com")
		require.True(t, fault.Is(second(sso.Require(k.us(), true, 0)), fault.Conflict), "still nobody")

		row := k.enabled(t)
		now, err := sso.Require(k.us(), true, 0)
		require.NoError(t, err)
		require.True(t, now.SSORequired)
		require.True(t, fault.Is(second(sso.Require(k.us(), false, 0)), fault.Conflict), "a stale writer")

		// What it stands on cannot be pulled away.
		require.True(t, fault.Is(sso.RemoveDomain(k.us(), held.ID), fault.Conflict))
		require.True(t, fault.Is(second(k.party.Disable(k.us(), row.ID, row.Revision)), fault.Conflict))
		require.True(t, fault.Is(k.party.Delete(k.us(), row.ID, row.Revision), fault.Conflict))

		found, err := sso.Find(k.ctx, "anybody@example.com")
		require.NoError(t, err)
		require.True(t, found.Required)
		require.Len(t, found.Choices, 1)

		person := func(email, role string, operator bool) *db.User {
			made := ent.From(k.ctx).User.Create().SetEmail(email).SetOperator(operator).SaveX(k.system())
			if role != "" {
				ent.From(k.ctx).Membership.Create().SetTenantID(k.ours).SetUserID(made.ID).SetRole(role).
					SetSource(membership.SourceInvitation).ExecX(k.system())
			}

			return made
		}

		owner := person("owner@example.com", "owner", false)

		for name, test := range map[string]struct {
			person *db.User
			want   bool
		}{
			"a member":               {person("member@example.com", "admin", false), true},
			"no member":              {person("nobody@example.com", "", false), true},
			"an owner":               {owner, false},
			"of a domain below":      {person("member@sub.example.com", "admin", false), false},
			"of another domain":      {person("member@elsewhere.example", "admin", false), false},
			"an operator":            {person("staff@example.com", "", true), false},
			"without a real address": {person("admin@localhost", "admin", false), false},
		} {
			got, err := sso.Demanded(k.ctx, test.person)
			require.NoError(t, err)
			require.Equal(t, test.want, got, name)
		}

		// Who is no longer an active owner has no way around.
		ent.From(k.ctx).Membership.Update().Where(membership.UserID(owner.ID)).SetState(membership.StateSuspended).ExecX(k.system())
		got, err := sso.Demanded(k.ctx, owner)
		require.NoError(t, err)
		require.True(t, got)

		// A suspended tenant demands nothing of anybody.
		ent.From(k.ctx).Tenant.Update().Where(tenant.ID(k.ours)).SetState(tenant.StateSuspended).ExecX(k.system())
		got, err = sso.Demanded(k.ctx, owner)
		require.NoError(t, err)
		require.False(t, got)
		ent.From(k.ctx).Tenant.Update().Where(tenant.ID(k.ours)).SetState(tenant.StateActive).ExecX(k.system())

		now, err = sso.Require(k.us(), false, now.Revision)
		require.NoError(t, err)
		require.False(t, now.SSORequired)
		require.NoError(t, sso.RemoveDomain(k.us(), held.ID))
	})
}
