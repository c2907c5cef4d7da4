package graph

import (
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/cursor"
)

// asked gives the length and the cursor of a page; both have defaults.
func asked(first *int, after *string) (length int, behind string) {
	length = defaultFirst
	if first != nil {
		length = *first
	}

	if after != nil {
		behind = *after
	}

	return length, behind
}

// paged shapes a page as Relay wants it: an edge for each row, and what lies before and after. A page behind a cursor has the row of
// the cursor before it.
func paged[T, E any](rows []*T, before, after bool, place func(*T) (time.Time, uuid.UUID), edge func(cursor string, row *T) *E) ([]*E, *gen.PageInfo) {
	edges := make([]*E, len(rows))
	info := &gen.PageInfo{HasNextPage: after, HasPreviousPage: before}

	for i, row := range rows {
		mark := cursor.Format(place(row))
		edges[i] = edge(mark, row)

		if i == 0 {
			info.StartCursor = &mark
		}

		info.EndCursor = &mark
	}

	return edges, info
}
