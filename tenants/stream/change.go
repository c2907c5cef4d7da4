package stream

import (
	"context"
	"fmt"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/audit"
)

// Show gives the stream of the viewer's tenant; nil when there is none.
func Show(ctx context.Context) (*db.AuditStream, error) {
	row, err := ent.From(ctx).AuditStream.Query().Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, fmt.Errorf("stream: show: %w", err)
	}

	return row, nil
}

// have gives the stream; without one it is [fault.NotFound].
func have(ctx context.Context) (*db.AuditStream, error) {
	row, err := Show(ctx)
	if err == nil && row == nil {
		err = fault.New(fault.NotFound, "The audit log is not streamed.", nil)
	}

	return row, err
}

// Pause stops the stream where it is, or lets it go on from there, at once. Faults: not found, conflict (another revision).
func (c *Carrier) Pause(ctx context.Context, revision int, paused bool) (*db.AuditStream, error) {
	word := "resume"
	if paused {
		word = "pause"
	}

	return change(ctx, revision, word, func(update *db.AuditStreamUpdateOne) {
		update.SetEnabled(!paused).SetFailures(0).SetLastError("").SetNextAt(c.Now())
	})
}

// Renew gives the stream another secret, which is shown this once. What is sent from now on is signed with it alone: pause the stream
// around the change. Faults: not found, conflict (another revision).
func (c *Carrier) Renew(ctx context.Context, revision int) (row *db.AuditStream, secret fault.Secret, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		known, err := have(ctx)
		if err != nil {
			return err
		}

		made, sealed, err := c.newSecret(ctx, known.ID)
		if err != nil {
			return err
		}

		secret = made
		row, err = change(ctx, revision, "renew", func(update *db.AuditStreamUpdateOne) { update.SetSecret(sealed) })

		return err
	})

	return row, secret, err
}

// Remove ends the stream. Faults: not found, conflict (another revision).
func Remove(ctx context.Context, revision int) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := change(ctx, revision, "remove", func(*db.AuditStreamUpdateOne) {})
		if err != nil {
			return err
		}

		if err := ent.From(ctx).AuditStream.DeleteOne(row).Exec(ctx); err != nil {
			return fmt.Errorf("stream: remove: %w", err)
		}

		return nil
	})
}

// change changes the stream, unless somebody else has, on record.
func change(ctx context.Context, revision int, word string, set func(*db.AuditStreamUpdateOne)) (row *db.AuditStream, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := have(ctx)
		if err != nil {
			return err
		}

		if before.Revision != revision {
			return stale(before)
		}

		update := ent.From(ctx).AuditStream.UpdateOne(before).Where(ours(revision)).AddRevision(1)
		set(update)

		row, err = update.Save(ctx)
		if db.IsNotFound(err) { // somebody was faster
			if before, err = have(ctx); err == nil {
				err = stale(before)
			}

			return err
		}

		if err != nil {
			return fmt.Errorf("stream: %s: %w", word, err)
		}

		return audit.Record(ctx, audit.Entry{Action: "audit-stream." + word, Before: look(before), After: look(row)})
	})

	return row, err
}

// stale says that the stream is another than the caller read.
func stale(row *db.AuditStream) error {
	return fault.Stale("Somebody else has changed the stream since. Look at it again.", row.Revision)
}
