package role_test

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/role"
)

// kit is a tenant with an admin and an owner, and another tenant's owner.
type kit struct {
	ctx                   context.Context //nolint:containedctx // a test's own
	roles                 *role.Roles
	admin, owner, foreign context.Context //nolint:containedctx // a test's own
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		table, err := rbac.Open()
		require.NoError(t, err)

		k := &kit{ctx: database.Open(t, url), roles: &role.Roles{Table: table}}
		ours, theirs := k.newTenant(), k.newTenant()
		k.admin, k.owner, k.foreign = k.as(ours, "admin"), k.as(ours, "owner"), k.as(theirs, "owner")

		test(t, k)
	})
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *kit) newTenant() uuid.UUID {
	return ent.From(k.ctx).Tenant.Create().SetName("Test").SetKeyset([]byte("k")).SaveX(k.system()).ID
}

func (k *kit) as(tenant uuid.UUID, role string) context.Context {
	return viewer.With(k.ctx, viewer.Viewer{Tenant: tenant, Subject: "usr_" + role, Kind: viewer.User, Roles: []string{role}})
}

func (k *kit) actions() []string {
	actions := []string{}
	for _, row := range ent.From(k.ctx).Audit.Query().Order(audit.BySeq()).AllX(k.admin) {
		actions = append(actions, row.Action)
	}

	return actions
}

func support() role.Draft {
	return role.Draft{Name: "support", Description: "お客様係", Permissions: []string{"verification:read", "audit:read", "audit:read"}}
}

func TestLife(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, err := k.roles.Create(k.admin, support())
		require.NoError(t, err)
		require.Equal(t, []string{"audit:read", "verification:read"}, row.Permissions)

		again, err := k.roles.Create(k.admin, support())
		require.NoError(t, err)
		require.Equal(t, row.ID, again.ID, "a retry is harmless")

		other := support()
		other.Permissions = []string{"audit:read"}
		_, err = k.roles.Create(k.admin, other)
		require.True(t, fault.Is(err, fault.Conflict), "%v", err)

		theirs, err := k.roles.Create(k.foreign, other)
		require.NoError(t, err, "another tenant has names of its own")

		changed, err := k.roles.Update(k.admin, row.ID, 0, role.Draft{Permissions: []string{"audit:read"}})
		require.NoError(t, err)
		require.Equal(t, 1, changed.Revision)
		require.Equal(t, "support", changed.Name)

		_, err = k.roles.Update(k.admin, row.ID, 0, role.Draft{Permissions: []string{"audit:read"}})
		require.True(t, fault.Is(err, fault.Conflict), "a stale writer is noticed: %v", err)

		for _, stranger := range []uuid.UUID{theirs.ID, uuid.New()} {
			_, err = k.roles.Update(k.admin, stranger, 0, role.Draft{Permissions: []string{"audit:read"}})
			require.True(t, fault.Is(err, fault.NotFound), "%v", err)
			require.True(t, fault.Is(k.roles.Delete(k.admin, stranger), fault.NotFound))
		}

		require.NoError(t, k.roles.Delete(k.admin, row.ID))
		require.True(t, fault.Is(k.roles.Delete(k.admin, row.ID), fault.NotFound))

		rows, err := role.List(k.admin)
		require.NoError(t, err)
		require.Empty(t, rows)
		require.Equal(t, []string{"role.create", "role.update", "role.delete"}, k.actions())
	})
}

func TestRefused(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for name, test := range map[string]struct {
			draft role.Draft
			field string
		}{
			"no name":            {role.Draft{Permissions: []string{"audit:read"}}, "input.name"},
			"a built-in name":    {role.Draft{Name: "auditor", Permissions: []string{"audit:read"}}, "input.name"},
			"an operator's":      {role.Draft{Name: "operator", Permissions: []string{"audit:read"}}, "input.name"},
			"nothing allowed":    {role.Draft{Name: "support"}, "input.permissions"},
			"unknown":            {role.Draft{Name: "support", Permissions: []string{"audit:destroy"}}, "input.permissions"},
			"a star":             {role.Draft{Name: "support", Permissions: []string{"audit:*"}}, "input.permissions"},
			"of operators":       {role.Draft{Name: "support", Permissions: []string{"platform:read"}}, "input.permissions"},
			"of the person":      {role.Draft{Name: "support", Permissions: []string{"capture:write"}}, "input.permissions"},
			"a long description": {role.Draft{Name: "support", Permissions: []string{"audit:read"}, Description: strings.Repeat("長", 161)}, "input.description"},
		} {
			_, err := k.roles.Create(k.owner, test.draft)
			found, ok := fault.Find(err)
			require.True(t, ok, "%s: %v", name, err)
			require.Equal(t, fault.Invalid, found.Kind, name)
			require.Equal(t, test.field, found.Field, name)
		}
	})
}

func TestNobodyGivesMoreThanTheyHave(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		var lacking *rbac.NotHeldError

		strong := role.Draft{Name: "heir", Permissions: []string{"tenant:destroy", "audit:read"}}
		_, err := k.roles.Create(k.admin, strong)
		require.ErrorAs(t, err, &lacking)
		require.Equal(t, []string{"tenant:destroy"}, lacking.Permissions)

		row, err := k.roles.Create(k.owner, strong)
		require.NoError(t, err)

		_, err = k.roles.Update(k.admin, row.ID, 0, role.Draft{Permissions: []string{"audit:read"}})
		require.ErrorAs(t, err, &lacking, "nor takes away what they do not have")
		require.ErrorAs(t, k.roles.Delete(k.admin, row.ID), &lacking)
		require.NoError(t, k.roles.Delete(k.owner, row.ID))
	})
}

func TestARoleInUseStays(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, err := k.roles.Create(k.admin, support())
		require.NoError(t, err)

		client := ent.From(k.ctx)
		person := client.User.Create().SetEmail("p@example.com").SaveX(k.system())

		for name, use := range map[string]func() (release func()){
			"a member": func() func() {
				made := client.Membership.Create().SetUserID(person.ID).SetRole("support").SetSource(membership.SourceInvitation).SaveX(k.admin)

				return func() { client.Membership.DeleteOne(made).ExecX(k.admin) }
			},
			"an open invitation": func() func() {
				made := client.Invitation.Create().SetEmail("i@example.com").SetClaim("i@example.com").SetRole("support").SetHash("h").
					SetInvitedBy("usr_admin").SetExpiresAt(time.Now().Add(time.Hour)).SaveX(k.admin)

				return func() { client.Invitation.UpdateOne(made).ClearClaim().ExecX(k.admin) }
			},
			"a key": func() func() {
				made := client.APIKey.Create().SetName("k").SetPrefix("hk_test_").SetLast4("abcd").SetHash("h").SetRole("support").SaveX(k.admin)

				return func() { client.APIKey.UpdateOne(made).SetRevokedAt(time.Now()).ExecX(k.admin) }
			},
			"an identity provider": func() func() {
				made := client.Connection.Create().SetName("c").SetProtocol("oidc").SetDefaultRole("support").SaveX(k.admin)

				return func() { client.Connection.DeleteOne(made).ExecX(k.admin) }
			},
		} {
			release := use()
			err := k.roles.Delete(k.admin, row.ID)
			require.True(t, fault.Is(err, fault.Conflict), "%s: %v", name, err)
			release()
		}

		require.NoError(t, k.roles.Delete(k.admin, row.ID))
	})
}

func TestThereIsAnEndToRoles(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		var (
			all  sync.WaitGroup
			mu   sync.Mutex
			made int
		)

		for n := range 60 {
			all.Go(func() {
				wanted := support()
				wanted.Name = "r" + strconv.Itoa(n)

				if _, err := k.roles.Create(k.admin, wanted); err == nil {
					mu.Lock()
					defer mu.Unlock()

					made++
				} else {
					require.True(t, fault.Is(err, fault.Conflict), "%v", err)
				}
			})
		}

		all.Wait()
		require.Equal(t, role.MaxRoles, made, "also when many come at once")
	})
}
