package webhook

import (
	"context"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// claim is how long a delivery is one carrier's alone; longer than a sending may take. When a process is killed, its deliveries wait so
// long.
const claim = 30 * time.Second

// Receiver is an endpoint that something is due for.
type Receiver struct {
	Tenant   uuid.UUID `json:"tenant_id"`
	Endpoint uuid.UUID `json:"endpoint_id"`
}

// Due gives the endpoints that something is due for now, up to limit. It needs a viewer over all tenants.
func (c *Carrier) Due(ctx context.Context, limit int) (found []Receiver, err error) {
	err = ent.From(ctx).Delivery.Query().
		Where(where.StateEQ(where.StatePending), where.NextAtLTE(ent.Instant(c.Now())), func(s *sql.Selector) { s.Distinct() }).
		Limit(limit).Select(where.FieldTenantID, where.FieldEndpointID).Scan(ctx, &found)

	return found, wrapped("due", err)
}

// Next gives what is due for the endpoint, in the order of the events, up to limit.
func (c *Carrier) Next(ctx context.Context, to Receiver, limit int) ([]*db.Delivery, error) {
	ctx = viewer.With(ctx, viewer.For(to.Tenant, "deliver"))

	rows, err := ent.From(ctx).Delivery.Query().
		Where(where.EndpointID(to.Endpoint), where.StateEQ(where.StatePending), where.NextAtLTE(ent.Instant(c.Now()))).
		Order(where.BySeq(), where.ByID()).Limit(limit).All(ctx)

	return rows, wrapped("next", err)
}

// Deliver sends a delivery that is due, unless another carrier has it, and tells whether the endpoint answered well and soon. What came of
// it is kept; a failure makes it due again later, until it is given up.
func (c *Carrier) Deliver(ctx context.Context, row *db.Delivery) (well bool, err error) {
	ctx = viewer.With(ctx, viewer.For(row.TenantID, "deliver"))
	now := ent.Instant(c.Now())

	claimed, err := ent.From(ctx).Delivery.Update().
		Where(where.ID(row.ID), where.StateEQ(where.StatePending), where.Tries(row.Tries), where.NextAtLTE(now)).
		AddTries(1).SetNextAt(now.Add(claim)).Save(ctx)
	if err != nil || claimed == 0 {
		return true, wrapped("claim", err)
	}

	to, err := Get(ctx, row.EndpointID)
	if err != nil {
		return false, err
	}

	if to.State != endpoint.StateActive {
		return true, wrapped("cancel", ent.From(ctx).Delivery.UpdateOneID(row.ID).SetState(where.StateCanceled).SetDoneAt(now).Exec(ctx))
	}

	tenant, err := own(ctx)
	if err != nil {
		return false, err
	}

	body, err := c.body(ctx, tenant, to, row)
	if err != nil {
		return false, err
	}

	secrets, err := c.secrets(tenant, to)
	if err != nil {
		secrets = nil // destroyed with the tenant's keys: nothing is ever sent unsigned
	}

	answer := c.Sender.Send(ctx, hook.Message{ID: MessageID(row), URL: to.URL, Secrets: secrets, Body: body})

	return answer.Failure == "" && !answer.Slow(), c.settle(ctx, tenant, to, row, body, answer)
}

// MessageID is the same however often the message is sent to the endpoint.
func MessageID(row *db.Delivery) string {
	if row.MessageID == nil {
		return id.Format(id.Delivery, row.ID)
	}

	return id.Format(id.Message, *row.MessageID)
}

// settle keeps what came of a sending.
func (c *Carrier) settle(ctx context.Context, tenant *db.Tenant, to *db.Endpoint, row *db.Delivery, body []byte, answer hook.Answer) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		if err := c.keep(ctx, tenant, row, body, answer); err != nil {
			return err
		}

		update := ent.From(ctx).Delivery.Update().Where(where.ID(row.ID), where.Tries(row.Tries+1), where.StateEQ(where.StatePending))

		if answer.Failure == "" {
			update.SetState(where.StateDelivered).SetDoneAt(c.Now())
		} else if pause, again := wait(row.Tries + 1); again && row.MessageID != nil {
			update.SetNextAt(c.Now().Add(pause))
		} else {
			update.SetState(where.StateFailed).SetDoneAt(c.Now())
		}

		if err := update.Exec(ctx); err != nil {
			return wrapped("settle", err)
		}

		if row.MessageID == nil { // a test says nothing of what has been going on
			return nil
		}

		return c.health(ctx, tenant, to.ID, answer)
	})
}

// keep writes the attempt down; what was sent and what came back is encrypted under the tenant's keys.
func (c *Carrier) keep(ctx context.Context, tenant *db.Tenant, row *db.Delivery, body []byte, answer hook.Answer) error {
	made, err := id.New()
	if err != nil {
		return wrapped("attempt", err)
	}

	create := ent.From(ctx).Attempt.Create().SetID(made).SetDeliveryID(row.ID).SetAt(answer.At).
		SetTookMs(int(max(answer.Took, 0).Milliseconds())).SetStatus(answer.Status).SetFailure(string(answer.Failure)).SetSignature(answer.Signature)

	if request, err := c.Blobs.Seal(tenant.Keyset, place("attempt", made), body); err == nil {
		create.SetRequest(request)
	}

	if response, err := c.Blobs.Seal(tenant.Keyset, place("answer", made), answer.Body); err == nil {
		create.SetResponse(response)
	}

	return wrapped("attempt", create.Exec(ctx))
}
