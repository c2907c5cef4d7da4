package platform_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// kit is an installation with an operator and one tenant.
type kit struct {
	bare, operator context.Context //nolint:containedctx // a test's own
	who            viewer.Viewer
	tenant         uuid.UUID
	now            time.Time
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(t, start(t, url))
	})
}

func start(t *testing.T, url string) *kit {
	t.Helper()

	k := &kit{bare: database.Open(t, url), now: ent.Instant(time.Now())}

	tenant, _ := viewer.From(database.Tenant(k.bare, t, []byte("k")))
	k.tenant = tenant.Tenant

	person := ent.From(k.bare).User.Create().SetEmail("staff@example.com").SetOperator(true).SaveX(k.system())
	k.who = viewer.Viewer{
		Kind: viewer.Operator, Subject: id.Format(id.User, person.ID), Roles: []string{"operator"},
		Origin: viewer.Origin{Address: "192.0.2.9"},
	}
	k.operator = viewer.With(k.bare, k.who)

	return k
}

func (k *kit) system() context.Context { return viewer.With(k.bare, viewer.System("test")) }

// others are everybody who is no operator outside of every tenant.
func (k *kit) others() map[string]context.Context {
	visiting := k.who
	visiting.Tenant = k.tenant

	return map[string]context.Context{
		"nobody":              k.bare,
		"a key":               database.As(k.bare, k.tenant),
		"a key called so":     viewer.With(k.bare, viewer.Viewer{Tenant: k.tenant, Kind: viewer.Key, Subject: "key_1", Roles: []string{"operator"}}),
		"an operator inside":  viewer.With(k.bare, visiting),
		"the machine":         k.system(),
		"a person of nowhere": viewer.With(k.bare, viewer.Viewer{Kind: viewer.User, Subject: k.who.Subject, Roles: []string{"operator"}}),
	}
}

// links gives the audit log of a tenant.
func (k *kit) links(t *testing.T, tenant uuid.UUID) []*db.Audit {
	t.Helper()

	rows, err := ent.From(k.bare).Audit.Query().Order(where.BySeq()).All(database.As(k.bare, tenant))
	require.NoError(t, err)

	return rows
}
