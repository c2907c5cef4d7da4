package roster

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/policyentry"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/token"
)

// Undo is for how long an entry that was taken off can be put back at least.
const Undo = time.Hour

// Remove takes values off a list. Faults: not found, invalid (the values).
func Remove(ctx context.Context, signer *token.Signer, list uuid.UUID, values []string) (Change, error) {
	lines := make([]Line, len(values))
	for i, value := range values {
		lines[i] = Line{Value: value}
	}

	return on(ctx, list, "remove", func(ctx context.Context, row *db.PolicyList, now time.Time) ([]uuid.UUID, error) {
		if err := checked(row.Of, lines, now); err != nil {
			return nil, err
		}

		digests, err := hash(signer, row, lines)
		if err != nil {
			return nil, err
		}

		return mark(ctx, row, &now, standing(now), policyentry.DigestIn(digests...))
	})
}

// Withdraw takes entries off a list by their ids. Faults: not found, invalid (none, or more than [MaxAtOnce]).
func Withdraw(ctx context.Context, list uuid.UUID, entries []uuid.UUID) (Change, error) {
	if err := few(entries); err != nil {
		return Change{}, err
	}

	return on(ctx, list, "remove", func(ctx context.Context, row *db.PolicyList, now time.Time) ([]uuid.UUID, error) {
		return mark(ctx, row, &now, standing(now), policyentry.IDIn(entries...))
	})
}

// Restore puts entries back that were taken off within [Undo]; those that are forgotten, or stand there, stay as they are. Faults: not found,
// invalid (none, or more than [MaxAtOnce]), conflict (the list would have too many).
func Restore(ctx context.Context, list uuid.UUID, entries []uuid.UUID) (Change, error) {
	if err := few(entries); err != nil {
		return Change{}, err
	}

	return on(ctx, list, "restore", func(ctx context.Context, row *db.PolicyList, _ time.Time) ([]uuid.UUID, error) {
		return mark(ctx, row, nil, policyentry.RemovedAtNotNil(), policyentry.IDIn(entries...))
	})
}

func few(entries []uuid.UUID) error {
	if len(entries) == 0 || len(entries) > MaxAtOnce {
		return fault.New(fault.Invalid, "Give 1 to 500 entries at once.", nil, fault.Field("input.entries"))
	}

	return nil
}

// mark says of entries of a list when they were taken off; nil puts them back. It gives their ids.
func mark(ctx context.Context, row *db.PolicyList, at *time.Time, of ...predicate.PolicyEntry) ([]uuid.UUID, error) {
	keys, err := ent.From(ctx).PolicyEntry.Query().Where(policyentry.ListID(row.ID)).Where(of...).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: mark: %w", err)
	}

	change := ent.From(ctx).PolicyEntry.Update().Where(policyentry.IDIn(keys...))
	if at == nil {
		change.ClearRemovedAt()
	} else {
		change.SetRemovedAt(*at)
	}

	if err := change.Exec(ctx); err != nil {
		return nil, fmt.Errorf("roster: mark: %w", err)
	}

	return keys, nil
}
