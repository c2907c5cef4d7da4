package roster

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/policyentry"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// StaleError says that somebody else changed an entry meanwhile.
type StaleError struct {
	// Revision is what it has now.
	Revision int
}

// Error is for the log.
func (e *StaleError) Error() string {
	return fmt.Sprintf("roster: stale: it is at revision %d", e.Revision)
}

// End gives an entry that stands on a list another end; nil for none. The end that it has already is harmless, whatever the revision. Faults: not
// found (the list, or an entry that stands on it), invalid (the end is not in the future), conflict (a [StaleError]).
func End(ctx context.Context, list, entry uuid.UUID, revision int, until *time.Time) (row *db.PolicyEntry, of *db.PolicyList, err error) {
	now := ent.Instant(time.Now())

	if until != nil {
		until = new(ent.Instant(*until))
		if !until.After(now) {
			return nil, nil, fault.New(fault.Invalid, "The end is not in the future.", nil, fault.Field("input.until"))
		}
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := hold(ctx, list); err != nil {
			return err
		}

		if of, err = get(ctx, list); err != nil {
			return err
		}

		if row, err = standingOn(ctx, list, entry, now); err != nil || alike(row.ExpiresAt, until) {
			return err
		}

		if row.Revision != revision {
			return fault.New(fault.Conflict, "Somebody else changed it meanwhile. Read it again first.", &StaleError{row.Revision}, fault.Code("stale"))
		}

		before := row.ExpiresAt
		if row, err = ended(ctx, row, until); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "policy.list.end", Target: id.Format(id.PolicyList, list), Before: map[string]any{"until": before},
			After: map[string]any{"list": of.Name, "entry": id.Format(id.PolicyEntry, entry), "until": row.ExpiresAt},
		})
	})

	return row, of, err
}

func standingOn(ctx context.Context, list, entry uuid.UUID, now time.Time) (*db.PolicyEntry, error) {
	row, err := ent.From(ctx).PolicyEntry.Query().Where(policyentry.ID(entry), policyentry.ListID(list), standing(now)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such entry on this list.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("roster: end: %w", err)
	}

	return row, nil
}

func ended(ctx context.Context, row *db.PolicyEntry, until *time.Time) (*db.PolicyEntry, error) {
	change := ent.From(ctx).PolicyEntry.UpdateOneID(row.ID).AddRevision(1)
	if until == nil {
		change.ClearExpiresAt()
	} else {
		change.SetExpiresAt(*until)
	}

	row, err := change.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: end: %w", err)
	}

	return row, nil
}

func alike(a, b *time.Time) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}
