package stripe

import (
	"context"
	"fmt"
	"time"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/notice"
)

// lookBack is how far back events are looked for that no webhook told of. Stripe keeps them for thirty days.
const lookBack = 29 * 24 * time.Hour

// ofNote are the events from which something follows.
func ofNote() []string {
	return []string{
		"invoice.finalized", "invoice.paid", "invoice.payment_failed", "invoice.voided", "invoice.marked_uncollectible",
		"checkout.session.completed", "customer.updated", "customer.deleted", "charge.refunded", "charge.refund.updated",
		"charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated", "charge.dispute.closed",
	}
}

// missed gives the events of note that no webhook told of.
func (t *Till) missed(ctx context.Context) (found []Difference, err error) {
	params := &stripe.EventListParams{
		CreatedRange: &stripe.RangeQueryParams{GreaterThanOrEqual: t.now().Add(-lookBack).Unix(), LesserThanOrEqual: t.now().Add(-time.Minute).Unix()},
		Types:        stripe.StringSlice(ofNote()),
	}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	all := t.api.Events.List(params)
	for all.Next() {
		event := all.Event()

		known, err := ent.From(ctx).Notice.Query().Where(notice.Event(event.ID)).Exist(ctx)
		if err != nil {
			return found, wrapped("events", err)
		}

		if known {
			continue
		}

		about, _ := event.Data.Object["id"].(string)
		found = append(found, Difference{
			Kind: EventMissed, What: event.ID, Theirs: fmt.Sprintf("%s %s", event.Type, about),
			repair: func(ctx context.Context) error { return t.hearLate(ctx, event, about) },
		})
	}

	return found, wrapped("events", all.Err())
}

// hearLate hears of an event as a webhook would have told of it.
func (t *Till) hearLate(ctx context.Context, event *stripe.Event, about string) error {
	if err := t.look(ctx, string(event.Type), about); err != nil {
		return err
	}

	return wrapped("event", ent.From(ctx).Notice.Create().SetEvent(event.ID).SetType(string(event.Type)).SetObject(about).
		SetHappenedAt(time.Unix(event.Created, 0)).SetDoneAt(t.now()).OnConflictColumns(notice.FieldEvent).Ignore().Exec(ctx))
}
