package roster

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/policyentry"
)

// Tidy forgets, of any tenant, entries that ended and those that were taken off longer ago than [Undo], and writes the sizes of their lists anew. It
// needs a viewer over all tenants.
func Tidy(ctx context.Context, now time.Time) error {
	now = ent.Instant(now)

	if _, err := ent.From(ctx).PolicyEntry.Delete().Where(policyentry.RemovedAtLT(now.Add(-Undo))).Exec(ctx); err != nil {
		return fmt.Errorf("roster: tidy: %w", err)
	}

	// Only where entries ended are fewer now than the list says.
	lists, err := ent.From(ctx).PolicyEntry.Query().Where(policyentry.ExpiresAtLTE(now)).Unique(true).Select(policyentry.FieldListID).Strings(ctx)
	if err != nil {
		return fmt.Errorf("roster: tidy: %w", err)
	}

	for _, text := range lists {
		list, err := uuid.Parse(text)
		if err != nil {
			return fmt.Errorf("roster: tidy: %w", err)
		}

		if err := ent.Tx(ctx, func(ctx context.Context) error { return expire(ctx, list, now) }); err != nil {
			return err
		}
	}

	return nil
}

// expire forgets the entries of a list that ended.
func expire(ctx context.Context, list uuid.UUID, now time.Time) error {
	if err := hold(ctx, list); err != nil {
		return err
	}

	if _, err := ent.From(ctx).PolicyEntry.Delete().Where(policyentry.ListID(list), policyentry.ExpiresAtLTE(now)).Exec(ctx); err != nil {
		return fmt.Errorf("roster: tidy: %w", err)
	}

	_, err := counted(ctx, list, now)

	return err
}
