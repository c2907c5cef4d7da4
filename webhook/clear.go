package webhook

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/delivery"
	"github.com/honnin/honnin/ent/db/event"
	"github.com/honnin/honnin/ent/db/message"
)

// Clear deletes what was told, or is to be, of verifications of the viewer's test environment, and tells how many deliveries that were. The
// numbers that messages had are not given again. Call it in a transaction.
func Clear(ctx context.Context, verifications []uuid.UUID) (int, error) {
	told, err := ent.From(ctx).Message.Query().Where(message.HasEventWith(event.VerificationIDIn(verifications...))).IDs(ctx)
	if err != nil {
		return 0, wrapped("clear", err)
	}

	gone, err := ent.From(ctx).Delivery.Delete().Where(where.MessageIDIn(told...)).Exec(ctx)
	if err != nil {
		return 0, wrapped("clear", err)
	}

	_, err = ent.From(ctx).Message.Delete().Where(message.IDIn(told...)).Exec(ctx)

	return gone, wrapped("clear", err)
}

// ClearTests deletes up to limit deliveries of the viewer's test environment that told of nothing and were asked for until then, and tells
// how many there were.
func ClearTests(ctx context.Context, until time.Time, limit int) (int, error) {
	found, err := ent.From(ctx).Delivery.Query().
		Where(where.MessageIDIsNil(), where.CreatedAtLTE(ent.Instant(until))).Order(where.ByID()).Limit(limit).IDs(ctx)
	if err != nil || len(found) == 0 {
		return 0, wrapped("clear", err)
	}

	gone, err := ent.From(ctx).Delivery.Delete().Where(where.IDIn(found...)).Exec(ctx)

	return gone, wrapped("clear", err)
}
