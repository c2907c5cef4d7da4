package edition

import (
	"context"
	"slices"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/edition"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
)

// Validate lists what stands against publishing a version today, and moves it to validated when nothing does. Faults: not found, conflict
// (another revision, or published before).
func Validate(ctx context.Context, world *World, at At) (row *db.Edition, found []flow.Finding, err error) {
	row, err = Version(ctx, at.Kind, at.ID)
	if err != nil {
		return nil, nil, err
	}

	found, err = Check(ctx, world, at.Kind, row.Definition, law.DayOf(world.Now))
	if err != nil || !flow.Publishable(found) {
		return row, found, err
	}

	row, err = move(ctx, at, VerbValidate, func(context.Context, *db.EditionUpdateOne, *db.Edition) error { return nil })

	return row, found, err
}

// Publish brings a validated version into force in place of the one that was. It is validated again: a law or a contract may have changed
// since. What stands against it is told, and then nothing was published. Faults: not found, conflict (another revision, or not
// validated), forbidden (whoever wrote in it must not publish it).
func Publish(ctx context.Context, world *World, at At) (*db.Edition, []flow.Finding, error) {
	return enforce(ctx, world, at, VerbPublish)
}

// Rollback brings a version into force again that was in force before, under the same rules as [Publish].
func Rollback(ctx context.Context, world *World, at At) (*db.Edition, []flow.Finding, error) {
	return enforce(ctx, world, at, VerbRollback)
}

func enforce(ctx context.Context, world *World, at At, verb Verb) (row *db.Edition, found []flow.Finding, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := Version(ctx, at.Kind, at.ID)
		if err != nil {
			return err
		}

		if found, err = Check(ctx, world, at.Kind, before.Definition, law.DayOf(world.Now)); err != nil || !flow.Publishable(found) {
			row = before

			return err
		}

		row, err = move(ctx, at, verb, func(ctx context.Context, update *db.EditionUpdateOne, before *db.Edition) error {
			if err := allowed(ctx, world, verb, before); err != nil {
				return err
			}

			update.SetPublisher(author(ctx))

			if before.PublishedAt == nil {
				update.SetPublishedAt(ent.Instant(world.Now))
			}

			return replace(ctx, at.Kind, before)
		})

		return err
	})

	return row, found, err
}

func allowed(ctx context.Context, world *World, verb Verb, row *db.Edition) error {
	if verb == VerbRollback && row.PublishedAt == nil {
		return fault.New(fault.Conflict, "Only a version that was in force before can come back.", nil, fault.State(string(row.State)))
	}

	if world.TwoPersons && slices.Contains(row.Authors, author(ctx)) {
		return fault.New(fault.Forbidden, "Somebody who did not write in the version must publish it: your company wants two persons.", nil)
	}

	return nil
}

// replace puts the edition at its blueprint and archives the one that was there.
func replace(ctx context.Context, kind Kind, row *db.Edition) error {
	of, err := ent.From(ctx).Blueprint.Get(ctx, row.BlueprintID)
	if err != nil {
		return plain("publish", err)
	}

	update := ent.From(ctx).Blueprint.UpdateOneID(of.ID).SetPublishedID(row.ID).AddRevision(1)
	if of.ShadowID != nil && *of.ShadowID == row.ID {
		update.ClearShadowID()
	}

	if err := update.Exec(ctx); err != nil {
		return plain("publish", err)
	}

	if of.PublishedID == nil || *of.PublishedID == row.ID {
		return nil
	}

	old, err := ent.From(ctx).Edition.Query().Where(where.ID(*of.PublishedID)).Only(ctx)
	if err != nil {
		return plain("publish", err)
	}

	_, err = move(ctx, At{kind, old.ID, old.Revision}, VerbReplace, func(context.Context, *db.EditionUpdateOne, *db.Edition) error { return nil })

	return err
}
