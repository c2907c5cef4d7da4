package member_test

import (
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/member"
	"github.com/honnin/honnin/tenants/rbac"
)

func TestChangeRole(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		someone := k.join(k.tenant, "reviewer")
		ent.From(k.ctx).Role.Create().SetName("support").SetPermissions([]string{"audit:read"}).ExecX(k.as(k.owner))

		row, err := k.members.ChangeRole(k.as(k.owner), someone.ID, 0, "support")
		require.NoError(t, err)
		require.Equal(t, "support", row.Role)
		require.Equal(t, 1, row.Revision)
		require.NotEmpty(t, row.Edges.User.Email)

		_, err = k.members.ChangeRole(k.as(k.owner), someone.ID, 0, "admin")
		require.True(t, fault.Is(err, fault.Conflict), "a stale writer is noticed: %v", err)

		for _, role := range []string{"operator", "applicant", "unheard-of", ""} {
			_, err = k.members.ChangeRole(k.as(k.owner), someone.ID, 1, role)
			require.True(t, fault.Is(err, fault.Invalid), "%s: %v", role, err)
		}

		for _, stranger := range []uuid.UUID{k.foreign.ID, uuid.New()} {
			_, err = k.members.ChangeRole(k.as(k.owner), stranger, 0, "admin")
			require.True(t, fault.Is(err, fault.NotFound), "%v", err)
		}

		require.Equal(t, []string{"member.role"}, k.actions())
	})
}

func TestNobodyGivesOrTakesMoreThanTheyHave(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		admin, reviewer := k.join(k.tenant, "admin"), k.join(k.tenant, "reviewer")

		var lacking *rbac.NotHeldError

		_, err := k.members.ChangeRole(k.as(admin), reviewer.ID, 0, "owner")
		require.ErrorAs(t, err, &lacking)
		require.Equal(t, []string{"review:waive", "tenant:destroy"}, lacking.Permissions)
		_, err = k.members.ChangeRole(k.as(admin), admin.ID, 0, "owner")
		require.ErrorAs(t, err, &lacking, "nor to themselves")

		another := k.join(k.tenant, "owner")
		_, err = k.members.ChangeRole(k.as(admin), another.ID, 0, "auditor")
		require.ErrorAs(t, err, &lacking)
		_, err = k.members.Suspend(k.as(admin), another.ID)
		require.ErrorAs(t, err, &lacking)
		_, err = k.members.Reinstate(k.as(admin), another.ID)
		require.ErrorAs(t, err, &lacking)
		require.ErrorAs(t, k.members.Remove(k.as(admin), another.ID), &lacking)

		_, _, err = k.members.Invite(k.as(admin), "new@example.com", "owner")
		require.ErrorAs(t, err, &lacking)

		_, err = k.members.ChangeRole(k.as(admin), admin.ID, 0, "auditor")
		require.NoError(t, err, "one can give up one's own")
		require.Equal(t, "owner", k.read(another).Role)
	})
}

func TestSuspendAndReinstate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		someone := k.join(k.tenant, "reviewer")
		ctx, changes := rbac.Collect(k.as(k.owner))

		for range 2 {
			row, err := k.members.Suspend(ctx, someone.ID)
			require.NoError(t, err)
			require.Equal(t, membership.StateSuspended, row.State)
		}

		require.Equal(t, []uuid.UUID{k.tenant}, changes.Tenants())

		for range 2 {
			row, err := k.members.Reinstate(ctx, someone.ID)
			require.NoError(t, err)
			require.Equal(t, membership.StateActive, row.State)
		}

		require.Equal(t, []string{"member.suspend", "member.reinstate"}, k.actions(), "what changes nothing is not recorded")

		for _, move := range []func() error{
			func() error { _, err := k.members.Suspend(ctx, k.foreign.ID); return err },   //nolint:nlreturn // one line each
			func() error { _, err := k.members.Reinstate(ctx, k.foreign.ID); return err }, //nolint:nlreturn // one line each
			func() error { return k.members.Remove(ctx, k.foreign.ID) },
		} {
			require.True(t, fault.Is(move(), fault.NotFound))
		}
	})
}

func TestATenantKeepsAnOwner(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		ctx := k.as(k.owner)

		refused := func() {
			t.Helper()

			_, err := k.members.ChangeRole(ctx, k.owner.ID, 0, "admin")
			require.True(t, fault.Is(err, fault.Conflict), "%v", err)
			_, err = k.members.Suspend(ctx, k.owner.ID)
			require.True(t, fault.Is(err, fault.Conflict), "%v", err)
			require.True(t, fault.Is(k.members.Remove(ctx, k.owner.ID), fault.Conflict))
			require.True(t, fault.Is(k.members.Leave(ctx), fault.Conflict))
		}
		refused()

		second := k.join(k.tenant, "owner")
		_, err := k.members.Suspend(ctx, second.ID)
		require.NoError(t, err)
		refused() // a suspended owner is none

		_, err = k.members.Reinstate(ctx, second.ID)
		require.NoError(t, err)
		require.NoError(t, k.members.Leave(ctx))
		require.Nil(t, k.read(k.owner))
	})
}

// Owners who take one another's role away at the same moment leave one.
func TestATenantKeepsAnOwnerUnderManyAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		owners := []*db.Membership{k.owner}
		for range 5 {
			owners = append(owners, k.join(k.tenant, "owner"))
		}

		var all sync.WaitGroup

		for i, who := range owners {
			victim := owners[(i+1)%len(owners)]

			all.Go(func() { _, _ = k.members.ChangeRole(k.as(who), victim.ID, 0, "auditor") })
			all.Go(func() { _, _ = k.members.Suspend(k.as(who), victim.ID) })
			all.Go(func() { _ = k.members.Leave(k.as(who)) })
		}

		all.Wait()

		left := ent.From(k.ctx).Membership.Query().
			Where(membership.TenantID(k.tenant), membership.Role(member.Owner), membership.StateEQ(membership.StateActive)).CountX(k.system())
		require.Equal(t, 1, left)
	})
}

func TestRemoveAndLeave(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		one, two := k.join(k.tenant, "admin"), k.join(k.tenant, "reviewer")
		require.NoError(t, k.members.Remove(k.as(one), two.ID))
		require.True(t, fault.Is(k.members.Remove(k.as(one), two.ID), fault.NotFound))
		require.NoError(t, k.members.Leave(k.as(one)))
		require.True(t, fault.Is(k.members.Leave(k.as(one)), fault.NotFound))
		require.NotNil(t, ent.From(k.ctx).User.GetX(k.system(), one.UserID), "the person stays a person")

		key := viewer.With(k.ctx, viewer.Viewer{Tenant: k.tenant, Subject: "key_1", Kind: viewer.Key, Roles: []string{"owner"}})
		require.True(t, fault.Is(k.members.Leave(key), fault.Forbidden))
		require.Equal(t, []string{"member.remove", "member.leave"}, k.actions())
	})
}

func TestList(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for range 4 {
			k.join(k.tenant, "auditor")
		}

		seen := map[uuid.UUID]bool{}
		after := ""

		for page := range 3 {
			rows, more, err := member.List(k.as(k.owner), 2, after)
			require.NoError(t, err)
			require.Equal(t, page < 2, more)

			for _, row := range rows {
				require.False(t, seen[row.ID])
				require.Contains(t, row.Edges.User.Email, "@example.com")
				seen[row.ID] = true
			}

			after = cursor.Format(rows[len(rows)-1].CreatedAt, rows[len(rows)-1].ID)
		}

		require.Len(t, seen, 5)
		require.False(t, seen[k.foreign.ID])

		for _, wrong := range []struct {
			first int
			after string
		}{{0, ""}, {101, ""}, {1, "x"}} {
			_, _, err := member.List(k.as(k.owner), wrong.first, wrong.after)
			require.True(t, fault.Is(err, fault.Invalid))
			_, _, err = member.Invitations(k.as(k.owner), wrong.first, wrong.after)
			require.True(t, fault.Is(err, fault.Invalid))
		}
	})
}
