package audit_test

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// each runs the test on both databases with a tenant's viewer.
func each(t *testing.T, test func(ctx context.Context, t *testing.T)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(database.Tenant(database.Open(t, url), t, []byte("k")), t)
	})
}

// links gives the chain of the viewer's tenant.
func links(ctx context.Context) []*db.Audit {
	return ent.From(ctx).Audit.Query().Order(where.BySeq()).AllX(ctx)
}

func TestRecord(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		who, _ := viewer.From(ctx)
		who.Kind, who.Subject, who.Reason = viewer.Operator, "usr_1", "ticket 4711: no mail arrives"
		who.Origin = viewer.Origin{Address: "192.0.2.1", Agent: strings.Repeat("長い", 300) + "\x00", Request: "req_1"}
		visiting := viewer.With(ctx, who)
		at := time.Date(2026, 11, 1, 2, 3, 4, 123456789, time.UTC)

		require.NoError(t, audit.Record(visiting, audit.Entry{
			Action: "role.update", Target: "rol_1", Before: map[string]any{"n": 1.5}, After: map[string]any{"n": 2, "password": "x"}, At: at,
		}))
		require.NoError(t, audit.Record(ctx, audit.Entry{Action: "key.revoke"}))

		rows := links(ctx)
		require.Len(t, rows, 2)

		first, second := rows[0], rows[1]
		require.EqualValues(t, 1, first.Seq)
		require.Equal(t, ent.Instant(at), first.At)
		require.Equal(t, "operator", first.ActorKind)
		require.Equal(t, "usr_1", first.Actor)
		require.Equal(t, "ticket 4711: no mail arrives", first.Reason)
		require.Equal(t, "role.update", first.Action)
		require.Equal(t, "rol_1", first.Target)
		require.JSONEq(t, `{"n":1.5}`, string(first.Before))
		require.JSONEq(t, `{"n":2,"password":"•"}`, string(first.After))
		require.Equal(t, "192.0.2.1", first.Address)
		require.Equal(t, strings.Repeat("長い", 80), first.Agent)
		require.Equal(t, "req_1", first.Request)
		require.Equal(t, audit.Genesis(), first.Previous)

		require.Equal(t, "key", second.ActorKind)
		require.Equal(t, first.Hash, second.Previous)
		require.Nil(t, second.Before)
		require.WithinDuration(t, time.Now(), second.At, time.Minute)
	})
}

func TestRecordRefuses(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))

	for _, action := range []string{"", "key", "Key.revoke", "key.", ".revoke", "key.re voke", "key." + strings.Repeat("x", 60)} {
		require.ErrorIs(t, audit.Record(ctx, audit.Entry{Action: action}), audit.ErrAction, action)
	}

	require.ErrorIs(t, audit.Record(viewer.With(ctx, viewer.System("sweep")), audit.Entry{Action: "key.revoke"}), audit.ErrTenant)
	require.Error(t, audit.Record(ctx, audit.Entry{Action: "key.revoke", After: func() {}}))
	require.Error(t, audit.Record(ctx, audit.Entry{Action: "key.revoke", Before: func() {}}))
	require.Empty(t, links(ctx))
}

var errChange = errors.New("the change failed")

// A change that is rolled back leaves no link, and no gap.
func TestRecordIsPartOfTheChange(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		err := ent.Tx(ctx, func(ctx context.Context) error {
			require.NoError(t, audit.Record(ctx, audit.Entry{Action: "key.create"}))

			return errChange
		})
		require.ErrorIs(t, err, errChange)
		require.Empty(t, links(ctx))

		require.NoError(t, audit.Record(ctx, audit.Entry{Action: "key.create"}))
		require.EqualValues(t, 1, links(ctx)[0].Seq)
	})
}

// Sixteen writers at once, some of which roll back, make one chain: no gap, no fork, and nothing of another tenant's.
func TestSixteenWriters(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		const writers, each = 16, 12

		other := database.Tenant(ctx, t, []byte("k"))

		var all sync.WaitGroup
		for writer := range writers {
			all.Go(func() {
				for n := range each {
					in := ctx
					if writer%4 == 0 {
						in = other
					}

					write(in, t, writer, n)
				}
			})
		}

		all.Wait()

		chained(t, links(ctx), writers*3/4*each*5/6)
		chained(t, links(other), writers/4*each*5/6)
	})
}

// write records once; every sixth time it rolls back.
func write(ctx context.Context, t *testing.T, writer, n int) {
	t.Helper()

	err := ent.Tx(ctx, func(ctx context.Context) error {
		err := audit.Record(ctx, audit.Entry{Action: "key.create", Target: strconv.Itoa(writer) + "." + strconv.Itoa(n)})
		if err == nil && n%6 == 5 {
			return errChange
		}

		return err
	})
	if err != nil && !errors.Is(err, errChange) {
		t.Errorf("record: %v", err)
	}
}

func chained(t *testing.T, rows []*db.Audit, want int) {
	t.Helper()
	require.Len(t, rows, want)

	previous, seen := audit.Genesis(), map[string]bool{}

	for i, row := range rows {
		require.EqualValues(t, i+1, row.Seq)
		require.Equal(t, previous, row.Previous)
		require.False(t, seen[row.Target], "recorded twice")

		previous, seen[row.Target] = row.Hash, true
	}
}
