package ent_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

type opener func(ctx context.Context, url string) (*ent.DB, error)

func opened(t *testing.T, open opener, url string) context.Context {
	t.Helper()

	opened, err := open(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, opened.Close()) })

	return ent.With(context.Background(), opened)
}

// refused holds that row-level security did not take the row.
func refused(t *testing.T, err error) {
	t.Helper()

	var said *pgconn.PgError

	require.ErrorAs(t, err, &said)
	require.Equal(t, "42501", said.Code, said.Message)
}

// The second lock alone, on every table of tenants.
func TestRowsAreLockedWithoutTheFilter(t *testing.T) {
	t.Parallel()

	ctx := opened(t, ent.OpenWithoutFirst, database.Postgres(t))
	ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
	machine := viewer.With(ctx, viewer.System("test"))
	f := fixtureOf(ours, t)

	for name, table := range tables() {
		before, err := table.count(machine)
		require.NoError(t, err, name)

		made, err := table.make(ours, f)
		require.NoError(t, err, name)

		for viewing, want := range map[context.Context]int{
			machine: before + 1, ours: before + 1, theirs: 0, ctx: 0, viewer.With(ctx, viewer.Viewer{Kind: viewer.Key}): 0,
		} {
			got, err := table.count(viewing)
			require.NoError(t, err, name)
			require.Equal(t, want, got, name)
		}

		_, err = table.make(ctx, f)
		require.Error(t, err, name)

		if table.change != nil {
			require.True(t, db.IsNotFound(table.change(theirs, made)), name)
			require.NoError(t, table.change(ours, made), name)
		}

		if dropped, err := table.drop(theirs); !errors.Is(err, ent.ErrImmutable) {
			require.NoError(t, err, name)
			require.Zero(t, dropped, name)
		}
	}
}

func TestARowForAnotherTenantIsRefusedByPostgreSQL(t *testing.T) {
	t.Parallel()

	ctx := opened(t, ent.OpenWithoutFirst, database.Postgres(t))
	ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
	who, _ := viewer.From(ours)
	client := ent.From(ctx)

	refused(t, client.Role.Create().SetTenantID(who.Tenant).SetName("x").SetPermissions([]string{}).Exec(theirs))
	refused(t, client.Tenant.Create().SetName("x").SetKeyset([]byte("k")).Exec(ours))
	refused(t, client.User.Create().SetEmail(unique()).Exec(ours))
	refused(t, client.Mail.Create().SetTemplate("x").SetRecipient("x").SetLanguage("ja").Exec(ours))
	refused(t, client.Throttle.Create().SetKey("x").Exec(ctx))

	changed, err := client.Tenant.Update().SetName("Stolen").Save(theirs)
	require.NoError(t, err)
	require.Equal(t, 1, changed, "itself alone")

	gone, err := client.Tenant.Delete().Exec(theirs)
	require.NoError(t, err)
	require.Zero(t, gone)

	person, err := newUser(ctx)
	require.NoError(t, err)
	_, err = tenancy()["membership"].make(ours, fixture{user: person.ID})
	require.NoError(t, err)

	for viewing, want := range map[context.Context]int{ours: 1, theirs: 0, ctx: 0} {
		got, err := client.User.Query().Count(viewing)
		require.NoError(t, err)
		require.Equal(t, want, got)

		changed, err := client.User.Update().SetName("x").Save(viewing)
		require.NoError(t, err)
		require.Zero(t, changed, "the machine alone changes people")
	}

	sessions, err := client.Session.Query().Count(ours)
	require.NoError(t, err)
	require.Zero(t, sessions)
}

// With neither lock the references still hold.
func TestNoRowPointsAtAnotherTenants(t *testing.T) {
	t.Parallel()

	ctx := opened(t, ent.OpenWithoutAny, database.Postgres(t))
	ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
	f := fixtureOf(ours, t)

	for _, name := range []string{"event", "evidence", "report", "usage", "identity", "moment"} {
		_, err := tables()[name].make(theirs, f)

		var said *pgconn.PgError

		require.ErrorAs(t, err, &said, name)
		require.Equal(t, "23503", said.Code, said.Message)

		_, err = tables()[name].make(ours, f)
		require.NoError(t, err, name)
	}

	first, err := tables()["apikey"].make(ours, f)
	require.NoError(t, err)
	second, err := tables()["apikey"].make(theirs, f)
	require.NoError(t, err)
	require.True(t, db.IsConstraintError(ent.From(ctx).APIKey.UpdateOneID(first).SetSuccessorID(second).Exec(ours)))
}

// Inside one transaction each statement runs on behalf of its own viewer, and the connection is nobody else's afterwards.
func TestTheViewerMayChangeWithinATransaction(t *testing.T) {
	t.Parallel()

	ctx := opened(t, ent.OpenWithoutFirst, database.Postgres(t)+"&pool_max_conns=1")
	ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
	fixtureOf(ours, t)

	counts := func(ctx context.Context, want int) {
		t.Helper()

		got, err := ent.From(ctx).Verification.Query().Count(ctx)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	as := func(inside, who context.Context) context.Context {
		found, _ := viewer.From(who)

		return viewer.With(inside, found)
	}

	for _, outcome := range []error{nil, errOurs} {
		err := ent.Tx(theirs, func(inside context.Context) error {
			counts(inside, 0)
			counts(as(inside, ours), 1)
			counts(viewer.With(inside, viewer.System("test")), 1)
			counts(as(inside, theirs), 0)

			_, err := newUser(inside)
			require.NoError(t, err)

			// Ends as the machine: what follows must not be.
			return outcome
		})
		require.ErrorIs(t, err, outcome)
		counts(theirs, 0)
		counts(ctx, 0)
		counts(ours, 1)
	}
}

func TestManyViewersShareFewConnections(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ keep, conns int }{
		"taken from the pool each time": {0, 2},
		"kept by database/sql":          {2, 8}, // which must not wait for a pool whose connections it keeps
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			opened, err := ent.OpenWithoutFirst(t.Context(), database.Postgres(t)+fmt.Sprintf("&pool_max_conns=%d", test.conns))
			require.NoError(t, err)
			t.Cleanup(func() { require.NoError(t, opened.Close()) })
			opened.Keep(test.keep)

			ctx := ent.With(context.Background(), opened)

			viewers := make([]context.Context, 4)
			for i := range viewers {
				viewing := database.Tenant(ctx, t, []byte("k"))
				viewers[i] = viewing //nolint:fatcontext // a list of viewers
				_, err := newVerification(viewing)
				require.NoError(t, err)
			}

			var group sync.WaitGroup

			errs := make([]error, len(viewers))
			for i, viewing := range viewers {
				group.Go(func() { errs[i] = mine(viewing) })
			}

			group.Wait()
			require.NoError(t, errors.Join(errs...))
		})
	}
}

// mine looks a hundred times, and now and then breaks off halfway, and sees the viewer's own rows alone.
func mine(ctx context.Context) error {
	who, _ := viewer.From(ctx)

	for i := range 100 {
		broken, stop := context.WithCancel(ctx)
		if i%10 == 0 {
			stop()
		}

		rows, err := ent.From(ctx).Verification.Query().All(broken)

		stop()

		if err != nil && i%10 != 0 {
			return err
		}

		for _, row := range rows {
			if row.TenantID != who.Tenant || len(rows) != 1 {
				return errOurs
			}
		}
	}

	return nil
}

func TestWithoutAnyLockRowsAreOpen(t *testing.T) {
	t.Parallel()

	// The tests of this file would prove nothing if nothing leaked even now.
	ctx := opened(t, ent.OpenWithoutAny, database.Postgres(t))
	ours, theirs := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
	made := fixtureOf(ours, t)

	row, err := ent.From(ctx).Verification.Get(theirs, made.verification)
	require.NoError(t, err)
	require.NotEqual(t, uuid.Nil, row.TenantID)
}
