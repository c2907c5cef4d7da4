package graph

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// looks is the personal data that one request was shown: what, of which verifications.
type looks struct {
	mu   sync.Mutex
	seen map[uuid.UUID]map[string]bool
}

type looksKey struct{}

// look notes that the request is shown something of a verification.
func look(ctx context.Context, verification uuid.UUID, what string) {
	noted, ok := ctx.Value(looksKey{}).(*looks)
	if !ok {
		return
	}

	noted.mu.Lock()
	defer noted.mu.Unlock()

	if noted.seen[verification] == nil {
		noted.seen[verification] = map[string]bool{}
	}

	noted.seen[verification][what] = true
}

// entries are one for each verification, in the order of their ids.
func (l *looks) entries() []audit.Entry {
	l.mu.Lock()
	defer l.mu.Unlock()

	entries := make([]audit.Entry, 0, len(l.seen))

	for _, key := range slices.SortedFunc(maps.Keys(l.seen), func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) }) {
		entries = append(entries, audit.Entry{
			Action: "verification.view", Target: id.Format(id.Verification, key),
			After: map[string]any{"shown": slices.Sorted(maps.Keys(l.seen[key]))},
		})
	}

	return entries
}

// looked writes into the audit log what the answer shows, before it is given. When that fails, it is not given.
func looked(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	noted := &looks{seen: map[uuid.UUID]map[string]bool{}}
	ctx = context.WithValue(ctx, looksKey{}, noted)

	answer := next(ctx)

	if err := audit.Record(ctx, noted.entries()...); err != nil {
		return &graphql.Response{Errors: gqlerror.List{present(ctx, err)}, Data: []byte("null")}
	}

	return answer
}
