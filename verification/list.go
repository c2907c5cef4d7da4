package verification

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/predicate"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
)

// MaxPage is the most rows a page may have.
const MaxPage = 100

// Page says which part of a list is asked for.
type Page struct {
	// First is how many rows, 1 to [MaxPage].
	First int
	// After is the cursor of the row behind which the page begins; empty for the newest.
	After  string
	Filter Filter
}

// Filter narrows a list; all given conditions must hold.
type Filter struct {
	States []State
	// Reference is exactly this one.
	Reference *string
	// CreatedFrom is inclusive, CreatedBefore is not.
	CreatedFrom, CreatedBefore *time.Time
}

// List gives the verifications of the viewer's tenant, newest first, and whether there are more behind them. Faults of kind invalid
// name the field: first or after.
func List(ctx context.Context, page Page) (rows []*db.Verification, more bool, err error) {
	if page.First < 1 || page.First > MaxPage {
		return nil, false, fault.New(fault.Invalid, "A page must have 1 to 100 rows.", nil, fault.Field("first"))
	}

	query := ent.From(ctx).Verification.Query().
		Where(page.Filter.predicates()...).
		Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).
		Limit(page.First + 1)

	if page.After != "" {
		at, id, err := parseCursor(page.After)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(id))))
	}

	rows, err = query.All(ctx)
	if err != nil {
		return nil, false, fmt.Errorf("verification: list: %w", err)
	}

	if len(rows) > page.First {
		return rows[:page.First], true, nil
	}

	return rows, false, nil
}

func (f Filter) predicates() []predicate.Verification {
	var all []predicate.Verification
	if len(f.States) > 0 {
		all = append(all, where.StateIn(f.States...))
	}

	if f.Reference != nil {
		all = append(all, where.Reference(*f.Reference))
	}

	if f.CreatedFrom != nil {
		// The columns hold whole microseconds, so a bound between two of them means the later one.
		all = append(all, where.CreatedAtGTE(ent.Instant(f.CreatedFrom.Add(time.Microsecond-1))))
	}

	if f.CreatedBefore != nil {
		all = append(all, where.CreatedAtLT(ent.Instant(f.CreatedBefore.Add(time.Microsecond-1))))
	}

	return all
}

const cursorBytes = 8 + 16 // microseconds since 1970, then the id

// Cursor marks a row's place in the list. It is opaque to callers and stays valid when rows come or go.
func Cursor(row *db.Verification) string {
	data := binary.BigEndian.AppendUint64(nil, uint64(row.CreatedAt.UnixMicro()))
	data = append(data, row.ID[:]...)

	return base64.RawURLEncoding.EncodeToString(data)
}

func parseCursor(cursor string) (time.Time, uuid.UUID, error) {
	data, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(data) != cursorBytes {
		return time.Time{}, uuid.Nil, fault.New(fault.Invalid, "This cursor is not one of ours.", err, fault.Field("after"))
	}

	at := time.UnixMicro(int64(binary.BigEndian.Uint64(data))).UTC() //nolint:gosec // its bits are kept

	return at, uuid.UUID(data[8:]), nil
}
