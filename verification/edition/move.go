package edition

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/edition"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// At names the edition that is to be moved, as the caller read it.
type At struct {
	Kind     Kind
	ID       uuid.UUID
	Revision int
}

// Edit writes in a draft. A version that was published never changes again. Faults: invalid, too large, not found, conflict (another
// revision, or published before).
func Edit(ctx context.Context, at At, definition json.RawMessage) (*db.Edition, error) {
	written, err := canonical(at.Kind, definition)
	if err != nil {
		return nil, err
	}

	return move(ctx, at, VerbEdit, func(_ context.Context, update *db.EditionUpdateOne, row *db.Edition) error {
		update.SetDefinition(written)

		if who := author(ctx); !slices.Contains(row.Authors, who) {
			update.SetAuthors(append(slices.Clone(row.Authors), who))
		}

		return nil
	})
}

// Archive puts a version away; when it was in force, nothing is in force under the name. Faults: not found, conflict (another revision, or
// archived before).
func Archive(ctx context.Context, at At) (*db.Edition, error) {
	return move(ctx, at, VerbArchive, func(ctx context.Context, _ *db.EditionUpdateOne, row *db.Edition) error {
		if row.State != where.StatePublished {
			return nil
		}

		return plain("archive", ent.From(ctx).Blueprint.UpdateOneID(row.BlueprintID).ClearPublishedID().AddRevision(1).Exec(ctx))
	})
}

// move brings an edition to where the verb leads, unless somebody else has changed it, on record.
func move(
	ctx context.Context, at At, verb Verb, set func(context.Context, *db.EditionUpdateOne, *db.Edition) error,
) (row *db.Edition, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := Version(ctx, at.Kind, at.ID)
		if err != nil {
			return err
		}

		stale := fault.New(fault.Conflict, "Somebody else has changed the version since. Look at it again.", nil)
		if before.Revision != at.Revision {
			return stale
		}

		to, ok := leads(verb, before.State)
		if !ok {
			return fault.New(fault.Conflict, "The version is "+string(before.State)+": this can no longer be done.", nil, fault.State(string(before.State)))
		}

		update := ent.From(ctx).Edition.UpdateOneID(at.ID).Where(where.Revision(at.Revision)).SetState(to).AddRevision(1)
		if err := set(ctx, update, before); err != nil {
			return err
		}

		row, err = update.Save(ctx)
		if db.IsNotFound(err) {
			return stale
		}

		if err != nil {
			return plain(string(verb), err)
		}

		return record(ctx, string(verb), at.Kind, before, row)
	})

	return row, err
}

// record puts a change of an edition on record.
func record(ctx context.Context, word string, kind Kind, before, after *db.Edition) error {
	prefix := id.FlowVersion
	if kind == Policy {
		prefix = id.PolicyVersion
	}

	entry := audit.Entry{Action: string(kind) + "." + word, Target: id.Format(prefix, after.ID), After: look(after)}
	if before != nil {
		entry.Before = look(before)
	}

	return audit.Record(ctx, entry)
}

func look(row *db.Edition) map[string]any {
	return map[string]any{"number": row.Number, "state": row.State, "revision": row.Revision}
}
