package webhook

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/db/event"
	"github.com/honnin/honnin/ent/db/message"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// MaxRange is how many messages can be sent again at once.
const MaxRange = 1000

// Test makes a message of [TestType] due for an active endpoint; it is sent once. The same idempotency key gives the delivery of the first
// time. Faults: invalid (names the field), not found, conflict (the endpoint is not active).
func (c *Carrier) Test(ctx context.Context, of uuid.UUID, token string) (row *db.Delivery, err error) {
	if token == "" || len(token) > maxToken {
		return nil, invalid("idempotencyKey", "An idempotency key has 1 to 255 bytes.")
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		to, err := Get(ctx, of)
		if err == nil {
			err = active(to)
		}

		if err != nil {
			return err
		}

		row, err = ent.From(ctx).Delivery.Query().Where(where.IdempotencyKey(token)).Only(ctx)
		if err == nil && row.EndpointID != of {
			return ErrReused
		}

		if err == nil || !db.IsNotFound(err) {
			return wrapped("test", err)
		}

		row, err = ent.From(ctx).Delivery.Create().SetEndpointID(of).SetType(TestType).SetIdempotencyKey(token).SetNextAt(c.Now()).Save(ctx)
		if err != nil {
			return wrapped("test", err)
		}

		return record(ctx, "test", nil, to)
	})

	return row, err
}

// Again makes one delivery due now, whatever came of it before; its schedule begins anew. The same idempotency key does it once and gives
// the delivery as it stands. Faults: invalid (names the field), not found, conflict (the endpoint is not active, or the delivery waits
// anyway).
func (c *Carrier) Again(ctx context.Context, of uuid.UUID, token string) (row *db.Delivery, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = Delivery(ctx, of); err != nil {
			return err
		}

		_, err = c.once(ctx, row.EndpointID, token, "delivery "+of.String(), func(*db.Endpoint) (int, error) {
			return 1, c.again(ctx, of)
		})
		if err != nil {
			return err
		}

		row, err = Delivery(ctx, of)

		return err
	})

	return row, err
}

func (c *Carrier) again(ctx context.Context, of uuid.UUID) error {
	changed, err := ent.From(ctx).Delivery.Update().Where(where.ID(of), where.StateNEQ(where.StatePending)).
		SetState(where.StatePending).SetTries(0).SetNextAt(c.Now()).ClearDoneAt().Save(ctx)
	if err != nil {
		return wrapped("resend", err)
	}

	if changed == 0 {
		return fault.New(fault.Conflict, "The delivery has not ended yet.", nil)
	}

	return audit.Record(ctx, audit.Entry{Action: "webhook.resend", Target: id.Format(id.Delivery, of)})
}

// Range is which messages to send again.
type Range struct {
	// IdempotencyKey makes a retry harmless, 1 to 255 bytes.
	IdempotencyKey string
	Endpoint       uuid.UUID
	// From is inclusive, To is not: when the events happened.
	From, To time.Time
	// Missed leaves out what was delivered.
	Missed bool
}

// Resend makes the messages of a time due for an active endpoint, oldest first, those among them that it never was to hear of because it
// was paused or disabled, and gives how many; what waits anyway is left as it is. The same idempotency key does it once. More than
// [MaxRange] is a conflict. Faults: not found, invalid (names the field), conflict (the endpoint is not active, or too many).
func (c *Carrier) Resend(ctx context.Context, which Range) (count int, err error) {
	if !which.From.Before(which.To) {
		return 0, invalid("to", "A range ends after it begins.")
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		count, err = c.once(ctx, which.Endpoint, which.IdempotencyKey, which.asked(), func(to *db.Endpoint) (int, error) {
			return c.resend(ctx, to, which)
		})

		return err
	})

	return count, err
}

func (c *Carrier) resend(ctx context.Context, to *db.Endpoint, which Range) (count int, err error) {
	messages, err := ent.From(ctx).Message.Query().
		Where(message.HasEventWith(event.AtGTE(ent.Instant(which.From)), event.AtLT(ent.Instant(which.To)))).
		WithEvent().WithDeliveries(func(q *db.DeliveryQuery) { q.Where(where.EndpointID(to.ID)) }).
		Order(message.BySeq()).Limit(MaxRange + 1).All(ctx)
	if err != nil {
		return 0, wrapped("range", err)
	}

	if len(messages) > MaxRange {
		return 0, fault.New(fault.Conflict, fmt.Sprintf("These are more than %d messages. Send a shorter time again.", MaxRange), nil)
	}

	for _, one := range messages {
		if !wants(to, one.Edges.Event.Type) || !due(one.Edges.Deliveries, which.Missed) {
			continue
		}

		if err := queue(ctx, to.ID, one, one.Edges.Event.Type, c.Now()); err != nil {
			return 0, err
		}

		count++
	}

	return count, audit.Record(ctx, audit.Entry{
		Action: "webhook.resend-range", Target: id.Format(id.Endpoint, to.ID),
		After: map[string]any{"from": which.From, "to": which.To, "missed": which.Missed, "count": count},
	})
}

// due tells whether a message is to be sent again, by what became of it for the endpoint.
func due(before []*db.Delivery, missed bool) bool {
	if len(before) == 0 {
		return true
	}

	return before[0].State != where.StatePending && (!missed || before[0].State != where.StateDelivered)
}

// active is nil for an endpoint that can be sent to.
func active(row *db.Endpoint) error {
	if row.State != endpoint.StateActive {
		return fault.New(fault.Conflict, "The endpoint is paused or disabled. Resume it first.", nil)
	}

	return nil
}
