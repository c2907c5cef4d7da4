package sign_test

import (
	"bytes"
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/password"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/sign"
)

const (
	email = "hana@example.com"
	right = fault.Secret("correct horse battery staple")
	wrong = fault.Secret("wrong horse battery staples")
)

// kit is a desk over a database with one tenant and one person, who has a password.
type kit struct {
	*sign.Desk

	ctx    context.Context //nolint:containedctx // every verb is called with it
	tenant *db.Tenant
	person *db.User

	mu   sync.Mutex
	time time.Time
}

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(t, start(t, url))
	})
}

func light(t *testing.T) *kit {
	t.Helper()

	return start(t, database.SQLite(t))
}

func start(tb testing.TB, url string) *kit {
	tb.Helper()

	box, err := seal.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(tb, err)

	k := &kit{ctx: post.With(database.Open(tb, url), box), time: ent.Instant(time.Now())}
	k.Desk, err = sign.Open(sign.Desk{
		Hasher: password.NewHasher(0), Box: box, BaseURL: "https://id.example.com", Now: k.clock,
	})
	require.NoError(tb, err)

	k.tenant = k.newTenant(tb, "Aoi")
	k.person = k.join(tb, email, k.tenant, "admin")
	k.setPassword(tb, k.person)

	return k
}

func (k *kit) clock() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()

	return k.time
}

func (k *kit) pass(d time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()

	k.time = k.time.Add(d)
}

func (k *kit) system() context.Context { return viewer.With(k.ctx, viewer.System("test")) }

func (k *kit) newTenant(tb testing.TB, name string) *db.Tenant {
	tb.Helper()

	row, err := ent.From(k.ctx).Tenant.Create().SetName(name).SetKeyset([]byte("keyset")).Save(k.system())
	require.NoError(tb, err)

	return row
}

// join makes a person a member of the tenant.
func (k *kit) join(tb testing.TB, email string, of *db.Tenant, role string) *db.User {
	tb.Helper()

	row, err := ent.From(k.ctx).User.Create().SetEmail(email).Save(k.system())
	require.NoError(tb, err)
	k.member(tb, row, of, role)

	return row
}

func (k *kit) member(tb testing.TB, person *db.User, of *db.Tenant, role string) {
	tb.Helper()

	err := ent.From(k.ctx).Membership.Create().SetTenantID(of.ID).SetUserID(person.ID).SetRole(role).
		SetSource(membership.SourceInvitation).Exec(k.system())
	require.NoError(tb, err)
}

func (k *kit) setPassword(tb testing.TB, person *db.User) {
	tb.Helper()

	hash, err := k.Hasher.Hash(k.ctx, right)
	require.NoError(tb, err)
	require.NoError(tb, ent.From(k.ctx).User.UpdateOne(person).SetPasswordHash(hash).Exec(k.system()))
}

// from is somebody who comes from a network with a browser's token.
func from(network string, device fault.Secret) sign.Came {
	return sign.Came{
		Network: network, Device: device,
		From: viewer.Origin{Address: network, Agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0", Request: "req_test"},
	}
}

// signIn comes in by password.
func (k *kit) signIn(t *testing.T) sign.Entered {
	t.Helper()

	outcome, err := k.Password(k.ctx, email, right, from("192.0.2.1", ""))
	require.NoError(t, err)
	require.Empty(t, outcome.Challenge)

	return outcome.Entered
}

// as is the context of a session.
func (k *kit) as(t *testing.T, token fault.Secret) context.Context {
	t.Helper()

	row, err := sign.Look(k.ctx, token, k.clock())
	require.NoError(t, err)

	at := uuid.Nil
	if row.TenantID != nil {
		at = *row.TenantID
	}

	return viewer.With(k.ctx, viewer.Viewer{
		Tenant: at, Subject: id.Format(id.User, row.UserID), Kind: viewer.User, Session: row.ID,
		Origin: viewer.Origin{Address: "192.0.2.1"},
	})
}

// fails holds that the error is of the kind.
func fails(t *testing.T, err error, kind fault.Kind, why ...any) {
	t.Helper()

	if !fault.Is(err, kind) {
		require.Fail(t, "want "+string(kind)+", got "+errorText(err), why...)
	}
}

func errorText(err error) string {
	if err == nil {
		return "no error"
	}

	return err.Error()
}

// mails lists the templates of all mails written so far.
func (k *kit) mails(t *testing.T) []string {
	t.Helper()

	rows, err := ent.From(k.ctx).Mail.Query().All(k.system())
	require.NoError(t, err)

	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = row.Template
	}

	return names
}

// actions lists what the audit log of the tenant says was done.
func (k *kit) actions(t *testing.T) []string {
	t.Helper()

	rows, err := ent.From(k.ctx).Audit.Query().All(k.system())
	require.NoError(t, err)

	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = row.Action
	}

	return names
}
