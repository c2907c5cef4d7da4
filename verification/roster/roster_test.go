package roster_test

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/policylist"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/verification/roster"
)

func signer(t *testing.T) *token.Signer {
	t.Helper()

	made, err := token.New(bytes.Repeat([]byte{3}, 32))
	require.NoError(t, err)

	return made
}

// lines are values with nothing said about them.
func lines(values ...string) []roster.Line {
	made := make([]roster.Line, len(values))
	for i, value := range values {
		made[i] = roster.Line{Value: value}
	}

	return made
}

func list(ctx context.Context, t *testing.T, name string, of roster.Of) *db.PolicyList {
	t.Helper()

	row, err := roster.Create(ctx, roster.Draft{IdempotencyKey: name, Name: name, Effect: policylist.EffectBlock, Of: of})
	require.NoError(t, err)

	return row
}

func TestWhoStandsOnAList(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx, key := database.Tenant(database.Open(t, url), t, []byte("k")), signer(t)
		row := &db.Verification{TenantID: ent.From(ctx).Tenant.Query().OnlyX(ctx).ID, Reference: new("case-7"), Metadata: map[string]string{"email": " Jo@Example.com"}}

		on, err := roster.Standing(ctx, nil, row)
		require.NoError(t, err)
		require.Empty(t, on, "there are no lists")

		blocked, known := list(ctx, t, "blocked", roster.Reference), list(ctx, t, "known", roster.Email)
		list(ctx, t, "papers", roster.DocumentNumber)

		change, err := roster.Add(ctx, key, blocked.ID, lines("case-7", "case-8", "case-7"))
		require.NoError(t, err)
		require.Equal(t, []int{2, 2}, []int{len(change.Entries), change.List.Size})
		change, err = roster.Add(ctx, key, known.ID, lines("jo@example.com"))
		require.NoError(t, err)
		require.Len(t, change.Entries, 1)

		on, err = roster.Standing(ctx, key, row)
		require.NoError(t, err)
		require.Equal(t, map[string]bool{"blocked": true, "known": true}, on, "of papers nothing can be said")

		_, err = roster.Standing(ctx, nil, row)
		require.Error(t, err, "rather nobody is judged than somebody who is blocked")

		// A retry changes nothing, and what goes is gone.
		change, err = roster.Add(ctx, key, blocked.ID, lines("case-8"))
		require.NoError(t, err)
		require.Equal(t, []int{0, 2}, []int{len(change.Entries), change.List.Size})
		change, err = roster.Remove(ctx, key, blocked.ID, []string{"case-7", "nobody"})
		require.NoError(t, err)
		require.Equal(t, []int{1, 1}, []int{len(change.Entries), change.List.Size})
		on, err = roster.Standing(ctx, key, row)
		require.NoError(t, err)
		require.False(t, on["blocked"])

		for _, entry := range ent.From(ctx).PolicyEntry.Query().AllX(ctx) {
			require.Len(t, entry.Digest, 64)
		}

		for _, link := range ent.From(ctx).Audit.Query().AllX(ctx) {
			require.NotContains(t, string(link.After), "case-", "who stands there is told to nobody")
		}
	})
}

func TestTheBoundsOfLists(t *testing.T) {
	t.Parallel()

	ctx, key := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k")), signer(t)
	draft := roster.Draft{IdempotencyKey: "a", Name: "blocked", Effect: policylist.EffectBlock, Of: roster.Reference}

	first, err := roster.Create(ctx, draft)
	require.NoError(t, err)
	again, err := roster.Create(ctx, draft)
	require.NoError(t, err)
	require.Equal(t, first.ID, again.ID)

	draft.Of = roster.Email
	_, err = roster.Create(ctx, draft)
	require.ErrorIs(t, err, roster.ErrReused)

	draft.IdempotencyKey = "b"
	_, err = roster.Create(ctx, draft)
	require.True(t, fault.Is(err, fault.Conflict), "the name is taken")

	for _, name := range []string{"", "1st", "a-b", "Blocked"} {
		_, err = roster.Create(ctx, roster.Draft{IdempotencyKey: "x" + name, Name: name, Effect: policylist.EffectAllow, Of: roster.Email})
		require.True(t, fault.Is(err, fault.Invalid), name)
	}

	for _, values := range [][]string{nil, {""}, {" "}, {string(bytes.Repeat([]byte("x"), 256))}, make([]string, 501)} {
		_, err = roster.Add(ctx, key, first.ID, lines(values...))
		require.True(t, fault.Is(err, fault.Invalid))
	}

	_, err = roster.Add(ctx, key, uuid.New(), lines("x"))
	require.True(t, fault.Is(err, fault.NotFound))

	var text strings.Builder
	for i := range roster.MaxEntries - 1 {
		fmt.Fprintln(&text, i)
	}

	change, read, err := roster.Import(ctx, key, first.ID, text.String())
	require.NoError(t, err)
	require.Equal(t, []int{roster.MaxEntries - 1, roster.MaxEntries - 1}, []int{read, change.List.Size})
	_, err = roster.Add(ctx, key, first.ID, lines("x", "y"))
	require.True(t, fault.Is(err, fault.Conflict))
	_, err = roster.Add(ctx, key, first.ID, lines("x"))
	require.NoError(t, err)

	for i := range roster.MaxLists - 1 {
		list(ctx, t, fmt.Sprint("l", i), roster.Email)
	}

	_, err = roster.Create(ctx, roster.Draft{IdempotencyKey: "more", Name: "more", Effect: policylist.EffectAllow, Of: roster.Email})
	require.True(t, fault.Is(err, fault.Conflict))

	rows, more, err := roster.List(ctx, 7, "")
	require.NoError(t, err)
	require.Equal(t, []any{7, true}, []any{len(rows), more})
}

// Many who write at once lose nothing, and are counted right.
func TestManyOnAListAtOnce(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx, key := database.Tenant(database.Open(t, url), t, []byte("k")), signer(t)
		one := list(ctx, t, "blocked", roster.Reference)

		var group sync.WaitGroup

		for i := range 8 {
			group.Go(func() {
				if _, err := roster.Add(ctx, key, one.ID, lines("all", strconv.Itoa(i))); err != nil {
					t.Error(err)
				}
			})
		}

		group.Wait()
		require.Equal(t, 9, ent.From(ctx).PolicyList.GetX(ctx, one.ID).Size)
		require.Equal(t, 9, ent.From(ctx).PolicyEntry.Query().CountX(ctx))
		require.WithinDuration(t, time.Now(), one.CreatedAt, time.Minute)
	})
}
