package member_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/mail"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/member"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
)

// kit is a tenant with an owner, and another tenant with one.
type kit struct {
	ctx            context.Context //nolint:containedctx // a test's own
	box            *seal.Box
	members        *member.Members
	now            time.Time
	tenant, other  uuid.UUID
	owner, foreign *db.Membership
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		table, err := rbac.Open()
		require.NoError(t, err)
		box, err := seal.New(bytes.Repeat([]byte{1}, 32))
		require.NoError(t, err)

		k := &kit{ctx: post.With(database.Open(t, url), box), box: box, now: time.Now().UTC().Truncate(time.Microsecond)}
		k.members = &member.Members{Table: table, BaseURL: "https://id.example.com", Now: func() time.Time { return k.now }}
		k.tenant, k.other = k.newTenant("東京商店"), k.newTenant("Other")
		k.owner, k.foreign = k.join(k.tenant, "owner"), k.join(k.other, "owner")

		test(t, k)
	})
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *kit) newTenant(name string) uuid.UUID {
	return ent.From(k.ctx).Tenant.Create().SetName(name).SetKeyset([]byte("k")).SaveX(k.system()).ID
}

// person is somebody with an account.
func (k *kit) person(email string) *db.User {
	return ent.From(k.ctx).User.Create().SetEmail(email).SaveX(k.system())
}

// join makes somebody new a member.
func (k *kit) join(tenant uuid.UUID, role string) *db.Membership {
	person := k.person(uuid.NewString() + "@example.com")

	return ent.From(k.ctx).Membership.Create().SetTenantID(tenant).SetUserID(person.ID).SetRole(role).
		SetSource(membership.SourceInvitation).SaveX(k.system())
}

// as is a context in which the member asks.
func (k *kit) as(row *db.Membership) context.Context {
	return viewer.With(k.ctx, viewer.Viewer{
		Tenant: row.TenantID, Subject: id.Format(id.User, row.UserID), Kind: viewer.User, Roles: []string{row.Role},
	})
}

// read gives the member as the row stands now; nil when it is gone.
func (k *kit) read(row *db.Membership) *db.Membership {
	found, err := ent.From(k.ctx).Membership.Get(k.system(), row.ID)
	if err != nil {
		return nil
	}

	return found
}

// token is the one in the newest mail to the address.
func (k *kit) token(t *testing.T, address string) fault.Secret {
	t.Helper()

	rows := ent.From(k.ctx).Mail.Query().Where(mail.Recipient(address)).Order(mail.ByCreatedAt(), mail.ByID()).AllX(k.system())
	require.NotEmpty(t, rows, "a mail was written")

	row := rows[len(rows)-1]
	require.Equal(t, "invitation", row.Template)
	require.Equal(t, "ja", row.Language)

	text, err := k.box.Open("mail", row.ID.String(), row.Data)
	require.NoError(t, err)

	_, after, found := strings.Cut(string(text), "https://id.example.com/invitation#")
	require.True(t, found)

	return fault.Secret(after[:32])
}

func (k *kit) actions() []string {
	actions := []string{}
	for _, row := range ent.From(k.ctx).Audit.Query().Order(audit.BySeq()).AllX(k.as(k.owner)) {
		actions = append(actions, row.Action)
	}

	return actions
}
