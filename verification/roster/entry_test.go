package roster_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification/roster"
)

// Entries are seen by who put them and why, and never by who they are; what was taken off can be put back.
func TestEntriesAreSeenAndPutBack(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx, key := database.Tenant(database.Open(t, url), t, []byte("k")), signer(t)
		one, other := list(ctx, t, "blocked", roster.Reference), list(ctx, t, "other", roster.Reference)
		until := time.Now().Add(time.Hour)

		_, err := roster.Add(ctx, key, one.ID, []roster.Line{{Value: "case-1", Note: "chargebacks", Until: &until}})
		require.NoError(t, err)
		_, err = roster.Add(ctx, key, one.ID, lines("case-2", "case-3"))
		require.NoError(t, err)
		_, err = roster.Add(ctx, key, other.ID, lines("case-1"))
		require.NoError(t, err)

		first, more, err := roster.Entries(ctx, key, one, "", 2, "")
		require.NoError(t, err)
		require.Equal(t, []any{2, true}, []any{len(first), more})

		found, more, err := roster.Entries(ctx, key, one, " case-1", 10, "")
		require.NoError(t, err)
		require.False(t, more)
		require.Len(t, found, 1)
		require.Equal(t, "chargebacks", found[0].Note)
		require.WithinDuration(t, until, *found[0].ExpiresAt, time.Millisecond)
		require.Len(t, roster.Fingerprint(found[0]), 12)
		require.NotContains(t, roster.Fingerprint(found[0]), "case")

		elsewhere, _, err := roster.Entries(ctx, key, other, "case-1", 10, "")
		require.NoError(t, err)
		require.NotEqual(t, found[0].ID, elsewhere[0].ID)

		// Another list's entry is not taken off by naming it here.
		keys := []uuid.UUID{found[0].ID, elsewhere[0].ID}
		change, err := roster.Withdraw(ctx, one.ID, keys)
		require.NoError(t, err)
		require.Equal(t, []any{1, 2}, []any{len(change.Entries), change.List.Size})

		on, err := roster.Standing(ctx, key, &db.Verification{TenantID: one.TenantID, Reference: new("case-1")})
		require.NoError(t, err)
		require.Equal(t, map[string]bool{"blocked": false, "other": true}, on)

		again, err := roster.Withdraw(ctx, one.ID, keys)
		require.NoError(t, err)
		require.Empty(t, again.Entries)

		back, err := roster.Restore(ctx, one.ID, keys)
		require.NoError(t, err)
		require.Equal(t, []any{change.Entries, 3}, []any{back.Entries, back.List.Size})
		back, err = roster.Restore(ctx, one.ID, keys)
		require.NoError(t, err)
		require.Equal(t, []any{0, 3}, []any{len(back.Entries), back.List.Size}, "a retry changes nothing")

		found, _, err = roster.Entries(ctx, key, one, "case-1", 10, "")
		require.NoError(t, err)
		require.Equal(t, "chargebacks", found[0].Note, "it stands there as it did")

		// Added anew while it could be put back, it stands there once.
		_, err = roster.Withdraw(ctx, one.ID, keys)
		require.NoError(t, err)
		change, err = roster.Add(ctx, key, one.ID, lines("case-1"))
		require.NoError(t, err)
		require.Equal(t, []int{1, 3}, []int{len(change.Entries), change.List.Size})
		back, err = roster.Restore(ctx, one.ID, keys)
		require.NoError(t, err)
		require.Equal(t, []int{0, 3}, []int{len(back.Entries), back.List.Size})

		for _, none := range [][]uuid.UUID{nil, make([]uuid.UUID, 501)} {
			_, err = roster.Withdraw(ctx, one.ID, none)
			require.True(t, fault.Is(err, fault.Invalid))
			_, err = roster.Restore(ctx, one.ID, none)
			require.True(t, fault.Is(err, fault.Invalid))
		}
	})
}

// An entry that ended stands there no more, makes room, and is forgotten.
func TestEntriesEnd(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx, key := database.Tenant(database.Open(t, url), t, []byte("k")), signer(t)
		one := list(ctx, t, "blocked", roster.Reference)
		until := time.Now().Add(time.Second)

		change, err := roster.Add(ctx, key, one.ID, []roster.Line{{Value: "case-1", Until: &until}, {Value: "case-2"}, {Value: "case-3"}})
		require.NoError(t, err)
		require.Equal(t, 3, change.List.Size)
		time.Sleep(time.Until(until))

		on, err := roster.Standing(ctx, key, &db.Verification{TenantID: one.TenantID, Reference: new("case-1")})
		require.NoError(t, err)
		require.False(t, on["blocked"])
		rows, _, err := roster.Entries(ctx, key, one, "", 10, "")
		require.NoError(t, err)
		require.Len(t, rows, 2)

		_, err = roster.Remove(ctx, key, one.ID, []string{"case-2"})
		require.NoError(t, err)
		everywhere := viewer.With(ctx, viewer.System("test"))
		ent.From(ctx).PolicyList.UpdateOneID(one.ID).SetSize(2).ExecX(ctx)
		require.NoError(t, roster.Tidy(everywhere, time.Now()))
		require.Equal(t, 2, ent.From(ctx).PolicyEntry.Query().CountX(ctx), "one that was taken off can be put back")
		require.Equal(t, 1, ent.From(ctx).PolicyList.GetX(ctx, one.ID).Size)

		require.NoError(t, roster.Tidy(everywhere, time.Now().Add(roster.Undo+time.Minute)))
		require.Equal(t, 1, ent.From(ctx).PolicyEntry.Query().CountX(ctx))

		change, err = roster.Add(ctx, key, one.ID, lines("case-1"))
		require.NoError(t, err)
		require.Equal(t, []int{1, 2}, []int{len(change.Entries), change.List.Size})
	})
}

// Where the clock of a test environment is advanced, entries end as they would have.
func TestAdvanceEndsEntries(t *testing.T) {
	t.Parallel()

	ctx, key := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k")), signer(t)
	one, soon, late := list(ctx, t, "blocked", roster.Reference), time.Now().Add(time.Hour), time.Now().Add(48*time.Hour)

	_, err := roster.Add(ctx, key, one.ID, []roster.Line{{Value: "case-1", Until: &soon}, {Value: "case-2", Until: &late}, {Value: "case-3"}})
	require.NoError(t, err)
	require.NoError(t, roster.Advance(ctx, 24*time.Hour))

	for value, stands := range map[string]bool{"case-1": false, "case-2": true, "case-3": true} {
		on, err := roster.Standing(ctx, key, &db.Verification{TenantID: one.TenantID, Reference: new(value)})
		require.NoError(t, err)
		require.Equal(t, stands, on["blocked"], value)
	}
}
