package stripe

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"
	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/ent/db/push"
)

const (
	// pushPage is how many rows are claimed together; sideBySide bounds how many meters of a tenant, and how many tenants, go at once.
	pushPage, sideBySide = 100, 8
	// claim is how long rows are one process's alone; longer than a page can take.
	claim = 5 * time.Minute
	// memory is how long Stripe surely knows an identifier, less an hour: a row that was tried earlier may have come, and is not sent again
	// before somebody has looked.
	memory = 23 * time.Hour
	// backward is how old use may be that Stripe takes, less an hour.
	backward                 = 35*24*time.Hour - time.Hour
	firstPause, longestPause = 5 * time.Second, 10 * time.Minute
)

// push sends the usage of the viewer's tenant that is due, page by page, and stops when Stripe is away.
func (t *Till) push(ctx context.Context, customer string) error {
	for {
		if err := doubt(ctx, t.now()); err != nil {
			return err
		}

		now := ent.Instant(t.now())

		rows, err := ent.From(ctx).Push.Query().Where(due(now)...).WithUsage().Order(push.ByNextAt(), push.ByUsageID()).Limit(pushPage).All(ctx)
		if err != nil || len(rows) == 0 {
			return wrapped("push", err)
		}

		taken, err := claimed(ctx, rows, now)
		if err != nil || !taken {
			return err
		}

		if err := t.sendAll(ctx, customer, rows); err != nil {
			return err
		}
	}
}

// claimed makes the rows this process's alone for a while; false when somebody else has some of them.
func claimed(ctx context.Context, rows []*db.Push, now time.Time) (taken bool, err error) {
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		taken = false

		count, err := ent.From(ctx).Push.Update().Where(push.IDIn(ids...), push.StateEQ(push.StatePending), push.NextAtLTE(now)).
			AddTries(1).SetNextAt(now.Add(claim)).Save(ctx)
		if err != nil {
			return wrapped("claim", err)
		}

		if count < len(ids) {
			return errTaken
		}

		taken = true

		return wrapped("claim", ent.From(ctx).Push.Update().Where(push.IDIn(ids...), push.TriedAtIsNil()).SetTriedAt(now).Exec(ctx))
	})
	if errors.Is(err, errTaken) {
		return false, nil
	}

	return taken, err
}

// doubt marks the rows that Stripe may have forgotten that it has.
func doubt(ctx context.Context, now time.Time) error {
	return wrapped("doubt", ent.From(ctx).Push.Update().
		Where(push.StateEQ(push.StatePending), push.TriedAtLT(ent.Instant(now.Add(-memory))), push.NextAtLTE(ent.Instant(now))).
		SetState(push.StateDoubtful).Exec(ctx))
}

// sendAll sends a page, and notes what came of each row. Stripe takes one event of a customer and a meter at a time, so the rows of a meter
// follow one another and the meters go side by side. It gives an error when Stripe is away.
func (t *Till) sendAll(ctx context.Context, customer string, rows []*db.Push) error {
	lanes := map[string][]*db.Push{}
	for _, row := range rows {
		lanes[row.Edges.Usage.Meter] = append(lanes[row.Edges.Usage.Meter], row)
	}

	// The first that finds Stripe away ends the page; what was not sent is due again soon.
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(sideBySide)

	for _, lane := range lanes {
		group.Go(func() error { return t.sendLane(ctx, customer, lane) })
	}

	return group.Wait() //nolint:wrapcheck // says where it comes from
}

func (t *Till) sendLane(ctx context.Context, customer string, rows []*db.Push) error {
	for i, row := range rows {
		err := t.send(ctx, customer, row)
		if noted := t.note(ctx, row, err); noted != nil {
			return noted
		}

		if err != nil && away(err) {
			return errors.Join(err, t.release(ctx, rows[i+1:]))
		}
	}

	return nil
}

// release gives back claimed rows that were not sent after all: those of which this was to be the first time are as if they had not been
// claimed.
func (t *Till) release(ctx context.Context, rows []*db.Push) error {
	ids := []uuid.UUID{}

	for _, row := range rows {
		if row.TriedAt == nil {
			ids = append(ids, row.ID)
		}
	}

	if len(ids) == 0 {
		return nil
	}

	return wrapped("release", ent.From(ctx).Push.Update().Where(push.IDIn(ids...), push.StateEQ(push.StatePending)).
		ClearTriedAt().SetNextAt(ent.Instant(t.now().Add(firstPause))).Exec(context.WithoutCancel(ctx)))
}

// send tells Stripe of a row. That Stripe has it already is success.
func (t *Till) send(ctx context.Context, customer string, row *db.Push) error {
	used := row.Edges.Usage
	params := &stripe.BillingMeterEventParams{
		EventName: new(eventName(billing.Meter(used.Meter))), Identifier: new(billing.Key(used)), Timestamp: new(used.At.Unix()),
		Payload: map[string]string{"stripe_customer_id": customer, "value": strconv.Itoa(used.Quantity)},
	}

	_, err := call(ctx, t, "", &params.Params, func() (*stripe.BillingMeterEvent, error) { return t.api.BillingMeterEvents.New(params) })
	if err != nil && there(err) {
		return nil
	}

	return err
}

// note writes down what came of sending a row.
func (t *Till) note(ctx context.Context, row *db.Push, came error) error {
	// What was sent is noted even when we are told to stop meanwhile.
	ctx = context.WithoutCancel(ctx)
	now := ent.Instant(t.now())
	update := ent.From(ctx).Push.UpdateOneID(row.ID)

	switch {
	case came == nil:
		update.SetState(push.StateSent).SetDoneAt(now).SetFailure("")
	case !away(came):
		update.SetState(push.StateRefused).SetDoneAt(now).SetFailure(short(came))
	default:
		update.SetNextAt(now.Add(pause(row.Tries))).SetFailure(short(came))

		// What surely did not come is in no doubt later, however long this lasts.
		if row.TriedAt == nil && unheard(came) {
			update.ClearTriedAt()
		}
	}

	return wrapped("note", update.Exec(ctx))
}

// pause doubles with each try.
func pause(tries int) time.Duration {
	return min(longestPause, firstPause<<min(tries, 10))
}

// due are the rows that may be sent now.
func due(now time.Time) []predicate.Push {
	return []predicate.Push{push.StateEQ(push.StatePending), push.NextAtLTE(ent.Instant(now))}
}
