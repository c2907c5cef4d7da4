package stripe

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/mirror"
)

// made is something that Stripe is to have once.
type made struct {
	kind  where.Kind
	local string
	// find looks for it at Stripe: what was made and not noted. An empty answer means that there is none.
	find func(ctx context.Context) (remote string, err error)
	// create makes it.
	create func(ctx context.Context, key string) (remote string, err error)
}

// ensure gives what Stripe calls the thing, which it makes unless it is there. The row is written first; where it was there already,
// somebody began before, and what they may have made is looked for.
func (t *Till) ensure(ctx context.Context, wanted made) (string, error) {
	row, fresh, err := begin(ctx, wanted)
	if err != nil || row.Remote != "" {
		return row.Remote, err
	}

	remote := ""
	if !fresh {
		if remote, err = wanted.find(ctx); err != nil {
			return "", err
		}
	}

	if remote == "" {
		remote, err = wanted.create(ctx, fmt.Sprintf("honnin/%s/%s/%d", wanted.kind, wanted.local, row.Tries))
		if spent(err) {
			return "", failedWith(ctx, row, err)
		}

		if err != nil {
			return "", err
		}
	}

	if err := ent.From(ctx).Mirror.UpdateOneID(row.ID).SetRemote(remote).Exec(ctx); err != nil {
		return "", fmt.Errorf("stripe: mirror: %w", err)
	}

	return remote, nil
}

// begin gives the row of the thing, and whether it was made just now.
func begin(ctx context.Context, wanted made) (row *db.Mirror, fresh bool, err error) {
	row, err = ent.From(ctx).Mirror.Query().Where(where.KindEQ(wanted.kind), where.Local(wanted.local)).Only(ctx)
	if !db.IsNotFound(err) {
		return row, false, wrapped("mirror", err)
	}

	row, err = ent.From(ctx).Mirror.Create().SetKind(wanted.kind).SetLocal(wanted.local).Save(ctx)
	if db.IsConstraintError(err) { // somebody else began at the same time: with the same key
		row, err = ent.From(ctx).Mirror.Query().Where(where.KindEQ(wanted.kind), where.Local(wanted.local)).Only(ctx)
	}

	return row, true, wrapped("mirror", err)
}

// failedWith has the next try use another key.
func failedWith(ctx context.Context, row *db.Mirror, cause error) error {
	err := ent.From(ctx).Mirror.Update().Where(where.ID(row.ID), where.Tries(row.Tries)).AddTries(1).Exec(ctx)
	if err != nil {
		return fmt.Errorf("stripe: mirror: %w", err)
	}

	return cause
}

// wrapped says where an error of the database comes from; nil stays nil.
func wrapped(what string, err error) error {
	if err == nil {
		return nil
	}

	return fmt.Errorf("stripe: %s: %w", what, err)
}
