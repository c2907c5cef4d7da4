package ent_test

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/clearing"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// clearings are the tables of what empties a test environment.
func clearings() map[string]table {
	return map[string]table{
		"clearing": {
			make: func(ctx context.Context, _ fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).Clearing.Create().SetIdempotencyKey(unique()).Save(ctx)

				return id(row, err, func(r *db.Clearing) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Clearing.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).Clearing.UpdateOneID(id).SetState(clearing.StateDone).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).Clearing.Delete().Exec(ctx) },
		},
	}
}

// cleared are the tables that only grow, and of which a test environment may delete its own rows.
func cleared() []string {
	found := []string{}

	for _, name := range slices.Sorted(maps.Keys(tables())) {
		if ent.Clears(kindOf(name)) {
			found = append(found, name)
		}
	}

	return found
}

// A table of tenants is emptied with a test environment, or there is a reason why not. What is emptied is filled in worker's test of it.
func TestEveryTableIsClearedOrKept(t *testing.T) {
	t.Parallel()

	made := []string{
		"verification", "evidence", "fingerprint", "capture_session", "moment", "report", "shadow", "event", "message", "delivery", "attempt",
		"usage", "usagefresh", "usagesum", "usagepulse", "push", "reviewcase", "review", "appeal", "tally",
	}
	kept := map[string]string{
		"apikey": "what it is asked by", "audit": "is never rewritten", "audithead": "likewise", "auditstream": "a setting", "brand": "a setting",
		"flow": "a setting", "flowversion": "a setting", "policylist": "a setting", "policyentry": "a setting", "lawoverride": "a setting",
		"endpoint": "a setting", "eventhead": "numbers are not given twice", "clearing": "the history itself",
		"consumption": "clearing makes no room for more", "entitlement": "what may be used at all", "books": "holds who adds up sums",
		"membership": "people are outside", "invitation": "people are outside", "role": "people are outside", "identity": "people are outside",
		"connection": "people are outside", "domain": "people are outside", "visit": "on record", "collection": "nothing is billed inside",
		"mirror": "nothing is billed inside", "payer": "nothing is billed inside", "contract": "nothing is billed inside",
		"invoice": "nothing is billed inside", "invoiceline": "nothing is billed inside", "creditnote": "nothing is billed inside",
		"credit": "nothing is billed inside", "payment": "nothing is billed inside",
	}

	for name := range tables() {
		reason := kept[name]
		require.NotEqual(t, slices.Contains(made, name), reason != "",
			"say here why the new table %s stays when a test environment is cleared, or delete its rows in worker/clear.go", name)
	}
}

// environment makes the test environment of the viewer's tenant, and gives a context in it.
func environment(ctx context.Context, t *testing.T) context.Context {
	t.Helper()

	who, _ := viewer.From(ctx)
	row, err := ent.From(ctx).Tenant.Create().SetName("Test").SetKeyset([]byte("k")).SetTestOf(who.Tenant).Save(viewer.With(ctx, viewer.System("test")))
	require.NoError(t, err)

	return inside(ctx, row.ID, who.Tenant)
}

// inside is a viewer who says that it is in a test environment of the tenant home, whether or not that is so.
func inside(ctx context.Context, tenant, home uuid.UUID) context.Context {
	who, _ := viewer.From(ctx)
	who.Tenant, who.Home = tenant, home

	return viewer.With(ctx, who)
}

// A test environment can be emptied of what is kept everywhere else, by itself alone: not by the tenant whose it is, not by another's
// environment, not by the machine.
func TestATestEnvironmentDeletesWhatOnlyGrows(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"appeal", "event", "message", "report", "review", "usage"}, cleared())

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Open(t, url)
		live, other := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
		test, strange := environment(live, t), environment(other, t)

		for _, name := range cleared() {
			table := tables()[name]
			// The message is its event's, so each has a verification of its own.
			for _, whose := range []context.Context{live, test} {
				_, err := table.make(whose, fixtureOf(whose, t))
				require.NoError(t, err, name)
			}

			for _, who := range []context.Context{live, viewer.With(ctx, viewer.System("test"))} {
				_, err := table.drop(who)
				require.ErrorIs(t, err, ent.ErrImmutable, name)
			}

			gone, err := table.drop(strange)
			require.NoError(t, err, name)
			require.Zero(t, gone, name)

			if name == "event" {
				_, err = tables()["message"].drop(test)
				require.NoError(t, err)
			}

			gone, err = table.drop(test)
			require.NoError(t, err, name)
			require.Positive(t, gone, name)

			left, err := table.count(live)
			require.NoError(t, err, name)
			require.Positive(t, left, name)
		}

		for _, name := range slices.Sorted(maps.Keys(tables())) {
			if ent.Grows(kindOf(name)) && !ent.Clears(kindOf(name)) {
				_, err := tables()[name].drop(test)
				require.ErrorIs(t, err, ent.ErrImmutable, name)
			}
		}
	})
}

// The second lock alone: whoever says of a live tenant that it is a test environment, or comes without a word to the database itself, is
// refused by it; so is whoever would make it one.
func TestTheDatabaseClearsNothingLive(t *testing.T) {
	t.Parallel()

	open := map[string]opener{"with both locks": ent.Open, "without the first lock": ent.OpenWithoutFirst}

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		for how, open := range open {
			ctx := opened(t, open, url)
			live, other := database.Tenant(ctx, t, []byte("k")), database.Tenant(ctx, t, []byte("k"))
			environment(other, t)

			who, _ := viewer.From(live)
			claiming := inside(live, who.Tenant, uuid.New())

			for _, name := range cleared() {
				_, err := tables()[name].make(live, fixtureOf(live, t))
				require.NoError(t, err, name)

				_, err = tables()[name].drop(claiming)
				require.ErrorContains(t, err, "test environment alone", "%s %s", name, how)

				left, err := tables()[name].count(live)
				require.NoError(t, err, name)
				require.Positive(t, left, name)
			}
		}

		raw, _ := raw(t, url)

		for _, name := range cleared() {
			_, err := raw.ExecContext(t.Context(), `DELETE FROM "`+name+`"`)
			require.ErrorContains(t, err, "test environment alone", name)
		}

		for _, set := range []string{`test_of = id`, `test_of = NULL`} {
			refusesToTurn(t, raw, set)
		}
	})
}

func refusesToTurn(t *testing.T, raw *sql.DB, set string) {
	t.Helper()

	_, err := raw.ExecContext(t.Context(), `UPDATE tenant SET `+set)
	require.ErrorContains(t, err, "does not become a test", set)
}
