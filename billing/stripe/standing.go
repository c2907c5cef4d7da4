package stripe

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/collection"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// Grace is how long after the first payment that failed a tenant still opens verifications.
	Grace = 14 * 24 * time.Hour
	day   = 24 * time.Hour
)

// reminders are when the letters of dunning are written, counted from the first failure; the last one says that grace has ended.
func reminders() []time.Duration { return []time.Duration{0, 3 * day, 7 * day, 12 * day, Grace} }

// Standing says how the viewer's tenant pays; nil when it does not by Stripe. It asks nobody but the database.
func Standing(ctx context.Context) (*db.Collection, error) {
	row, err := ent.From(ctx).Collection.Query().Only(ctx)
	if db.IsNotFound(err) {
		return nil, nil //nolint:nilnil // there is none
	}

	return row, wrapped("standing", err)
}

// Overdue is the code of the fault that says so.
const Overdue = "payment_overdue"

// MayBegin is nil when the viewer's tenant may begin what costs, and a fault of kind forbidden with the code [Overdue] when grace has ended.
// Ask it where something begins and nowhere else: what has begun goes on.
func MayBegin(ctx context.Context) error {
	row, err := Standing(ctx)
	if err != nil || row == nil || row.State != collection.StateRestricted {
		return err
	}

	return fault.New(fault.Forbidden, "An invoice was not paid in time. Verifications can be opened again as soon as it is.", nil, fault.Code(Overdue))
}

// weigh sets the standing of the viewer's tenant by the invoices whose payment fails at the moment: none of them any more is current, the
// first begins grace. It is called whenever anything was learned of an invoice, in any order.
func (t *Till) weigh(ctx context.Context) error {
	failing, err := ent.From(ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice), mirror.StateIn(failed, uncollectible)).Exist(ctx)
	if err != nil {
		return wrapped("weigh", err)
	}

	row, err := t.row(ctx)
	if err != nil {
		return err
	}

	now := ent.Instant(t.now())
	update := ent.From(ctx).Collection.UpdateOneID(row.ID).AddRevision(1)

	switch {
	case failing && row.State == collection.StateCurrent:
		update.SetState(collection.StatePastDue).SetFailingSince(now).SetGraceUntil(now.Add(Grace)).SetReminded(0)
	case !failing && row.State != collection.StateCurrent:
		update.SetState(collection.StateCurrent).ClearFailingSince().ClearGraceUntil().SetReminded(0)
	default:
		return nil
	}

	return wrapped("weigh", update.Exec(ctx))
}

// remind writes the letters that are due and restricts those whose grace has ended. A letter and the note of it are one transaction. It
// needs a viewer over all tenants.
func (t *Till) remind(ctx context.Context) error {
	rows, err := ent.From(ctx).Collection.Query().Where(collection.StateNEQ(collection.StateCurrent)).All(ctx)
	if err != nil {
		return wrapped("remind", err)
	}

	for _, row := range rows {
		err := ent.Tx(viewer.With(ctx, viewer.For(row.TenantID, "remind of a payment")), func(ctx context.Context) error { return t.remindOne(ctx, row) })
		if err != nil {
			return err
		}
	}

	return nil
}

// passed is how many of the letters are due so long after the first failure.
func passed(since time.Duration) (steps int) {
	for _, after := range reminders() {
		if since >= after {
			steps++
		}
	}

	return steps
}

func (t *Till) remindOne(ctx context.Context, row *db.Collection) error {
	if row.FailingSince == nil || row.GraceUntil == nil {
		return nil
	}

	steps := passed(t.now().Sub(*row.FailingSince))
	over := !t.now().Before(*row.GraceUntil) && row.State == collection.StatePastDue
	if steps <= row.Reminded && !over {
		return nil
	}

	update := ent.From(ctx).Collection.Update().Where(collection.ID(row.ID), collection.Revision(row.Revision)).AddRevision(1).SetReminded(max(steps, row.Reminded))
	if over {
		update.SetState(collection.StateRestricted)
	}

	changed, err := update.Save(ctx)
	if err != nil || changed == 0 || steps <= row.Reminded || t.letter == nil {
		return wrapped("remind", err)
	}

	return t.letter(ctx, steps, *row.GraceUntil)
}
