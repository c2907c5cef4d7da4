package roster

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/policyentry"
	"github.com/honnin/honnin/ent/db/policylist"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/internal/viewer"
)

// Add puts values on a list and tells how many were new; those that stand there already stay. Faults: not found, invalid (the values), conflict
// (the list would have too many).
func Add(ctx context.Context, signer *token.Signer, list uuid.UUID, values []string) (row *db.PolicyList, added int, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		digests, err := held(ctx, signer, list, values)
		if err != nil {
			return err
		}

		known, err := ent.From(ctx).PolicyEntry.Query().Where(policyentry.ListID(list), policyentry.DigestIn(digests...)).Select(policyentry.FieldDigest).Strings(ctx)
		if err != nil {
			return fmt.Errorf("roster: add: %w", err)
		}

		fresh := without(digests, known)
		added = len(fresh)

		row, err = ent.From(ctx).PolicyList.Get(ctx, list)
		if err != nil {
			return fmt.Errorf("roster: add: %w", err)
		}

		if row.Size+added > MaxEntries {
			return fault.New(fault.Conflict, "A list can have 10000 entries.", nil, fault.Code("too_many"))
		}

		if err := write(ctx, list, fresh); err != nil {
			return err
		}

		row, err = counted(ctx, list, "add", added)

		return err
	})

	return row, added, err
}

// Remove takes values off a list and tells how many stood there. Faults: not found, invalid (the values).
func Remove(ctx context.Context, signer *token.Signer, list uuid.UUID, values []string) (row *db.PolicyList, removed int, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		digests, err := held(ctx, signer, list, values)
		if err != nil {
			return err
		}

		removed, err = ent.From(ctx).PolicyEntry.Delete().Where(policyentry.ListID(list), policyentry.DigestIn(digests...)).Exec(ctx)
		if err != nil {
			return fmt.Errorf("roster: remove: %w", err)
		}

		row, err = counted(ctx, list, "remove", -removed)

		return err
	})

	return row, removed, err
}

// held keeps others from changing the list until the transaction ends, and gives the values as they are kept, each once.
func held(ctx context.Context, signer *token.Signer, list uuid.UUID, values []string) ([]string, error) {
	// What is changed by nothing is locked all the same.
	if err := ent.From(ctx).PolicyList.Update().Where(policylist.ID(list)).AddSize(0).Exec(ctx); err != nil {
		return nil, fmt.Errorf("roster: hold: %w", err)
	}

	row, err := get(ctx, list)
	if err != nil {
		return nil, err
	}

	if err := checked(row.Of, values); err != nil {
		return nil, err
	}

	var digests []string

	for _, value := range values {
		sum, err := digest(signer, row.TenantID, row.Of, value)
		if err != nil {
			return nil, err
		}

		digests = append(digests, without([]string{sum}, digests)...)
	}

	return digests, nil
}

func write(ctx context.Context, list uuid.UUID, digests []string) error {
	who, _ := viewer.From(ctx)
	rows := make([]*db.PolicyEntryCreate, len(digests))

	for i, sum := range digests {
		rows[i] = ent.From(ctx).PolicyEntry.Create().SetListID(list).SetDigest(sum).SetAuthor(who.Subject)
	}

	if err := ent.From(ctx).PolicyEntry.CreateBulk(rows...).Exec(ctx); err != nil {
		return fmt.Errorf("roster: add: %w", err)
	}

	return nil
}

// counted writes the new size, and what was done into the audit log.
func counted(ctx context.Context, list uuid.UUID, verb string, by int) (*db.PolicyList, error) {
	row, err := ent.From(ctx).PolicyList.UpdateOneID(list).AddSize(by).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: %s: %w", verb, err)
	}

	return row, tell(ctx, verb, row, map[string]any{"entries": max(by, -by), "size": row.Size})
}

// without gives what is in all and not in some.
func without(all, some []string) []string {
	known := make(map[string]bool, len(some))
	for _, one := range some {
		known[one] = true
	}

	var left []string

	for _, one := range all {
		if !known[one] {
			left = append(left, one)
		}
	}

	return left
}
