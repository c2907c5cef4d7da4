package rbac_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/rbac"
)

func open(tb testing.TB) *rbac.Table {
	tb.Helper()

	table, err := rbac.Open()
	require.NoError(tb, err)

	return table
}

func roles(names ...string) viewer.Viewer { return viewer.Viewer{Roles: names} }

func TestCan(t *testing.T) {
	t.Parallel()

	table := open(t)
	tests := map[string]struct {
		who        viewer.Viewer
		permission string
		want       bool
	}{
		"admin reads evidence":            {roles("admin"), "evidence:read", true},
		"developer creates":               {roles("developer"), "verification:create", true},
		"finance sees no case":            {roles("finance"), "verification:read", false},
		"auditor reads the log":           {roles("auditor"), "audit:read", true},
		"reviewer creates nothing":        {roles("reviewer"), "verification:create", false},
		"auditor sees no face":            {roles("auditor"), "evidence:read", false},
		"auditor sees no finding":         {roles("auditor"), "report:read", false},
		"applicant writes evidence":       {roles("applicant"), "capture:write", true},
		"applicant reads no verification": {roles("applicant"), "verification:read", false},
		"admin captures for nobody":       {roles("admin"), "capture:write", false},
		"two roles add up":                {roles("auditor", "reviewer"), "evidence:read", true},
		"no role":                         {roles(), "viewer:read", false},
		"unknown role":                    {roles("king"), "viewer:read", false},
		"unknown permission":              {roles("admin"), "verification:destroy", false},
		"no colon":                        {roles("admin"), "verification", false},
		"empty":                           {roles("admin"), "", false},
		"a star is no wildcard":           {roles("admin"), "verification:*", false},
		"the machine has no role":         {viewer.System("sweep"), "verification:read", false},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, table.Can(test.who, test.permission))
		})
	}
}

func TestPermissionsAgreeWithCan(t *testing.T) {
	t.Parallel()

	table := open(t)

	for _, role := range table.Roles() {
		listed := table.Permissions(roles(role, role))
		require.True(t, slices.IsSorted(listed), role)
		require.Len(t, slices.Compact(slices.Clone(listed)), len(listed), role)

		for _, permission := range listed {
			require.True(t, table.Can(roles(role), permission), "%s %s", role, permission)
			require.NoError(t, table.Known(permission))
		}
	}

	require.Empty(t, table.Permissions(roles("king")))
	require.NotNil(t, table.Permissions(roles()), "a list, never null")
	require.ErrorIs(t, table.Known("verification:destroy"), rbac.ErrUnknown)
}

// Nobody who can look into a tenant can capture for a person, and the other way round.
func TestApplicantAndTenantShareNothing(t *testing.T) {
	t.Parallel()

	table := open(t)
	applicant := table.Permissions(roles("applicant"))
	require.NotEmpty(t, applicant)

	for _, role := range table.Roles() {
		if role == "applicant" {
			continue
		}

		for _, permission := range applicant {
			require.False(t, table.Can(roles(role), permission), "%s may %s", role, permission)
		}
	}
}

// Staff of the installation and people of tenants are apart: they share who they are, their own
// sessions, and the page of mails that the embedded default writes to a folder; what each may read there is tenants/post's to say.
func TestOperatorsAndTenantsAreApart(t *testing.T) {
	t.Parallel()

	table := open(t)
	shared := []string{"mail:read", "session:read", "session:write", "viewer:read"}

	for _, role := range table.Roles() {
		for _, permission := range table.Permissions(roles(role)) {
			if role == "operator" || slices.Contains(shared, permission) {
				continue
			}

			require.False(t, table.Can(roles("operator"), permission), permission)
			require.False(t, strings.HasPrefix(permission, "platform:"), "%s may %s", role, permission)
		}
	}
}

// Whoever runs a tenant can give every role in it: an owner has what any member has, an admin all of it but ending the tenant and letting
// those who saw a case decide its appeal.
func TestOwnersHaveEverything(t *testing.T) {
	t.Parallel()

	table := open(t)

	for _, role := range []string{"admin", "developer", "reviewer", "senior-reviewer", "finance", "auditor"} {
		for _, permission := range table.Permissions(roles(role)) {
			require.True(t, table.Can(roles("owner"), permission), permission)
			require.True(t, table.Can(roles("admin"), permission), permission)
		}
	}

	require.True(t, table.Can(roles("owner"), "tenant:destroy"))
	require.False(t, table.Can(roles("admin"), "tenant:destroy"))
	require.True(t, table.Can(roles("owner"), "review:waive"))
	require.False(t, table.Can(roles("admin"), "review:waive"))
}

func TestDocumentIsFresh(t *testing.T) {
	t.Parallel()

	file := filepath.Join("..", "..", "docs", "permissions.md")
	want := open(t).Document()

	if os.Getenv("HONNIN_UPDATE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(want), 0o600))
	}

	got, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, want, string(got), "run: go generate ./tenants/rbac")
}

func BenchmarkCan(b *testing.B) {
	table := open(b)
	who := roles("developer")

	for b.Loop() {
		table.Can(who, "report:read")
	}
}
