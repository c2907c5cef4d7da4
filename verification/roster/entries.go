package roster

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/policyentry"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/token"
)

// Entries gives the entries that stand on a list, newest first, and whether there are more behind them. first is 1 to 100; after is a cursor. With a
// value it is only the entry of that, if there is one: who stands on a list can be asked by whoever knows the name already.
func Entries(ctx context.Context, signer *token.Signer, list *db.PolicyList, value string, first int, after string) (rows []*db.PolicyEntry, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).PolicyEntry.Query().Where(where.ListID(list.ID), standing(ent.Instant(time.Now()))).
		Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(first + 1)

	if value != "" {
		sum, err := digest(signer, list.TenantID, list.Of, value)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Digest(sum))
	}

	if after != "" {
		at, id, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(id))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("roster: entries: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Fingerprint tells an entry from others by the beginning of its hash: nobody can be read from it.
func Fingerprint(entry *db.PolicyEntry) string {
	return entry.Digest[:min(fingerprint, len(entry.Digest))]
}

// fingerprint is in digits of four bits: among 10000 entries two are alike once in five million lists.
const fingerprint = 12
