package roster_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification/roster"
)

// The end of an entry is put off, brought nearer and taken away where it stands; none overwrites another's change, and each is on record.
func TestAnEntryGetsAnotherEnd(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx, key := database.Tenant(database.Open(t, url), t, []byte("k")), signer(t)
		of := list(ctx, t, "blocked", roster.Reference)
		change, err := roster.Add(ctx, key, of.ID, []roster.Line{{Value: "case-1", Note: "chargebacks", Until: new(time.Now().Add(time.Hour))}})
		require.NoError(t, err)

		entry := change.Entries[0]
		later := time.Now().Add(48 * time.Hour)

		for range 2 { // a retry with the revision of before is harmless
			row, list, err := roster.End(ctx, of.ID, entry, 0, &later)
			require.NoError(t, err)
			require.Equal(t, 1, row.Revision)
			require.WithinDuration(t, later, *row.ExpiresAt, time.Millisecond)
			require.Equal(t, 1, list.Size)
			require.Equal(t, "chargebacks", row.Note)
		}

		stale := (*roster.StaleError)(nil)
		_, _, err = roster.End(ctx, of.ID, entry, 0, new(time.Now().Add(time.Minute)))
		require.ErrorAs(t, err, &stale)
		require.Equal(t, 1, stale.Revision)

		row, _, err := roster.End(ctx, of.ID, entry, 1, nil)
		require.NoError(t, err)
		require.Nil(t, row.ExpiresAt)

		_, _, err = roster.End(ctx, of.ID, entry, 2, new(time.Now().Add(-time.Second)))
		require.True(t, fault.Is(err, fault.Invalid))

		row, _, err = roster.End(ctx, of.ID, entry, 2, new(time.Now().Add(300*time.Millisecond)))
		require.NoError(t, err)
		require.True(t, stands(ctx, t, of))
		require.Eventually(t, func() bool { return !stands(ctx, t, of) }, 20*time.Second, 50*time.Millisecond, "it ends then")

		_, _, err = roster.End(ctx, of.ID, entry, row.Revision, &later)
		require.True(t, fault.Is(err, fault.NotFound), "it stands there no more")

		links, _, err := audit.List(ctx, audit.Page{First: 10, Filter: audit.Filter{Action: "policy.list.end"}})
		require.NoError(t, err)
		require.Len(t, links, 3)
		require.Contains(t, string(links[2].Before)+string(links[2].After), later.UTC().Format("2006-01-02T15:04"))
		require.NotContains(t, string(links[2].After), "case-1")
	})
}

// stands tells whether anybody stands on a list.
func stands(ctx context.Context, t *testing.T, of *db.PolicyList) bool {
	t.Helper()

	rows, _, err := roster.Entries(ctx, nil, of, "", 10, "")
	require.NoError(t, err)

	return len(rows) > 0
}

func TestOnlyWhatStandsThereGetsAnotherEnd(t *testing.T) {
	t.Parallel()

	opened := database.Open(t, database.SQLite(t))
	ctx, key := database.Tenant(opened, t, []byte("k")), signer(t)
	of, other := list(ctx, t, "blocked", roster.Reference), list(ctx, t, "other", roster.Reference)
	change, err := roster.Add(ctx, key, of.ID, lines("case-1"))
	require.NoError(t, err)

	later := time.Now().Add(time.Hour)
	none := func(ctx context.Context, list, entry uuid.UUID) {
		t.Helper()

		_, _, err := roster.End(ctx, list, entry, 0, &later)
		require.True(t, fault.Is(err, fault.NotFound), "%v", err)
	}

	none(ctx, other.ID, change.Entries[0])
	none(ctx, of.ID, uuid.New())
	none(ctx, uuid.New(), change.Entries[0])
	none(database.Tenant(opened, t, []byte("l")), of.ID, change.Entries[0])

	_, err = roster.Withdraw(ctx, of.ID, change.Entries)
	require.NoError(t, err)
	none(ctx, of.ID, change.Entries[0])

	// What is put back has the end it had.
	_, err = roster.Restore(ctx, of.ID, change.Entries)
	require.NoError(t, err)
	require.Nil(t, ent.From(ctx).PolicyEntry.GetX(ctx, change.Entries[0]).ExpiresAt)
}
