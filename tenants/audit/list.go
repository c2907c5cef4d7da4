package audit

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/internal/fault"
)

// MaxPage is the most links a page may have.
const MaxPage = 100

// Page says which part of the chain is asked for.
type Page struct {
	// First is how many links, 1 to [MaxPage].
	First int
	// After is the cursor of the link behind which the page begins; empty for the newest.
	After  string
	Filter Filter
}

// Filter narrows a list; all given conditions must hold, and what is empty is no condition.
type Filter struct {
	// Actor, Action and Target are exactly these.
	Actor, Action, Target string
	// From is inclusive, To is not.
	From, To *time.Time
}

// List gives links of the viewer's tenant, newest first, and whether there are older ones. Faults of kind invalid name the field:
// first or after.
func List(ctx context.Context, page Page) (rows []*db.Audit, more bool, err error) {
	if page.First < 1 || page.First > MaxPage {
		return nil, false, fault.New(fault.Invalid, "A page must have 1 to 100 rows.", nil, fault.Field("first"))
	}

	query := ent.From(ctx).Audit.Query().
		Where(page.Filter.predicates()...).Order(where.BySeq(sql.OrderDesc())).Limit(page.First + 1)

	if page.After != "" {
		seq, err := parseCursor(page.After)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.SeqLT(seq))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("audit: list: %w", err)
	}

	if len(rows) > page.First {
		return rows[:page.First], true, nil
	}

	return rows, false, nil
}

func (f Filter) predicates() []predicate.Audit {
	var all []predicate.Audit
	if f.Actor != "" {
		all = append(all, where.Actor(f.Actor))
	}

	if f.Action != "" {
		all = append(all, where.Action(f.Action))
	}

	if f.Target != "" {
		all = append(all, where.Target(f.Target))
	}

	if f.From != nil {
		// The columns hold whole microseconds, so a bound between two of them means the later one.
		all = append(all, where.AtGTE(ent.Instant(f.From.Add(time.Microsecond-1))))
	}

	if f.To != nil {
		all = append(all, where.AtLT(ent.Instant(f.To.Add(time.Microsecond-1))))
	}

	return all
}

// Cursor marks a link's place in the list. It is opaque to callers.
func Cursor(row *db.Audit) string {
	return base64.RawURLEncoding.EncodeToString(binary.BigEndian.AppendUint64(nil, uint64(row.Seq))) //nolint:gosec // its bits are kept
}

func parseCursor(cursor string) (int64, error) {
	data, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(data) != 8 {
		return 0, fault.New(fault.Invalid, "This cursor is not one of ours.", err, fault.Field("after"))
	}

	return int64(binary.BigEndian.Uint64(data)), nil //nolint:gosec // its bits are kept
}
