package verification

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/event"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// Get gives one verification of the viewer's tenant; a fault of kind not found when there is none.
func Get(ctx context.Context, key uuid.UUID) (*db.Verification, error) {
	row, err := ent.From(ctx).Verification.Get(ctx, key)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such verification.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("verification: get: %w", err)
	}

	return row, nil
}

// move brings the verification to the state if the table allows the verb where it stands, and tells whether it did. The update is
// the check: of two who move at once, one does.
func move(ctx context.Context, key uuid.UUID, verb Verb, to State, set func(*db.VerificationUpdate)) (bool, error) {
	update := ent.From(ctx).Verification.Update().
		Where(where.ID(key), where.StateIn(from(verb, to)...)).
		SetState(to).
		AddRevision(1)
	if set != nil {
		set(update)
	}

	moved, err := update.Save(ctx)
	if err != nil {
		return false, fmt.Errorf("verification: %s: %w", verb, err)
	}

	return moved == 1, nil
}

// tell writes that the state was reached into the timeline, and who brought it there into the audit log. Whoever calls it holds the
// row, so that of a state that is reached more than once the events are counted one after the other.
func tell(ctx context.Context, key uuid.UUID, state State) error {
	before, err := happened(ctx, key, Event(state))
	if err != nil {
		return err
	}

	if err := announce(ctx, key, Event(state), false); err != nil {
		return err
	}

	action := actions()[state]
	if before > 0 && state == where.StateCapturing {
		action = "verification.reopen"
	}

	return audit.Record(ctx, audit.Entry{Action: action, Target: id.Format(id.Verification, key), After: map[string]any{"state": state}})
}

// happened counts how often something did.
func happened(ctx context.Context, key uuid.UUID, kind string) (int, error) {
	before, err := ent.From(ctx).Event.Query().Where(event.VerificationID(key), event.Type(kind)).Count(ctx)

	return before, wrap("timeline", err)
}

// announce writes into the timeline that something happened, once more where it did before.
func announce(ctx context.Context, key uuid.UUID, kind string, reviewed bool) error {
	before, err := happened(ctx, key, kind)
	if err != nil {
		return err
	}

	return wrap("timeline", ent.From(ctx).Event.Create().
		SetVerificationID(key).SetType(kind).SetSeq(before).SetReviewed(reviewed).Exec(ctx))
}

// actions are the audit log's words for what brings a verification into a state.
func actions() map[State]string {
	return map[State]string{
		where.StateCreated:   "verification.create",
		where.StateCapturing: "verification.start",
		where.StateSubmitted: "verification.submit",
		where.StateCanceled:  "verification.cancel",
		where.StateExpired:   "verification.expire",
	}
}

// closed says that the verification does not allow what was asked because of where it stands.
func closed(row *db.Verification) error {
	state := row.State
	if Open(state) && !row.ExpiresAt.After(time.Now()) {
		// Its time is over; only the sweep has not come by yet.
		state = where.StateExpired
	}

	return fault.New(fault.Conflict, "The verification is "+string(state)+": this can no longer be done.", nil, fault.State(string(state)))
}

// capturable tells whether the person can still capture at this instant.
func capturable(row *db.Verification) bool {
	return Open(row.State) && row.ExpiresAt.After(time.Now())
}
