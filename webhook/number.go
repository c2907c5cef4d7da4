package webhook

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/delivery"
	where "github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/db/event"
	"github.com/honnin/honnin/ent/db/eventhead"
	"github.com/honnin/honnin/ent/db/message"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// late is how long after it was written an event may still become visible: longer than any transaction, and than clocks differ.
	late = 10 * time.Minute
	// numberPage is how many events are numbered in one transaction.
	numberPage = 200
)

// Unnumbered gives the tenants that have events nobody has put in order, up to limit. It needs a viewer over all tenants.
func Unnumbered(ctx context.Context, limit int) ([]uuid.UUID, error) {
	heads, err := ent.From(ctx).EventHead.Query().Where(func(s *sql.Selector) {
		events, told := sql.Dialect(s.Dialect()).Table(event.Table), sql.Dialect(s.Dialect()).Table(message.Table)
		s.Where(sql.Exists(sql.Dialect(s.Dialect()).Select().From(events).Where(sql.And(
			sql.ColumnsEQ(events.C(event.FieldTenantID), s.C(eventhead.FieldTenantID)),
			sql.ColumnsGT(events.C(event.FieldCreatedAt), s.C(eventhead.FieldSince)),
			sql.Not(sql.Exists(sql.Dialect(s.Dialect()).Select().From(told).Where(sql.And(
				sql.ColumnsEQ(told.C(message.FieldTenantID), events.C(event.FieldTenantID)),
				sql.ColumnsEQ(told.C(message.FieldEventID), events.C(event.FieldID)),
			)))),
		))))
	}).Limit(limit).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("webhook: unnumbered: %w", err)
	}

	tenants := make([]uuid.UUID, len(heads))
	for i, head := range heads {
		tenants[i] = head.TenantID
	}

	return tenants, nil
}

// Number puts up to 200 of a tenant's events in order, oldest first, and makes a delivery of each for every endpoint that is active and
// wants to hear of it; all in one transaction, in which nobody else numbers events of the tenant.
func (c *Carrier) Number(ctx context.Context, tenant uuid.UUID) error {
	ctx = viewer.With(ctx, viewer.For(tenant, "number events"))

	return ent.Tx(ctx, func(ctx context.Context) error {
		// Writing the row holds it to the end of the transaction.
		if err := ent.From(ctx).EventHead.Update().AddSeq(0).Exec(ctx); err != nil {
			return fmt.Errorf("webhook: hold the order: %w", err)
		}

		head, err := ent.From(ctx).EventHead.Query().Only(ctx)
		if err != nil {
			return fmt.Errorf("webhook: order: %w", err)
		}

		events, err := ent.From(ctx).Event.Query().Where(event.CreatedAtGT(head.Since), untold).
			Order(event.ByCreatedAt(), event.ByID()).Limit(numberPage).All(ctx)
		if err != nil || len(events) == 0 {
			return wrapped("events", err)
		}

		active, err := ent.From(ctx).Endpoint.Query().Where(where.StateEQ(where.StateActive)).All(ctx)
		if err != nil {
			return wrapped("endpoints", err)
		}

		if err := c.tell(ctx, head.Seq, events, active); err != nil {
			return err
		}

		update := ent.From(ctx).EventHead.UpdateOneID(head.ID).AddSeq(int64(len(events)))
		if since := events[len(events)-1].CreatedAt.Add(-late); since.After(head.Since) {
			update.SetSince(since)
		}

		return wrapped("order", update.Exec(ctx))
	})
}

// untold keeps events without a message.
func untold(s *sql.Selector) {
	told := sql.Dialect(s.Dialect()).Table(message.Table)
	s.Where(sql.Not(sql.Exists(sql.Dialect(s.Dialect()).Select().From(told).Where(sql.And(
		sql.ColumnsEQ(told.C(message.FieldTenantID), s.C(event.FieldTenantID)),
		sql.ColumnsEQ(told.C(message.FieldEventID), s.C(event.FieldID)),
	)))))
}

// tell writes the messages behind seq, and their deliveries.
func (c *Carrier) tell(ctx context.Context, seq int64, events []*db.Event, active []*db.Endpoint) error {
	for i, one := range events {
		made, err := ent.From(ctx).Message.Create().SetEventID(one.ID).SetSeq(seq + int64(i) + 1).Save(ctx)
		if err != nil {
			return wrapped("message", err)
		}

		for _, to := range active {
			if !wants(to, one.Type) {
				continue
			}

			if err := queue(ctx, to.ID, made, one.Type, c.Now()); err != nil {
				return err
			}
		}
	}

	return nil
}

// queue makes a delivery that is due now, or makes the one there is due again.
func queue(ctx context.Context, to uuid.UUID, what *db.Message, kind string, now time.Time) error {
	err := ent.From(ctx).Delivery.Create().
		SetEndpointID(to).SetMessageID(what.ID).SetType(kind).SetSeq(what.Seq).SetNextAt(now).
		OnConflictColumns(delivery.FieldTenantID, delivery.FieldEndpointID, delivery.FieldMessageID).
		Update(func(again *db.DeliveryUpsert) {
			again.SetState(delivery.StatePending).SetTries(0).SetNextAt(ent.Instant(now)).ClearDoneAt()
		}).Exec(ctx)

	return wrapped("delivery", err)
}

func wrapped(what string, err error) error {
	if err != nil {
		return fmt.Errorf("webhook: %s: %w", what, err)
	}

	return nil
}
