package sandbox

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/clearing"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// maxKey bounds an idempotency key in bytes, as its table does.
const maxKey = 255

// Clear asks for everything to be deleted that has been made in the viewer's test environment until now, and tells whether this call did:
// the same key gives the same clearing. A worker does it soon, page by page; what is made from now on stays. Faults: invalid (names the
// field), conflict (no test environment, or another clearing is not done yet).
func Clear(ctx context.Context, key string) (row *db.Clearing, asked bool, err error) {
	if err := Inside(ctx); err != nil {
		return nil, false, err
	}

	if key == "" || len(key) > maxKey {
		return nil, false, fault.New(fault.Invalid, "An idempotency key has 1 to 255 bytes.", nil, fault.Field("idempotencyKey"))
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		row, err = ent.From(ctx).Clearing.Query().Where(clearing.IdempotencyKey(key)).Only(ctx)
		if asked = db.IsNotFound(err); !asked {
			return wrap("clear", err)
		}

		running, err := ent.From(ctx).Clearing.Query().Where(clearing.StateEQ(clearing.StateRunning)).Exist(ctx)
		if err != nil {
			return wrap("clear", err)
		}

		if running {
			return fault.New(fault.Conflict, "The test data is being cleared already.", nil)
		}

		if row, err = ent.From(ctx).Clearing.Create().SetIdempotencyKey(key).Save(ctx); err != nil {
			return wrap("clear", err)
		}

		who, _ := viewer.From(ctx)

		return audit.Record(ctx, audit.Entry{Action: "test.clear", Target: id.Format(id.Tenant, who.Tenant), After: map[string]any{"until": row.CreatedAt}})
	})
	if db.IsConstraintError(err) { // somebody with the same key was faster
		row, err = ent.From(ctx).Clearing.Query().Where(clearing.IdempotencyKey(key)).Only(ctx)

		return row, false, wrap("clear", err)
	}

	return row, asked, err
}

// Unfinished gives clearings that are not done, the oldest first, up to limit, each with the viewer who may go on with it. It needs a viewer
// over all tenants.
func Unfinished(ctx context.Context, limit int) (rows []*db.Clearing, viewers []viewer.Viewer, err error) {
	rows, err = ent.From(ctx).Clearing.Query().
		Where(clearing.StateEQ(clearing.StateRunning)).Order(clearing.ByCreatedAt(), clearing.ByID()).Limit(limit).All(ctx)
	if err != nil {
		return nil, nil, wrap("unfinished", err)
	}

	for _, row := range rows {
		of, err := ent.From(ctx).Tenant.Get(ctx, row.TenantID)
		if err != nil {
			return nil, nil, wrap("unfinished", err)
		}

		who := viewer.For(of.ID, "clear test data")
		if of.TestOf != nil { // else nothing lets it delete anything
			who.Home = *of.TestOf
		}

		viewers = append(viewers, who)
	}

	return rows, viewers, nil
}

// Gone is how much is gone.
type Gone struct{ Verifications, Files, Deliveries int }

// Cleared adds to what is gone by a clearing. Call it in the transaction in which it goes.
func Cleared(ctx context.Context, of uuid.UUID, gone Gone) error {
	if err := Inside(ctx); err != nil {
		return err
	}

	return wrap("cleared", ent.From(ctx).Clearing.UpdateOneID(of).
		AddVerifications(gone.Verifications).AddFiles(gone.Files).AddDeliveries(gone.Deliveries).Exec(ctx))
}

// Finish notes that a clearing is done, once, with what it came to. Call it in the transaction in which the last of it goes.
func Finish(ctx context.Context, of uuid.UUID) error {
	if err := Inside(ctx); err != nil {
		return err
	}

	done, err := ent.From(ctx).Clearing.Update().Where(clearing.ID(of), clearing.StateEQ(clearing.StateRunning)).
		SetState(clearing.StateDone).SetDoneAt(time.Now()).Save(ctx)
	if err != nil || done == 0 {
		return wrap("finish", err)
	}

	row, err := ent.From(ctx).Clearing.Get(ctx, of)
	if err != nil {
		return wrap("finish", err)
	}

	return audit.Record(ctx, audit.Entry{
		Action: "test.cleared", Target: id.Format(id.Tenant, row.TenantID),
		After: map[string]any{"verifications": row.Verifications, "files": row.Files, "deliveries": row.Deliveries},
	})
}

func wrap(what string, err error) error {
	if err != nil {
		return fmt.Errorf("sandbox: %s: %w", what, err)
	}

	return nil
}
