package ent_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// private names the tables that only the machine may touch.
var private = map[string]bool{
	"session": true, "passkey": true, "recoverycode": true, "challenge": true, "throttle": true, "mail": true,
	"numbering": true, "notice": true, "lawcatalogue": true,
}

// tenancy holds the tables about a tenant's own people, keys and rights.
func tenancy() map[string]table {
	return map[string]table{
		"membership": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Membership.Create().SetUserID(f.user).SetRole("admin").SetSource("invitation").Save(ctx)

				return id(row, err, func(r *db.Membership) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Membership.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Membership.UpdateOneID(id).SetRole("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Membership.Delete().Exec(ctx) },
		},
		"invitation": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Invitation.Create().SetEmail(unique()).SetRole("admin").SetHash(unique()).SetInvitedBy("x").SetExpiresAt(time.Now()).Save(ctx)

				return id(row, err, func(r *db.Invitation) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Invitation.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Invitation.UpdateOneID(id).SetHash(unique()).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Invitation.Delete().Exec(ctx) },
		},
		"role": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Role.Create().SetName(unique()).SetPermissions([]string{}).Save(ctx)

				return id(row, err, func(r *db.Role) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Role.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Role.UpdateOneID(id).SetDescription("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Role.Delete().Exec(ctx) },
		},
		"domain": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Domain.Create().SetName(unique()).SetToken("x").Save(ctx)

				return id(row, err, func(r *db.Domain) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Domain.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Domain.UpdateOneID(id).SetVerifiedAt(time.Now()).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Domain.Delete().Exec(ctx) },
		},
		"connection": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Connection.Create().SetName(unique()).SetProtocol("oidc").Save(ctx)

				return id(row, err, func(r *db.Connection) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Connection.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Connection.UpdateOneID(id).SetName("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Connection.Delete().Exec(ctx) },
		},
		"identity": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Identity.Create().SetConnectionID(f.connection).SetSubject(unique()).SetUserID(f.user).Save(ctx)

				return id(row, err, func(r *db.Identity) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Identity.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Identity.Delete().Exec(ctx) },
		},
		"visit": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Visit.Create().SetOperatorID(f.user).SetReason("x").SetRole("auditor").SetExpiresAt(time.Now()).Save(ctx)

				return id(row, err, func(r *db.Visit) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Visit.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Visit.UpdateOneID(id).SetEndedAt(time.Now()).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Visit.Delete().Exec(ctx) },
		},
		"entitlement": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Grant.Create().SetFeature(unique()).Save(ctx)

				return id(row, err, func(r *db.Grant) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Grant.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Grant.UpdateOneID(id).SetNote("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Grant.Delete().Exec(ctx) },
		},
		"consumption": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Consumption.Create().SetFeature(unique()).SetPeriod("2026-11").Save(ctx)

				return id(row, err, func(r *db.Consumption) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Consumption.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Consumption.UpdateOneID(id).SetUsed(2).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Consumption.Delete().Exec(ctx) },
		},
		"audit": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Audit.Create().SetSeq(1).SetAt(time.Now()).SetActorKind("user").SetActor("x").SetAction("x").SetPrevious("x").SetHash("x").Save(ctx)

				return id(row, err, func(r *db.Audit) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Audit.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Audit.Delete().Exec(ctx) },
		},
		"audithead": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).AuditHead.Create().SetHash("x").Save(ctx)

				return id(row, err, func(r *db.AuditHead) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).AuditHead.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).AuditHead.UpdateOneID(id).SetHash("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).AuditHead.Delete().Exec(ctx) },
		},
		"brand": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Brand.Create().Save(ctx)

				return id(row, err, func(r *db.Brand) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Brand.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Brand.UpdateOneID(id).SetAccent("#112233").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Brand.Delete().Exec(ctx) },
		},
		"auditstream": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).AuditStream.Create().SetURL("x").SetSecret([]byte("x")).Save(ctx)

				return id(row, err, func(r *db.AuditStream) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).AuditStream.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).AuditStream.UpdateOneID(id).SetEnabled(false).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).AuditStream.Delete().Exec(ctx) },
		},
	}
}

func TestWhatIsPrivateToTheMachine(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)
		ours, machine := database.Tenant(ctx, t, []byte("k")), viewer.With(ctx, viewer.System("test"))
		client := ent.From(ctx)

		person, err := newUser(ctx)
		require.NoError(t, err)

		reads := map[string]func(context.Context) (int, error){
			"session":      func(ctx context.Context) (int, error) { return client.Session.Query().Count(ctx) },
			"passkey":      func(ctx context.Context) (int, error) { return client.Passkey.Query().Count(ctx) },
			"recoverycode": func(ctx context.Context) (int, error) { return client.RecoveryCode.Query().Count(ctx) },
			"challenge":    func(ctx context.Context) (int, error) { return client.Challenge.Query().Count(ctx) },
			"notice":       func(ctx context.Context) (int, error) { return client.Notice.Query().Count(ctx) },
			"throttle":     func(ctx context.Context) (int, error) { return client.Throttle.Query().Count(ctx) },
			"mail":         func(ctx context.Context) (int, error) { return client.Mail.Query().Count(ctx) },
			"lawcatalogue": func(ctx context.Context) (int, error) { return client.LawCatalogue.Query().Count(ctx) },
			"numbering":    func(ctx context.Context) (int, error) { return client.Numbering.Query().Count(ctx) },
		}
		for name := range private {
			_, err := reads[name](ours)
			require.ErrorIs(t, err, ent.ErrPrivate, name)
			_, err = reads[name](machine)
			require.NoError(t, err, name)
		}

		write := func(ctx context.Context) error {
			return client.Session.Create().SetKind("link").SetHash(unique()).SetUserID(person.ID).SetExpiresAt(time.Now()).Exec(ctx)
		}
		require.ErrorIs(t, write(ours), ent.ErrTenant)
		require.NoError(t, write(machine))
		require.ErrorIs(t, client.Session.Update().SetHash("x").Exec(ours), ent.ErrTenant)
	})
}

func TestATenantSeesItsPeople(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)
		ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
		client := ent.From(ctx)

		person, err := newUser(ctx)
		require.NoError(t, err)
		_, err = tenancy()["membership"].make(ours, fixture{user: person.ID})
		require.NoError(t, err)

		got, err := client.User.Get(ours, person.ID)
		require.NoError(t, err)
		require.Equal(t, person.Email, got.Email)

		_, err = client.User.Get(theirs, person.ID)
		require.True(t, db.IsNotFound(err))

		row, err := client.Membership.Query().WithUser().Only(ours)
		require.NoError(t, err)
		require.Equal(t, person.ID, row.Edges.User.ID)

		require.ErrorIs(t, client.User.UpdateOneID(person.ID).SetName("x").Exec(ours), ent.ErrTenant, "a person belongs to themselves")
		require.ErrorIs(t, client.User.Create().SetEmail(unique()).Exec(ours), ent.ErrTenant)
	})
}
