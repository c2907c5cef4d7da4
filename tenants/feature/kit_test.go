package feature_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
)

// kit is a tenant, an operator and a clock.
type kit struct {
	*feature.Contract

	// ctx is of a key of the tenant, operator of a person of the installation's staff.
	ctx, operator context.Context //nolint:containedctx // a test's own
	tenant        uuid.UUID

	mu  sync.Mutex
	now time.Time
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

	opened := database.Open(t, url)
	k := &kit{ctx: database.Tenant(opened, t, []byte("k")), now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	k.Contract = feature.Open(k.clock)
	k.operator = viewer.With(opened, viewer.Viewer{Kind: viewer.Operator, Subject: "usr_operator", Roles: []string{"operator"}})

	who, _ := viewer.From(k.ctx)
	k.tenant = who.Tenant

	// What the kit of the database grants is not this test's.
	ent.From(k.ctx).Grant.Delete().ExecX(k.ctx)

	return k
}

func (k *kit) clock() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()

	return k.now
}

func (k *kit) pass(d time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()

	k.now = k.now.Add(d)
}

// grant puts terms into force.
func (k *kit) grant(t *testing.T, terms feature.Terms) {
	t.Helper()

	if terms.Limit == "" {
		terms.Limit = grant.LimitHard
	}

	_, err := k.Grant(k.operator, k.tenant, terms)
	require.NoError(t, err)
}

// actions lists what stands in the tenant's audit log.
func (k *kit) actions() []string {
	var list []string
	for _, row := range ent.From(k.ctx).Audit.Query().Order(where.BySeq()).AllX(k.ctx) {
		list = append(list, row.Action)
	}

	return list
}
