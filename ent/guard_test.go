package ent_test

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/migrate"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// table is what the guard must hold for one table.
type table struct {
	// make writes one row that stands on the fixture, and gives its id.
	make func(ctx context.Context, f fixture) (uuid.UUID, error)
	// count counts the rows that the viewer sees.
	count func(ctx context.Context) (int, error)
	// change changes the row by its id, or is nil when there is nothing that may change; drop deletes every row it can reach.
	change func(ctx context.Context, id uuid.UUID) error
	drop   func(ctx context.Context) (int, error)
}

// fixture is what rows stand on.
type fixture struct {
	verification, user, connection uuid.UUID
}

func unique() string { return uuid.NewString() }

func newVerification(ctx context.Context) (*db.Verification, error) {
	return ent.From(ctx).Verification.Create().
		SetSteps([]schema.Step{schema.StepSelfie}).SetMetadata(map[string]string{}).
		SetIdempotencyKey(unique()).SetRequestHash("x").SetExpiresAt(time.Now().Add(time.Hour)).Save(ctx)
}

func newUser(ctx context.Context) (*db.User, error) {
	return ent.From(ctx).User.Create().SetEmail(unique()).Save(viewer.With(ctx, viewer.System("test")))
}

func id[T any](row T, err error, of func(T) uuid.UUID) (uuid.UUID, error) {
	if err != nil {
		return uuid.Nil, err
	}

	return of(row), nil
}

// tables holds every table of the schema by its name; a test fails for one that is missing.
func tables() map[string]table {
	all := tenancy()
	maps.Copy(all, captures())
	maps.Copy(all, webhooks())
	maps.Copy(all, flows())
	maps.Copy(all, policies())
	maps.Copy(all, payments())
	maps.Copy(all, reviews())
	maps.Copy(all, invoices())
	maps.Copy(all, ledgers())
	maps.Copy(all, clearings())
	maps.Copy(all, map[string]table{
		"apikey": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).APIKey.Create().SetName("n").SetPrefix("hk_test_").SetLast4("abcd").SetHash(unique()).SetRole("admin").Save(ctx)

				return id(row, err, func(r *db.APIKey) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).APIKey.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).APIKey.UpdateOneID(id).SetName("m").Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).APIKey.Delete().Exec(ctx) },
		},
		"verification": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := newVerification(ctx)

				return id(row, err, func(r *db.Verification) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Verification.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Verification.UpdateOneID(id).SetState(verification.StateCanceled).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Verification.Delete().Exec(ctx) },
		},
		"evidence": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Evidence.Create().SetVerificationID(f.verification).SetStep(schema.StepSelfie).SetFrame(0).
					SetContentType("image/png").SetBytes(1).SetSha256("x").SetBlob("x").Save(ctx)

				return id(row, err, func(r *db.Evidence) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Evidence.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Evidence.Delete().Exec(ctx) },
		},
		"report": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Report.Create().SetVerificationID(f.verification).SetDecision(report.DecisionApproved).SetReasons([]string{}).
					SetPolicyVersion("1").SetThresholds(map[string]float64{}).SetFindings(json.RawMessage(`[]`)).Save(ctx)

				return id(row, err, func(r *db.Report) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Report.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Report.Delete().Exec(ctx) },
		},
		"event": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Event.Create().SetVerificationID(f.verification).SetType("verification.created").Save(ctx)

				return id(row, err, func(r *db.Event) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Event.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Event.Delete().Exec(ctx) },
		},
		"tally": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Tally.Create().SetScope("subject").SetKey(unique()).Save(ctx)

				return id(row, err, func(r *db.Tally) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Tally.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Tally.UpdateOneID(id).SetFailures(2).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Tally.Delete().Exec(ctx) },
		},
		"moment": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Moment.Create().
					SetVerificationID(f.verification).SetType(unique()).SetDevice("phone").SetDay("2026-11-24").Save(ctx)

				return id(row, err, func(r *db.Moment) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Moment.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Moment.UpdateOneID(id).SetTimes(2).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Moment.Delete().Exec(ctx) },
		},
		"usage": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Usage.Create().SetVerificationID(f.verification).SetMeter("verification").Save(ctx)

				return id(row, err, func(r *db.Usage) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Usage.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Usage.Delete().Exec(ctx) },
		},
	})

	return all
}

func TestEveryTableIsGuarded(t *testing.T) {
	t.Parallel()

	var known []string
	for _, one := range migrate.Tables {
		if one.Name != "tenant" && one.Name != "account" && !private[one.Name] {
			known = append(known, one.Name)
		}
	}

	for _, name := range known {
		require.Contains(t, tables(), name, "say in tables() how the new table is guarded")
	}

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)
		ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))

		f := fixtureOf(ours, t)
		for _, name := range known {
			t.Run(name, func(t *testing.T) { guarded(ctx, ours, theirs, t, f, name) })
		}
	})
}

func fixtureOf(ctx context.Context, t *testing.T) fixture {
	t.Helper()

	one, err := newVerification(ctx)
	require.NoError(t, err)
	user, err := newUser(ctx)
	require.NoError(t, err)
	connection, err := ent.From(ctx).Connection.Create().SetName(unique()).SetProtocol("oidc").Save(ctx)
	require.NoError(t, err)

	return fixture{verification: one.ID, user: user.ID, connection: connection.ID}
}

func guarded(ctx, ours, theirs context.Context, t *testing.T, f fixture, name string) {
	t.Helper()

	table := tables()[name]

	// Nobody reaches nothing, and learns so in words fit for outside.
	_, err := table.make(ctx, f)
	require.ErrorIs(t, err, ent.ErrViewer)
	require.True(t, fault.Is(err, fault.Unauthenticated))
	_, err = table.count(ctx)
	require.ErrorIs(t, err, ent.ErrViewer)
	_, err = table.drop(ctx)
	require.Error(t, err)

	// Nor does a viewer without a tenant that is not the machine.
	_, err = table.count(viewer.With(ctx, viewer.Viewer{Kind: viewer.Key}))
	require.ErrorIs(t, err, ent.ErrViewer)

	// The machine must say for whom it writes.
	_, err = table.make(viewer.With(ctx, viewer.System("test")), f)
	require.ErrorIs(t, err, ent.ErrTenant)

	before, err := table.count(ours)
	require.NoError(t, err)

	made, err := table.make(ours, f)
	require.NoError(t, err)

	for viewing, want := range map[context.Context]int{ours: before + 1, theirs: 0, viewer.With(ctx, viewer.System("test")): before + 1} {
		got, err := table.count(viewing) //nolint:contextcheck // each stands for another viewer
		require.NoError(t, err)
		require.Equal(t, want, got)
	}

	if table.change != nil {
		require.True(t, db.IsNotFound(table.change(theirs, made)))
		require.NoError(t, table.change(ours, made))
	}

	dropped, err := table.drop(theirs)
	if slices.Contains([]string{
		"report", "event", "message", "usage", "audit", "contract", "invoice", "invoiceline", "creditnote", "credit", "payment", "review", "appeal",
	}, name) {
		require.ErrorIs(t, err, ent.ErrImmutable)

		_, err = table.drop(viewer.With(ctx, viewer.System("test")))
		require.ErrorIs(t, err, ent.ErrImmutable)
	} else {
		require.NoError(t, err)
	}

	require.Zero(t, dropped)
}

func TestGuardOnWays(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)
		ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
		client := ent.From(ctx)
		f := fixtureOf(ours, t)

		t.Run("a bulk is stamped row by row", func(t *testing.T) {
			rows, err := client.Role.CreateBulk(
				client.Role.Create().SetName("a").SetPermissions([]string{}), client.Role.Create().SetName("b").SetPermissions([]string{}),
			).Save(theirs)
			require.NoError(t, err)
			require.Len(t, rows, 2)

			who, _ := viewer.From(theirs)
			require.Equal(t, who.Tenant, rows[0].TenantID)
			require.Equal(t, who.Tenant, rows[1].TenantID)
		})

		t.Run("a row for another tenant is refused", func(t *testing.T) {
			who, _ := viewer.From(ours)
			err := client.Role.Create().SetTenantID(who.Tenant).SetName("c").SetPermissions([]string{}).Exec(theirs)
			require.ErrorIs(t, err, ent.ErrTenant)
		})

		t.Run("edges are filtered when loaded and when walked", func(t *testing.T) {
			_, err := tables()["event"].make(ours, f)
			require.NoError(t, err)

			row, err := client.Verification.Query().Where(verification.ID(f.verification)).WithEvents().Only(ours)
			require.NoError(t, err)
			require.Len(t, row.Edges.Events, 1)

			// A row that leaked does not open its edges.
			events, err := row.QueryEvents().Count(theirs)
			require.NoError(t, err)
			require.Zero(t, events)

			walked, err := client.Verification.Query().QueryEvents().Count(theirs)
			require.NoError(t, err)
			require.Zero(t, walked)

			everywhere := viewer.With(ctx, viewer.System("test"))
			_, err = client.Verification.Query().WithEvents().All(everywhere)
			require.NoError(t, err)
		})

		t.Run("a tenant sees and changes itself alone", func(t *testing.T) {
			who, _ := viewer.From(ours)
			rows, err := client.Tenant.Query().All(ours)
			require.NoError(t, err)
			require.Len(t, rows, 1)
			require.Equal(t, who.Tenant, rows[0].ID)

			require.ErrorIs(t, client.Tenant.Create().SetName("x").SetKeyset([]byte("k")).Exec(ours), ent.ErrTenant)
			require.True(t, db.IsNotFound(client.Tenant.UpdateOneID(who.Tenant).SetName("x").Exec(theirs)))
			require.NoError(t, client.Tenant.UpdateOneID(who.Tenant).SetName("x").Exec(ours))
			require.ErrorIs(t, client.Tenant.DeleteOneID(who.Tenant).Exec(ours), ent.ErrTenant, "what is kept of a tenant is not its own to throw away")
		})

		t.Run("a row read back equals the row written", func(t *testing.T) {
			zone := time.FixedZone("Tokyo", 9*3600)
			at := time.Date(2026, 3, 31, 8, 59, 59, 123456789, zone)

			made, err := client.Verification.Create().SetSteps([]schema.Step{schema.StepSelfie}).SetMetadata(map[string]string{"k": "値"}).
				SetIdempotencyKey(unique()).SetRequestHash("x").SetExpiresAt(at).Save(ours)
			require.NoError(t, err)

			got, err := client.Verification.Get(ours, made.ID)
			require.NoError(t, err)
			require.Equal(t, ent.Instant(at), got.ExpiresAt)
			require.Equal(t, made.ExpiresAt, got.ExpiresAt)
			require.Equal(t, made.CreatedAt, got.CreatedAt)
			require.Equal(t, time.UTC, got.CreatedAt.Location())
			require.Equal(t, made.Metadata, got.Metadata)
		})
	})
}

// An operator of the installation never becomes a member, whoever asks for it.
func TestOperatorsAreNoMembers(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		system := viewer.With(ctx, viewer.System("test"))
		staff := ent.From(ctx).User.Create().SetEmail(unique()).SetOperator(true).SaveX(system)
		who, _ := viewer.From(ctx)

		for name, as := range map[string]context.Context{"the tenant": ctx, "the machine": system} {
			err := ent.From(ctx).Membership.Create().SetTenantID(who.Tenant).SetUserID(staff.ID).SetRole("admin").SetSource("invitation").Exec(as)
			require.True(t, fault.Is(err, fault.Conflict), "%s: %v", name, err)
		}

		require.Zero(t, ent.From(ctx).Membership.Query().CountX(system))
	})
}
