package verification_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
)

// Paging over random rows, many of them at the same instant, yields each exactly once, newest first.
func TestListYieldsEveryRowOnce(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		rapid.Check(t, func(r *rapid.T) {
			mine := k
			mine.ctx = database.Tenant(k.bare, t, k.keyset)

			// Nanoseconds are drawn too: the database keeps microseconds, and the cursor must agree with it.
			base := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
			offsets := rapid.SliceOfN(rapid.Int64Range(0, 6_000), 0, 25).Draw(r, "nanoseconds")
			builders := make([]*db.VerificationCreate, len(offsets))

			for i, offset := range offsets {
				builders[i] = ent.From(mine.ctx).Verification.Create().
					SetSteps([]schema.Step{schema.StepSelfie}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
					SetRequestHash("x").SetExpiresAt(base).SetCreatedAt(base.Add(time.Duration(offset)))
			}

			_, err := ent.From(mine.ctx).Verification.CreateBulk(builders...).Save(mine.ctx)
			require.NoError(t, err)

			page := verification.Page{First: rapid.IntRange(1, 7).Draw(r, "first")}

			got := make([]*db.Verification, 0, len(offsets))

			for more := true; more; {
				var rows []*db.Verification

				rows, more, err = verification.List(mine.ctx, page)
				require.NoError(t, err)
				require.LessOrEqual(t, len(rows), page.First)

				got = append(got, rows...)
				if len(rows) > 0 {
					last := rows[len(rows)-1]
					page.After = cursor.Format(last.CreatedAt, last.ID)
				}
			}

			require.Len(t, got, len(offsets))
			require.True(t, slices.IsSortedFunc(got, func(a, b *db.Verification) int {
				if order := b.CreatedAt.Compare(a.CreatedAt); order != 0 {
					return order
				}

				return slices.Compare(b.ID[:], a.ID[:])
			}))
		})
	})
}

func TestListFilters(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		open := k.create(t)
		canceled, err := verification.Cancel(k.ctx, k.create(t).ID)
		require.NoError(t, err)
		named, _, err := verification.Create(k.ctx, verification.Draft{IdempotencyKey: "n", Reference: new("case-7")})
		require.NoError(t, err)

		tests := map[string]struct {
			filter verification.Filter
			want   []*db.Verification
		}{
			"nothing asked":  {verification.Filter{}, []*db.Verification{named, canceled, open}},
			"a state":        {verification.Filter{States: []verification.State{where.StateCanceled}}, []*db.Verification{canceled}},
			"a reference":    {verification.Filter{Reference: new("case-7")}, []*db.Verification{named}},
			"no such":        {verification.Filter{Reference: new("case-8")}, nil},
			"from inclusive": {verification.Filter{CreatedFrom: &canceled.CreatedAt}, []*db.Verification{named, canceled}},
			"from a nanosecond later": {
				verification.Filter{CreatedFrom: new(canceled.CreatedAt.Add(1))},
				[]*db.Verification{named},
			},
			"before exclusive": {verification.Filter{CreatedBefore: &canceled.CreatedAt}, []*db.Verification{open}},
			"all together": {
				verification.Filter{States: []verification.State{where.StateCreated}, CreatedBefore: &named.CreatedAt},
				[]*db.Verification{open},
			},
		}

		for name, test := range tests {
			rows, more, err := verification.List(k.ctx, verification.Page{First: 10, Filter: test.filter})
			require.NoError(t, err)
			require.False(t, more)

			require.Equal(t, ids(test.want), ids(rows), name)
		}
	})
}

func ids(rows []*db.Verification) []uuid.UUID {
	list := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		list[i] = row.ID
	}

	return list
}

func TestListRefuses(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))

	for _, page := range []verification.Page{{}, {First: 101}, {First: 1, After: "x"}, {First: 1, After: "AAAA"}, {First: 1, After: "=%"}} {
		_, _, err := verification.List(ctx, page)
		require.True(t, fault.Is(err, fault.Invalid), "%+v", page)
	}
}
