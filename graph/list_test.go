package graph_test

import (
	"context"
	"strconv"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/id"
)

const listQuery = `query($first: Int, $after: String, $filter: VerificationFilter) {
  verifications(first: $first, after: $after, filter: $filter) {
    edges { cursor node { id reference evidence { id sha256 } report { id } timeline { type } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

func TestPagesHoldEveryRowOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		want := map[any]bool{}
		for i := range 23 {
			want[id.Format(id.Verification, k.create(t, strconv.Itoa(i)).ID)] = true
		}

		var after any

		seen := map[any]bool{}

		for page := 0; ; page++ {
			got := at(k.ask(t, k.key, listQuery, map[string]any{"first": 5, "after": after}), "verifications")
			require.Equal(t, page > 0, at(got, "pageInfo", "hasPreviousPage"))

			edges, ok := at(got, "edges").([]any)
			require.True(t, ok)

			for _, edge := range edges {
				shown := at(edge, "node", "id")
				require.False(t, seen[shown], "twice")
				seen[shown] = true
			}

			require.Equal(t, at(edges, 0, "cursor"), at(got, "pageInfo", "startCursor"))

			after = at(got, "pageInfo", "endCursor")

			if at(got, "pageInfo", "hasNextPage") == false {
				break
			}

			k.create(t, "newer "+strconv.Itoa(page)) // rows that come meanwhile do not shift the pages
		}

		require.Equal(t, want, seen)

		theirs := at(k.ask(t, k.other, listQuery, nil), "verifications")
		require.Empty(t, at(theirs, "edges"), "another tenant sees none of them")
		require.Nil(t, at(theirs, "pageInfo", "endCursor"))

		stolen := at(k.ask(t, k.other, listQuery, map[string]any{"after": after}), "verifications")
		require.Empty(t, at(stolen, "edges"), "nor by a cursor of ours")
	})
}

func TestListRefusesArguments(t *testing.T) {
	t.Parallel()

	k := light(t)

	for name, variables := range map[string]map[string]any{
		"none":      {"first": 0},
		"negative":  {"first": -1},
		"too many":  {"first": 101},
		"a cursor":  {"after": "nonsense"},
		"an expiry": {"filter": map[string]any{"createdFrom": "yesterday"}},
		"a state":   {"filter": map[string]any{"states": []string{"HAPPY"}}},
	} {
		answer := k.try(t, k.key, listQuery, variables)
		require.NotEmpty(t, answer.Errors, name)
		require.Equal(t, "invalid", answer.Errors[0].Extensions["kind"], name)
	}
}

// A page of any length costs the same number of queries.
func TestListIsNotNPlusOne(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		for i := range 12 {
			k.capture(t, k.create(t, strconv.Itoa(i)), uint8(i))
		}

		var queries atomic.Int64

		ent.From(k.ctx).Intercept(db.InterceptFunc(func(next db.Querier) db.Querier {
			return db.QuerierFunc(func(ctx context.Context, query db.Query) (db.Value, error) {
				queries.Add(1)

				return next.Query(ctx, query)
			})
		}))

		k.ask(t, k.key, `{ viewer { kind } }`, nil) // the key is looked up before the count

		for _, first := range []int{1, 12} {
			queries.Store(0)

			got := at(k.ask(t, k.key, listQuery, map[string]any{"first": first}), "verifications")
			require.Len(t, at(got, "edges"), first)
			require.NotEmpty(t, at(got, "edges", first-1, "node", "evidence", 0, "sha256"))
			require.EqualValues(t, 5, queries.Load(), "verifications, evidence, reports, events, the audit log's head; page of %d", first)
		}
	})
}
