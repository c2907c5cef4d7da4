package sign

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// Fresh is for how long a proof is good enough for a change that matters.
const Fresh = 10 * time.Minute

// own gives the session of the viewer, with its person. A key, an applicant and the machine have none.
func (d *Desk) own(ctx context.Context) (*db.Session, error) {
	who, ok := viewer.From(ctx)
	if !ok || who.Session == uuid.Nil {
		return nil, fault.New(fault.Forbidden, "Only a person who is signed in has an account.", nil)
	}

	row, err := ent.From(ctx).Session.Query().Where(session.ID(who.Session), session.KindEQ(session.KindSession)).WithUser().Only(machine(ctx))
	if db.IsNotFound(err) || err == nil && !alive(row, d.now()) {
		return nil, over()
	}

	return row, wrapped("session", err)
}

// fresh gives the session of the viewer if the person proved who they are within the last ten minutes; [fault.Reauthenticate] otherwise.
func (d *Desk) fresh(ctx context.Context) (*db.Session, error) {
	row, err := d.own(ctx)
	if err != nil {
		return nil, err
	}

	if row.AuthenticatedAt == nil || d.now().Sub(*row.AuthenticatedAt) >= Fresh {
		return nil, fault.New(fault.Reauthenticate, "Prove once more that it is you, with your password, a code or a passkey.", nil)
	}

	return row, nil
}

// change makes a change that matters in one transaction, as the machine: what do does, a new token for the session, and the record of it.
func (*Desk) change(ctx context.Context, row *db.Session, action string, do func(ctx context.Context) error) (token fault.Secret, err error) {
	who, _ := viewer.From(ctx)

	err = ent.Tx(ctx, func(ctx context.Context) error {
		ctx = machine(ctx)
		if err := do(ctx); err != nil {
			return err
		}

		if token, err = Rotate(ctx, row, func(*db.SessionUpdateOne) {}); err != nil {
			return err
		}

		return note(ctx, row, who.Origin, action, nil)
	})

	return token, err
}

// endOthers ends every session of the person but this one.
func (*Desk) endOthers(ctx context.Context, row *db.Session) error {
	_, err := ent.From(ctx).Session.Delete().
		Where(session.UserID(row.UserID), session.KindEQ(session.KindSession), session.IDNEQ(row.ID)).Exec(ctx)

	return wrapped("end sessions", err)
}
