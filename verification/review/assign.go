package review

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Assign leaves an undecided case to one member alone, by the prefixed id of the person; to nobody in particular when it is empty.
// Whoever has it in hand loses it. Whether the person may review is for the caller to know. Faults: not found, invalid (no member, or one
// who may not decide it), conflict with a [RefusedError] or a [StaleError].
func Assign(ctx context.Context, key uuid.UUID, revision int, person string) (row *db.ReviewCase, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = Get(ctx, key); err != nil {
			return err
		}

		if err := assignable(ctx, row, revision, person); err != nil {
			return err
		}

		moved, err := ent.From(ctx).ReviewCase.Update().Where(where.ID(key), where.Revision(revision), where.StateIn(Waiting()...)).
			SetAssignee(person).SetHolder("").ClearLeasedUntil().AddRevision(1).Save(ctx)
		if err != nil {
			return wrap("assign", err)
		}

		if moved == 0 {
			return stale(row)
		}

		before := row.Assignee
		if row, err = Get(ctx, key); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "review.assign", Target: id.Format(id.ReviewCase, key),
			Before: map[string]any{"assignee": before}, After: map[string]any{"assignee": person},
		})
	})

	return row, err
}

func assignable(ctx context.Context, row *db.ReviewCase, revision int, person string) error {
	who, _ := viewer.From(ctx)

	switch {
	case who.Kind != viewer.User:
		return refusal(NotAReviewer)
	case row.State == where.StateDecided:
		return refusal(Decided)
	case row.Revision != revision:
		return stale(row)
	case person == "":
		return nil
	}

	known, err := id.Parse(id.User, person)
	if err != nil {
		return invalid("assignee", "There is no such member.")
	}

	works, err := ent.From(ctx).Membership.Query().Where(membership.UserID(known), membership.StateEQ(membership.StateActive)).Exist(ctx)
	if err != nil {
		return wrap("assign", err)
	}

	if !works {
		return invalid("assignee", "There is no such member.")
	}

	against, err := knows(ctx, row, person)
	if err == nil && against != None {
		err = invalid("assignee", "This person has seen or decided the case already: somebody else must.")
	}

	return err
}
