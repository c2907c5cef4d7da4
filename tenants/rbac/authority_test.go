package rbac_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/rbac"
)

// person is a member with the roles, in a tenant of its own.
func person(ctx context.Context, tb testing.TB, names ...string) (context.Context, viewer.Viewer) {
	tb.Helper()

	row := ent.From(ctx).Tenant.Create().SetName("Test").SetKeyset([]byte("k")).SaveX(viewer.With(ctx, viewer.System("test")))
	who := viewer.Viewer{Tenant: row.ID, Subject: "usr_test", Kind: viewer.User, Roles: names}

	return viewer.With(ctx, who), who
}

func can(ctx context.Context, tb testing.TB, a *rbac.Authority, who viewer.Viewer, permission string) bool {
	tb.Helper()

	may, err := a.Can(ctx, who, permission)
	require.NoError(tb, err)

	return may
}

func TestOwnRoles(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)
		watch := rbac.NewWatch(time.Now)
		authority := rbac.NewAuthority(open(t), watch)
		ours, who := person(ctx, t, "support")
		_, stranger := person(ctx, t, "support")

		// Rows hold what no verb would write, too: a built-in name, permissions of operators, nonsense.
		for name, permissions := range map[string][]string{
			"support": {"verification:read", "platform:write", "capture:read", "verification:*", "nonsense", "key:destroy"},
			"auditor": {"evidence:read"},
		} {
			ent.From(ours).Role.Create().SetName(name).SetPermissions(permissions).ExecX(ours)
		}

		require.True(t, can(ctx, t, authority, who, "verification:read"))
		require.False(t, can(ctx, t, authority, who, "verification:create"))
		require.False(t, can(ctx, t, authority, who, "platform:write"))
		require.False(t, can(ctx, t, authority, who, "capture:read"))
		require.False(t, can(ctx, t, authority, stranger, "verification:read"), "another tenant's role of that name is none")

		auditor := who
		auditor.Roles = []string{"auditor"}
		require.False(t, can(ctx, t, authority, auditor, "evidence:read"), "a built-in name is never the tenant's own")

		granted, err := authority.Permissions(ctx, who)
		require.NoError(t, err)
		require.Equal(t, []string{"verification:read"}, granted)

		both := who
		both.Roles = []string{"support", "finance", "unheard-of"}
		require.True(t, can(ctx, t, authority, both, "invoice:read"))
		require.True(t, can(ctx, t, authority, both, "verification:read"))

		narrowed := both
		narrowed.Scopes = map[string]string{"invoice": "read"}
		require.False(t, can(ctx, t, authority, narrowed, "verification:read"))
		require.False(t, can(ctx, t, authority, narrowed, "invoice:write"))

		// A change is seen at once where it is announced, and by its version elsewhere.
		require.NoError(t, ent.Tx(ours, func(ctx context.Context) error {
			require.NoError(t, rbac.Changed(ctx))

			return ent.From(ctx).Role.Update().SetPermissions([]string{"evidence:read"}).Exec(ctx)
		}))
		require.True(t, can(ctx, t, authority, who, "verification:read"), "remembered until the version is read")
		require.NoError(t, watch.Check(ctx))
		require.False(t, can(ctx, t, authority, who, "verification:read"))
		require.True(t, can(ctx, t, authority, who, "evidence:read"))
	})
}

func TestNoDatabaseAllowsNothing(t *testing.T) {
	t.Parallel()

	ctx := database.Open(t, database.SQLite(t))
	authority := rbac.NewAuthority(open(t), rbac.NewWatch(time.Now))
	_, who := person(ctx, t, "support")

	cut, stop := context.WithCancel(ctx)
	stop()

	may, err := authority.Can(cut, who, "verification:read")
	require.Error(t, err)
	require.False(t, may)

	_, err = authority.Permissions(cut, who)
	require.Error(t, err)
}

func TestChangedNeedsATenant(t *testing.T) {
	t.Parallel()

	ctx := database.Open(t, database.SQLite(t))
	ctx, changes := rbac.Collect(ctx)
	ours, who := person(ctx, t, "admin")

	require.Empty(t, changes.Tenants())
	require.NoError(t, rbac.Changed(ours))
	require.NoError(t, rbac.Changed(ours))
	require.Equal(t, []uuid.UUID{who.Tenant}, changes.Tenants())

	err := rbac.Changed(viewer.With(ctx, viewer.For(uuid.New(), "test")))
	require.True(t, fault.Is(err, fault.NotFound), "%v", err)
}

func TestGives(t *testing.T) {
	t.Parallel()

	ctx := database.Open(t, database.SQLite(t))
	table := open(t)
	ours, who := person(ctx, t, "developer", "support")
	ent.From(ours).Role.Create().SetName("support").SetPermissions([]string{"verification:review", "audit:read"}).ExecX(ours)

	require.NoError(t, table.Gives(ours, []string{"verification:create", "verification:review"}))
	require.NoError(t, table.Gives(ours, nil))

	var lacking *rbac.NotHeldError

	err := table.Gives(ours, []string{"tenant:write", "verification:create", "member:write", "tenant:write"})
	require.ErrorAs(t, err, &lacking)
	require.Equal(t, []string{"member:write", "tenant:write"}, lacking.Permissions)
	require.Contains(t, lacking.Error(), "member:write")

	narrowed := who
	narrowed.Scopes = map[string]string{"verification": "read"}
	require.ErrorAs(t, table.Gives(viewer.With(ctx, narrowed), []string{"verification:create"}), &lacking)
	require.NoError(t, table.Gives(viewer.With(ctx, narrowed), []string{"verification:read"}))

	limited := who
	limited.Limited = true
	require.True(t, fault.Is(table.Gives(viewer.With(ctx, limited), []string{"verification:read"}), fault.Forbidden))

	// Not even who has it can give what belongs to operators.
	operator := who
	operator.Roles = []string{"operator"}
	require.ErrorAs(t, table.Gives(viewer.With(ctx, operator), []string{"platform:read"}), &lacking)
}

func TestRolesThatCanBeGiven(t *testing.T) {
	t.Parallel()

	ctx := database.Open(t, database.SQLite(t))
	table := open(t)
	ours, _ := person(ctx, t, "admin")
	ent.From(ours).Role.Create().SetName("support").SetPermissions([]string{"audit:read"}).ExecX(ours)

	require.Equal(t, []string{"admin", "auditor", "developer", "finance", "owner", "reviewer", "senior-reviewer"}, table.BuiltIn())

	for _, name := range append(table.BuiltIn(), "support") {
		permissions, err := table.Of(ours, name)
		require.NoError(t, err)
		require.NotEmpty(t, permissions)
		require.Subset(t, table.Givable(), permissions)
	}

	for _, name := range []string{"operator", "applicant", "unheard-of", ""} {
		_, err := table.Of(ours, name)
		require.True(t, fault.Is(err, fault.Invalid), name)
	}

	for name, want := range map[string]bool{
		"support": true, "tier-2-support": true, "a": true,
		"": false, "Support": false, "2nd": false, "a--b": false, "-a": false, "a-": false, "admin": false, "operator": false, "a b": false, "a,b": false, "a\nb": false,
	} {
		require.Equal(t, want, table.Name(name) == nil, "%q", name)
	}
}

// What was read before a bell rang must not be taken for what holds after it.
func TestABellThatRingsWhileReading(t *testing.T) {
	t.Parallel()

	watch := rbac.NewWatch(time.Now)
	tenant, other := uuid.New(), uuid.New()

	since := watch.Begin()
	watch.Forget(tenant)
	watch.Learn(tenant, 1, since)

	_, ok := watch.Version(tenant)
	require.False(t, ok)

	watch.Learn(tenant, 2, watch.Begin())
	watch.Learn(other, 3, watch.Begin())

	version, ok := watch.Version(tenant)
	require.True(t, ok)
	require.EqualValues(t, 2, version)

	watch.ForgetAll()

	_, ok = watch.Version(other)
	require.False(t, ok)
}

func TestTheWatchLapses(t *testing.T) {
	t.Parallel()

	ctx := database.Open(t, database.SQLite(t))
	now := time.Now()
	watch := rbac.NewWatch(func() time.Time { return now })
	_, who := person(ctx, t, "admin")

	watch.Learn(who.Tenant, 0, watch.Begin())

	now = now.Add(rbac.Worst - time.Nanosecond)
	_, ok := watch.Version(who.Tenant)
	require.True(t, ok)

	now = now.Add(time.Nanosecond)
	_, ok = watch.Version(who.Tenant)
	require.False(t, ok)

	require.NoError(t, watch.Check(ctx))
	_, ok = watch.Version(who.Tenant)
	require.True(t, ok, "a reading makes it good again")

	now = now.Add(time.Hour)
	require.NoError(t, watch.Check(ctx))
	_, ok = watch.Version(who.Tenant)
	require.False(t, ok, "nobody asked for an hour, so nobody looked")

	for range 3 * 4096 {
		watch.Learn(uuid.New(), 0, watch.Begin())
	}

	require.LessOrEqual(t, rbac.Watched(watch), 4096)
}

func BenchmarkAuthority(b *testing.B) {
	ctx := database.Open(b, database.SQLite(b))
	authority := rbac.NewAuthority(open(b), rbac.NewWatch(func() time.Time { return time.Unix(0, 0) }))
	ours, who := person(ctx, b, "support")
	ent.From(ours).Role.Create().SetName("support").SetPermissions([]string{"audit:read"}).ExecX(ours)

	for b.Loop() {
		if may, err := authority.Can(ctx, who, "audit:read"); err != nil || !may {
			b.Fatal(may, err)
		}
	}
}
