package edition

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	where "github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification/diff"
)

// StaleError says that somebody else changed the version meanwhile.
type StaleError struct {
	// Revision is what it has now.
	Revision int
}

func (e *StaleError) Error() string {
	return fmt.Sprintf("edition: stale: it is at revision %d", e.Revision)
}

// Edit writes the definition of a draft anew, a *flow.Definition or a *policy.Definition as the kind says; what was validated is a draft again. Faults: not found, conflict (it is published or
// archived, or a [StaleError]).
func Edit(ctx context.Context, at At, definition any) (*db.FlowVersion, error) {
	text, err := json.Marshal(definition)
	if err != nil {
		return nil, fmt.Errorf("edition: edit: %w", err)
	}

	return move(ctx, at, VerbEdit, where.StateDraft, alone(anew), func(u *db.FlowVersionUpdate) {
		u.SetDefinition(text).SetAuthor(acting(ctx))
	})
}

// Validate marks a draft as one that nothing stands against. check says what does. Faults: not found, conflict (with a
// [RefusedError], a [StaleError], or it is no draft).
func Validate(ctx context.Context, at At, check Check) (*db.FlowVersion, error) {
	return move(ctx, at, VerbValidate, where.StateValidated, alone(check), nil)
}

// Publish lets verifications be opened and judged by a version from now on, and archives the one before it; of an archived version it is a
// roll-back. It is checked once more, since the day or the contract may be another than when it was validated. Faults: not found, conflict
// (as of [Validate], or the tenant wants two persons and the author is the publisher).
func Publish(ctx context.Context, at At, check Check) (*db.FlowVersion, error) {
	all := func(ctx context.Context, row *db.FlowVersion) (map[string]any, error) {
		for _, first := range []Check{apart, check, quiet} {
			if err := first(ctx, row); err != nil {
				return nil, err
			}
		}

		beside, err := attached(ctx, row)
		if err != nil {
			return nil, err
		}

		// The flow's row is held, so that of two who publish at once one waits for the other.
		if err := ent.From(ctx).Flow.Update().Where(flowtable.ID(row.FlowID)).AddRevision(1).Exec(ctx); err != nil {
			return nil, fmt.Errorf("edition: publish: %w", err)
		}

		return beside, ent.From(ctx).FlowVersion.Update().Where(where.FlowID(row.FlowID), where.StateEQ(where.StatePublished)).
			SetState(where.StateArchived).AddRevision(1).Exec(ctx)
	}

	return move(ctx, at, VerbPublish, where.StatePublished, all, func(u *db.FlowVersionUpdate) {
		u.SetPublisher(acting(ctx)).SetPublishedAt(ent.Instant(time.Now()))
	})
}

// Archive puts a version away. A flow without a published version opens nothing, and a policy without one judges nothing that is opened from
// then on. Faults: not found, conflict.
func Archive(ctx context.Context, at At) (*db.FlowVersion, error) {
	return move(ctx, at, VerbArchive, where.StateArchived, alone(quiet), nil)
}

// first comes before a move, and gives what stands in the audit log beside it.
type first func(context.Context, *db.FlowVersion) (beside map[string]any, err error)

// alone is a check that has nothing to add to the audit log.
func alone(check Check) first {
	return func(ctx context.Context, row *db.FlowVersion) (map[string]any, error) { return nil, check(ctx, row) }
}

// move brings a version to the state if the table allows the verb where it stands and the revision is its own. first comes before, in the same
// transaction: what stands against it ends all of it.
func move(
	ctx context.Context, at At, verb Verb, to State, first first, set func(*db.FlowVersionUpdate),
) (row *db.FlowVersion, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := version(ctx, at)
		if err != nil {
			return err
		}

		if row, err = again(ctx, before, at.Revision, to, set); row != nil || err != nil {
			return err
		}

		beside, err := first(ctx, before)
		if err != nil {
			return err
		}

		update := ent.From(ctx).FlowVersion.Update().
			Where(where.ID(at.ID), where.Revision(at.Revision), where.StateIn(from(verb)...)).SetState(to).AddRevision(1)
		if set != nil {
			set(update)
		}

		moved, err := update.Save(ctx)
		if err != nil {
			return fmt.Errorf("edition: %s: %w", verb, err)
		}

		if moved == 0 {
			return hindered(before, at.Revision)
		}

		if row, err = version(ctx, at); err != nil {
			return err
		}

		return tell(ctx, string(verb), before.Edges.Flow, before, row, beside)
	})

	return row, err
}

// again gives the version when the same move was made before and its answer was lost: a retry changes nothing, and is not told of.
func again(ctx context.Context, row *db.FlowVersion, revision int, to State, set func(*db.FlowVersionUpdate)) (*db.FlowVersion, error) {
	if row.Revision != revision+1 || row.State != to {
		return nil, nil //nolint:nilnil // it was not made
	}

	if set == nil {
		return row, nil
	}

	// What it would set must stand there, by the same hand.
	update := ent.From(ctx).FlowVersion.Update()
	set(update)

	if by, sets := update.Mutation().Publisher(); sets && by != row.Publisher {
		return nil, nil //nolint:nilnil // somebody else made it
	}

	by, sets := update.Mutation().Author()
	if !sets {
		return row, nil
	}

	text, _ := update.Mutation().Definition()
	changes, err := diff.Between(text, row.Definition)

	if err != nil || len(changes) > 0 || by != row.Author {
		return nil, err
	}

	return row, nil
}

// hindered says why nothing moved.
func hindered(row *db.FlowVersion, revision int) error {
	if row.Revision != revision {
		return fault.New(fault.Conflict, "Somebody else changed it meanwhile. Read it again first.", &StaleError{row.Revision}, fault.Code("stale"))
	}

	return fault.New(fault.Conflict, "This version is "+string(row.State)+": that can no longer be done with it.", nil, fault.Code("state"), fault.State(string(row.State)))
}

var errAlone = errors.New("edition: the author would publish")

// apart holds the rule of two persons, where the tenant wants it.
func apart(ctx context.Context, row *db.FlowVersion) error {
	who, _ := viewer.From(ctx)

	tenant, err := ent.From(ctx).Tenant.Get(ctx, who.Tenant)
	if err != nil {
		return fmt.Errorf("edition: publish: %w", err)
	}

	// A program could be the author's own.
	if tenant.TwoPersonPublish && (row.Author == acting(ctx) || who.Kind != viewer.User) {
		return fault.New(fault.Conflict, "Whoever wrote a version may not publish it: ask somebody else to.", errAlone, fault.Code("two_persons"))
	}

	return nil
}
