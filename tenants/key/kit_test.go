package key_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/key"
	"github.com/honnin/honnin/tenants/rbac"
)

// kit is a tenant with people of every role, and another tenant.
type kit struct {
	ctx            context.Context //nolint:containedctx // a test's own
	ring           *key.Ring
	tenant, other  uuid.UUID
	now            time.Time
	admin, foreign context.Context //nolint:containedctx // a test's own
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		table, err := rbac.Open()
		require.NoError(t, err)

		k := &kit{ctx: database.Open(t, url), now: time.Now().UTC().Truncate(time.Microsecond)}
		k.ring = &key.Ring{Table: table, Now: func() time.Time { return k.now }}
		k.tenant, k.other = k.newTenant(), k.newTenant()
		k.admin = k.as("admin")
		k.foreign = viewer.With(k.ctx, viewer.Viewer{Tenant: k.other, Subject: "usr_other", Kind: viewer.User, Roles: []string{"owner"}})

		test(t, k)
	})
}

func (k *kit) newTenant() uuid.UUID {
	return ent.From(k.ctx).Tenant.Create().SetName("Test").SetKeyset([]byte("k")).SaveX(k.system()).ID
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *kit) as(role string) context.Context {
	return viewer.With(k.ctx, viewer.Viewer{Tenant: k.tenant, Subject: "usr_" + role, Kind: viewer.User, Roles: []string{role}})
}

// draft is a key of the role.
func draft(role string) key.Draft {
	return key.Draft{Settings: key.Settings{Name: "backend"}, IdempotencyKey: uuid.NewString(), Mode: key.Live, Role: role}
}

// make makes a key of the role as an admin.
func (k *kit) make(t *testing.T, role string) key.Made {
	t.Helper()

	made, err := k.ring.Create(k.admin, draft(role))
	require.NoError(t, err)

	return made
}

// actions lists what the audit log of the tenant holds, oldest first.
func (k *kit) actions() []string {
	actions := []string{}
	for _, row := range ent.From(k.ctx).Audit.Query().Order(audit.BySeq()).AllX(k.admin) {
		actions = append(actions, row.Action)
	}

	return actions
}
