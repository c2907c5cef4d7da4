package audit_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// onBehalf is an operator who acts on the tenant of the context from outside.
func onBehalf(ctx context.Context) context.Context {
	who, _ := viewer.From(ctx)

	return viewer.With(ctx, viewer.Viewer{Kind: viewer.Operator, Subject: "usr_staff", Tenant: who.Tenant, Roles: []string{"operator"}})
}

// What staff do from outside is on record on both sides, and neither side's record can be changed unseen.
func TestBothSidesAreOnRecord(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)
		ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))

		require.NoError(t, audit.RecordAbove(onBehalf(ours), audit.Entry{Action: "tenant.suspend", Target: "ten_x", After: "suspended"}))
		require.NoError(t, audit.Record(theirs, audit.Entry{Action: "key.revoke"}))
		require.NoError(t, audit.RecordAbove(onBehalf(theirs), audit.Entry{Action: "feature.grant", Target: "match"}))
		require.Len(t, links(ours), 1)
		require.Len(t, links(theirs), 2)

		above, err := audit.Above(viewer.With(ctx, viewer.Viewer{Kind: viewer.Operator, Subject: "usr_staff"}))
		require.NoError(t, err)

		rows := links(above)
		require.Len(t, rows, 2, "a tenant's own acts stay in its own chain")
		require.Equal(t, "tenant.suspend", rows[0].Action)
		require.Regexp(t, `^ten_`, rows[0].Target)
		require.JSONEq(t, `{"target":"ten_x","after":"suspended"}`, string(rows[0].After))
		require.Equal(t, rows[0].Hash, rows[1].Previous)

		chains, err := audit.Chains(ctx)
		require.NoError(t, err)
		require.Equal(t, audit.Installation(), chains[0])
		require.Len(t, chains, 3)

		whole, err := audit.Verify(ctx, audit.Installation())
		require.NoError(t, err)
		require.Empty(t, whole.Breaks)
		require.EqualValues(t, 2, whole.Links)

		tamper(t, url, `UPDATE audit SET actor = 'usr_nobody' WHERE action = 'tenant.suspend' AND seq = 1 AND target LIKE 'ten\_0%' ESCAPE '\'`,
			`DELETE FROM audit WHERE action = 'feature.grant' AND target LIKE 'ten\_%' ESCAPE '\'`)

		broken, err := audit.Verify(ctx, audit.Installation())
		require.NoError(t, err)
		require.Len(t, broken.Breaks, 2)
	})
}

func TestOnlyOperatorsOutsideReadAbove(t *testing.T) {
	t.Parallel()

	for name, who := range map[string]viewer.Viewer{
		"a person":    {Kind: viewer.User, Tenant: uuid.New(), Roles: []string{"owner"}},
		"on a visit":  {Kind: viewer.Operator, Tenant: uuid.New(), Reason: "x"},
		"a key":       {Kind: viewer.Key, Tenant: uuid.New()},
		"the machine": viewer.System("x"),
	} {
		_, err := audit.Above(viewer.With(t.Context(), who))
		require.True(t, fault.Is(err, fault.Forbidden), name)
	}

	_, err := audit.Above(t.Context())
	require.True(t, fault.Is(err, fault.Forbidden))
}
