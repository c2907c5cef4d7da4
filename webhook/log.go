package webhook

import (
	"context"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/attempt"
	where "github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/message"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	// maxAttempts is how many attempts of a delivery are shown: more than one schedule has.
	maxAttempts = 50
	// Keep is for how long it is known what was sent and what came back.
	Keep = 30 * 24 * time.Hour
)

// Deliveries gives the deliveries of an endpoint, newest first, and whether there are more behind them. first is 1 to 100; after is the
// cursor of the row behind which the page begins.
func Deliveries(ctx context.Context, of uuid.UUID, first int, after string) (rows []*db.Delivery, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Delivery.Query().Where(where.EndpointID(of)).
		Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(first + 1)

	if after != "" {
		at, before, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(before))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, wrapped("deliveries", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// Delivery gives one; another tenant's is [fault.NotFound].
func Delivery(ctx context.Context, of uuid.UUID) (*db.Delivery, error) {
	row, err := ent.From(ctx).Delivery.Get(ctx, of)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such delivery.", err)
	}

	return row, wrapped("delivery", err)
}

// Attempts gives the sendings of a delivery, newest first, fifty at most.
func Attempts(ctx context.Context, of uuid.UUID) ([]*db.Attempt, error) {
	rows, err := ent.From(ctx).Attempt.Query().Where(attempt.DeliveryID(of)).
		Order(attempt.ByCreatedAt(sql.OrderDesc()), attempt.ByID(sql.OrderDesc())).Limit(maxAttempts).All(ctx)

	return rows, wrapped("attempts", err)
}

// Said gives what was sent in an attempt and the beginning of what came back. About is the verification that it tells of, for the audit
// log; the zero UUID for a test.
func (c *Carrier) Said(ctx context.Context, row *db.Attempt) (request, response []byte, about uuid.UUID, err error) {
	tenant, err := own(ctx)
	if err != nil {
		return nil, nil, uuid.Nil, err
	}

	if request, err = c.Blobs.Unseal(tenant.Keyset, place("attempt", row.ID), row.Request); err != nil {
		return nil, nil, uuid.Nil, err
	}

	if response, err = c.Blobs.Unseal(tenant.Keyset, place("answer", row.ID), row.Response); err != nil {
		return nil, nil, uuid.Nil, err
	}

	happened, err := ent.From(ctx).Message.Query().
		Where(message.HasDeliveriesWith(where.ID(row.DeliveryID))).QueryEvent().Only(ctx)
	if db.IsNotFound(err) {
		return request, response, uuid.Nil, nil
	}

	if err != nil {
		return nil, nil, uuid.Nil, wrapped("event", err)
	}

	return request, response, happened.VerificationID, nil
}

// Tidy forgets attempts and deliveries that were over more than thirty days ago. It acts as the machine, over all tenants.
func Tidy(ctx context.Context, now time.Time) error {
	_, err := ent.From(ctx).Delivery.Delete().
		Where(where.StateNEQ(where.StatePending), where.DoneAtLT(ent.Instant(now.Add(-Keep)))).
		Exec(viewer.With(ctx, viewer.System("tidy deliveries")))

	return wrapped("tidy", err)
}
