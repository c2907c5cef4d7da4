package tenants_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sandbox"
	"github.com/honnin/honnin/tenants/sign"
)

// The people of a test environment are those of its tenant, with the roles that they have there, its own among them, and for as long.
func TestPeopleOfATestEnvironment(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T, first *tenants.First) {
		t.Helper()

		time0 := newClock()
		gate := tenants.NewGate(time0.Now)
		table, err := rbac.Open()
		require.NoError(t, err)

		authority := rbac.NewAuthority(table, gate.Watch())
		live := viewer.With(ctx, viewer.Viewer{Tenant: first.Tenant.ID, Subject: "key_test", Kind: viewer.Key, Roles: []string{"owner"}})
		ent.From(ctx).Role.Create().SetName("support").SetPermissions([]string{"verification:read", "member:read"}).ExecX(live)

		test, created, err := sandbox.Create(live, []byte("keyset"))
		require.NoError(t, err)
		require.True(t, created)

		person := ent.From(ctx).User.Query().Where(user.Email(tenants.FirstEmail)).OnlyX(system(ctx))
		desk, err := sign.Open(sign.Desk{BaseURL: "https://id.example", Now: time0.Now})
		require.NoError(t, err)

		for _, bound := range []bool{false, true} { // an identity provider that vouches for the tenant vouches for its environment
			token, err := sign.Begin(ctx, sign.Proof{User: person.ID, Tenant: first.Tenant.ID, Bound: bound, Method: "oidc"}, time0.Now())
			require.NoError(t, err)
			who, err := gate.Session(ctx, token)
			require.NoError(t, err)

			belongings, err := desk.Memberships(viewer.With(ctx, who))
			require.NoError(t, err)
			require.Len(t, belongings, 2)
			require.Equal(t, test.ID, belongings[1].Tenant.ID)

			moved, err := desk.Switch(viewer.With(ctx, who), id.Format(id.Tenant, test.ID))
			require.NoError(t, err)
			who, err = gate.Session(ctx, moved)
			require.NoError(t, err)
			require.True(t, who.Test())
			require.Equal(t, test.ID, who.Tenant)

			name, err := tenants.Name(viewer.With(ctx, who), who)
			require.NoError(t, err)
			require.Equal(t, tenants.FirstEmail, name)

			back, err := desk.Switch(viewer.With(ctx, who), id.Format(id.Tenant, first.Tenant.ID))
			require.NoError(t, err)

			moved, err = desk.Switch(viewer.With(ctx, must(gate.Session(ctx, back))), id.Format(id.Tenant, test.ID))
			require.NoError(t, err)

			// One of the tenant's own roles counts there as well, but for what nobody decides there.
			ent.From(ctx).Membership.Update().SetRole("support").ExecX(live)

			who = must(gate.Session(ctx, moved))
			granted, err := authority.Permissions(ctx, who)
			require.NoError(t, err)
			require.Equal(t, []string{"verification:read"}, granted)

			ent.From(ctx).Membership.Update().SetState(membership.StateSuspended).ExecX(live)

			_, err = gate.Session(ctx, moved)
			require.True(t, fault.Is(err, fault.Unauthenticated))
			ent.From(ctx).Membership.Update().SetState(membership.StateActive).SetRole("owner").ExecX(live)

			ent.From(ctx).Tenant.Update().Where(tenant.ID(first.Tenant.ID)).SetState(tenant.StateSuspended).ExecX(system(ctx))

			_, err = gate.Session(ctx, moved)
			require.True(t, fault.Is(err, fault.Unauthenticated))
			ent.From(ctx).Tenant.Update().SetState(tenant.StateActive).ExecX(system(ctx))
		}

		stranger := ent.From(ctx).Tenant.Create().SetName("Another").SetKeyset([]byte("k")).SaveX(system(ctx))
		elsewhere := viewer.With(ctx, viewer.Viewer{Tenant: stranger.ID, Subject: "key_test", Kind: viewer.Key, Roles: []string{"owner"}})
		other, _, err := sandbox.Create(elsewhere, []byte("keyset"))
		require.NoError(t, err)
		_, err = sign.At(ctx, person.ID, other.ID)
		require.True(t, fault.Is(err, fault.Forbidden), "another tenant's")
	})
}

func must(who viewer.Viewer, err error) viewer.Viewer {
	if err != nil {
		panic(err)
	}

	return who
}
