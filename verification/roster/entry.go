package roster

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/policyentry"
	"github.com/honnin/honnin/ent/db/policylist"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/internal/viewer"
)

// Change is what became of a list.
type Change struct {
	List *db.PolicyList
	// Entries are the ids of those that came or went.
	Entries []uuid.UUID
}

// Add puts up to [MaxAtOnce] values on a list with one note and one end; those that stand there already stay as they are. Faults: not found, invalid
// (the values, the note, the end), conflict (the list would have too many).
func Add(ctx context.Context, signer *token.Signer, list uuid.UUID, lines []Line) (Change, error) {
	return on(ctx, list, "add", func(ctx context.Context, row *db.PolicyList, now time.Time) ([]uuid.UUID, error) {
		if err := checked(row.Of, lines, now); err != nil {
			return nil, err
		}

		return put(ctx, signer, row, lines, now)
	})
}

// Import puts the lines of a text on a list, all or none; see [Read]. Faults: not found, invalid (with a [LinesError] where lines are wrong), conflict
// (the list would have too many).
func Import(ctx context.Context, signer *token.Signer, list uuid.UUID, text string) (change Change, lines int, err error) {
	change, err = on(ctx, list, "add", func(ctx context.Context, row *db.PolicyList, now time.Time) ([]uuid.UUID, error) {
		read, err := Read(text, row.Of, now)
		if err != nil {
			return nil, err
		}

		lines = len(read)

		return put(ctx, signer, row, read, now)
	})

	return change, lines, err
}

// put writes what does not stand there yet, in pieces that a statement can hold.
func put(ctx context.Context, signer *token.Signer, row *db.PolicyList, lines []Line, now time.Time) (came []uuid.UUID, err error) {
	for len(lines) > 0 {
		piece := lines[:min(MaxAtOnce, len(lines))]
		lines = lines[len(piece):]

		fresh, err := absent(ctx, signer, row, piece, now)
		if err != nil {
			return nil, err
		}

		written, err := write(ctx, row.ID, fresh)
		if err != nil {
			return nil, err
		}

		came = append(came, written...)
	}

	return came, nil
}

// on does something to the entries of a list, of which nobody else changes any meanwhile, and writes its new size and what was done into the audit log.
func on(
	ctx context.Context, list uuid.UUID, verb string, do func(context.Context, *db.PolicyList, time.Time) ([]uuid.UUID, error),
) (change Change, err error) {
	now := ent.Instant(time.Now())

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := hold(ctx, list); err != nil {
			return err
		}

		row, err := get(ctx, list)
		if err != nil {
			return err
		}

		if change.Entries, err = do(ctx, row, now); err != nil {
			return err
		}

		if change.List, err = counted(ctx, list, now); err != nil {
			return err
		}

		if change.List.Size > MaxEntries {
			return fault.New(fault.Conflict, "A list can have 10000 entries.", nil, fault.Code("too_many"))
		}

		return tell(ctx, verb, change.List, map[string]any{"entries": len(change.Entries), "size": change.List.Size})
	})

	return change, err
}

// hold keeps others from changing a list until the transaction ends: what is changed by nothing is locked all the same.
func hold(ctx context.Context, list uuid.UUID) error {
	if err := ent.From(ctx).PolicyList.Update().Where(policylist.ID(list)).AddSize(0).Exec(ctx); err != nil {
		return fmt.Errorf("roster: hold: %w", err)
	}

	return nil
}

// counted writes how many stand on a list.
func counted(ctx context.Context, list uuid.UUID, now time.Time) (*db.PolicyList, error) {
	size, err := ent.From(ctx).PolicyEntry.Query().Where(policyentry.ListID(list), standing(now)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: count: %w", err)
	}

	row, err := ent.From(ctx).PolicyList.UpdateOneID(list).SetSize(size).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: count: %w", err)
	}

	return row, nil
}

// standing are the entries that were not taken off and have not ended.
func standing(now time.Time) predicate.PolicyEntry {
	return policyentry.And(policyentry.RemovedAtIsNil(), policyentry.Or(policyentry.ExpiresAtIsNil(), policyentry.ExpiresAtGT(now)))
}

// hashed is a line as it is kept.
type hashed struct {
	Line

	digest string
}

// absent gives the lines of which the list has no entry, each once; what stood there before and does no more makes room.
func absent(ctx context.Context, signer *token.Signer, row *db.PolicyList, lines []Line, now time.Time) ([]hashed, error) {
	digests, err := hash(signer, row, lines)
	if err != nil {
		return nil, err
	}

	of := policyentry.And(policyentry.ListID(row.ID), policyentry.DigestIn(digests...))

	if _, err := ent.From(ctx).PolicyEntry.Delete().Where(of, policyentry.Not(standing(now))).Exec(ctx); err != nil {
		return nil, fmt.Errorf("roster: add: %w", err)
	}

	known, err := ent.From(ctx).PolicyEntry.Query().Where(of).Select(policyentry.FieldDigest).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: add: %w", err)
	}

	seen := make(map[string]bool, len(known))
	for _, one := range known {
		seen[one] = true
	}

	var fresh []hashed

	for i, sum := range digests {
		if !seen[sum] {
			fresh = append(fresh, hashed{lines[i], sum})
		}

		seen[sum] = true
	}

	return fresh, nil
}

func hash(signer *token.Signer, row *db.PolicyList, lines []Line) ([]string, error) {
	digests := make([]string, len(lines))

	for i, line := range lines {
		sum, err := digest(signer, row.TenantID, row.Of, line.Value)
		if err != nil {
			return nil, err
		}

		digests[i] = sum
	}

	return digests, nil
}

func write(ctx context.Context, list uuid.UUID, lines []hashed) ([]uuid.UUID, error) {
	who, _ := viewer.From(ctx)
	rows := make([]*db.PolicyEntryCreate, len(lines))

	for i, line := range lines {
		rows[i] = ent.From(ctx).PolicyEntry.Create().SetListID(list).SetDigest(line.digest).SetAuthor(who.Subject).SetNote(line.Note)
		if line.Until != nil {
			rows[i].SetExpiresAt(ent.Instant(*line.Until))
		}
	}

	made, err := ent.From(ctx).PolicyEntry.CreateBulk(rows...).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: add: %w", err)
	}

	keys := make([]uuid.UUID, len(made))
	for i, one := range made {
		keys[i] = one.ID
	}

	return keys, nil
}
