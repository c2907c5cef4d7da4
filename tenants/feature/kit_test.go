package feature_test

import (
	"bytes"
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/ent/db/mail"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/post"
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

	box, err := seal.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)

	opened := post.With(database.Open(t, url), box)
	k := &kit{ctx: database.Tenant(opened, t, []byte("k")), now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
	k.Contract = feature.Open(k.clock, func() string { return "https://id.example.com/" })
	k.operator = viewer.With(opened, viewer.Viewer{Kind: viewer.Operator, Subject: "usr_operator", Roles: []string{"operator"}})

	who, _ := viewer.From(k.ctx)
	k.tenant = who.Tenant

	// One who runs the tenant, one who only works there, one who may not any more; one operator, one who has left.
	k.member(t, "owner@example.com", "owner", membership.StateActive)
	k.member(t, "reviewer@example.com", "reviewer", membership.StateActive)
	k.member(t, "late@example.com", "admin", membership.StateSuspended)
	people := ent.From(k.ctx).User
	people.Create().SetEmail("staff@example.com").SetOperator(true).ExecX(k.system())
	people.Create().SetEmail("left@example.com").SetOperator(true).SetDisabledAt(k.now).ExecX(k.system())

	return k
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *kit) member(t *testing.T, email, role string, state membership.State) {
	t.Helper()

	person := ent.From(k.ctx).User.Create().SetEmail(email).SaveX(k.system())
	ent.From(k.ctx).Membership.Create().SetUserID(person.ID).SetRole(role).SetState(state).SetSource(membership.SourceInvitation).ExecX(k.ctx)
}

// mails lists what waits to be sent.
func (k *kit) mails() []string {
	var list []string
	for _, row := range ent.From(k.ctx).Mail.Query().Order(mail.ByRecipient()).AllX(k.system()) {
		list = append(list, row.Template+" to "+row.Recipient)
	}

	return list
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
