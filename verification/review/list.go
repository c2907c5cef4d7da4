package review

import (
	"context"
	"strconv"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/predicate"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
)

// Page says which part of the queue is asked for.
type Page struct {
	// First is how many rows, 1 to 100.
	First int
	// After is the cursor of the row behind which the page begins; empty for the first.
	After  string
	Filter Filter
}

// Filter narrows the queue; all given conditions must hold.
type Filter struct {
	// States; those of [Waiting] when empty.
	States []State
	// Senior keeps what takes a senior reviewer, or leaves it out; both when nil.
	Senior *bool
	// Assignee is to whom cases are left, by prefixed id; anybody or nobody when nil.
	Assignee *string
	// Mine keeps what the viewer has in hand or is left to them.
	Mine bool
	// Free keeps what is left to nobody and in nobody's hands, or leaves it out; both when nil.
	Free *bool
	// DueBefore is not inclusive.
	DueBefore *time.Time
}

// List gives cases of the viewer's tenant, the highest priority first, then the one that is due first, and whether there are more behind
// them. Faults of kind invalid name the field.
func List(ctx context.Context, page Page) (rows []*db.ReviewCase, more bool, err error) {
	if err := cursor.Length(page.First); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).ReviewCase.Query().Where(page.Filter.predicates(acting(ctx))...).
		Order(where.ByPriority(sql.OrderDesc()), where.ByDueAt(), where.ByID()).Limit(page.First + 1)

	if page.After != "" {
		behind, err := behind(page.After)
		if err != nil {
			return nil, false, err
		}

		query.Where(behind)
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, wrap("list", err)
	}

	rows, more = cursor.Cut(rows, page.First)

	return rows, more, nil
}

// Count tells how many cases of the viewer's tenant a filter keeps.
func Count(ctx context.Context, filter Filter) (int, error) {
	count, err := ent.From(ctx).ReviewCase.Query().Where(filter.predicates(acting(ctx))...).Count(ctx)

	return count, wrap("count", err)
}

// Cursor marks the place of a case in the queue.
func Cursor(row *db.ReviewCase) string {
	return strconv.Itoa(row.Priority) + "." + cursor.Format(row.DueAt, row.ID)
}

func behind(text string) (predicate.ReviewCase, error) {
	rank, place, _ := strings.Cut(text, ".")

	priority, err := strconv.Atoi(rank)
	if err != nil || priority < 1 || priority > 3 || len(rank) != 1 {
		return nil, fault.New(fault.Invalid, "This cursor is not one of ours.", err, fault.Field("after"))
	}

	due, key, err := cursor.Parse(place)
	if err != nil {
		return nil, err
	}

	return where.Or(
		where.PriorityLT(priority),
		where.And(where.Priority(priority), where.DueAtGT(due)),
		where.And(where.Priority(priority), where.DueAt(due), where.IDGT(key)),
	), nil
}

func (f Filter) predicates(me string) []predicate.ReviewCase {
	states := f.States
	if len(states) == 0 {
		states = Waiting()
	}

	all := []predicate.ReviewCase{where.StateIn(states...)}
	now := ent.Instant(time.Now())
	idle := where.Or(where.Holder(""), where.LeasedUntilIsNil(), where.LeasedUntilLTE(now))

	if f.Senior != nil {
		all = append(all, either(*f.Senior, where.StateEQ(where.StateEscalated)))
	}

	if f.Assignee != nil {
		all = append(all, where.Assignee(*f.Assignee))
	}

	if f.Mine {
		mine := where.Or(where.Assignee(me), where.And(where.Holder(me), where.LeasedUntilGT(now)))
		if me == "" { // who cannot review has nothing
			mine = where.IDIn()
		}

		all = append(all, mine)
	}

	if f.Free != nil {
		all = append(all, either(*f.Free, where.And(where.Assignee(""), idle)))
	}

	if f.DueBefore != nil {
		all = append(all, where.DueAtLT(ent.Instant(f.DueBefore.Add(time.Microsecond-1))))
	}

	return all
}

// either is the condition, or its opposite.
func either(yes bool, condition predicate.ReviewCase) predicate.ReviewCase {
	if yes {
		return condition
	}

	return where.Not(condition)
}
