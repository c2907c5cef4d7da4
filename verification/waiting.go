package verification

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/predicate"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/viewer"
)

// Ticket names a verification that waits for a worker.
type Ticket struct {
	Tenant, ID uuid.UUID
	// Attempts is how often a worker began.
	Attempts int

	submitted time.Time
}

// Waiting gives up to limit verifications of any tenant that were handed in before the instant and are in no worker's hands, the
// longest waiting first. after continues behind the last ticket of the page before; nil begins. It needs a viewer over all tenants.
func Waiting(ctx context.Context, before time.Time, after *Ticket, limit int) ([]Ticket, error) {
	query := ent.From(ctx).Verification.Query().
		Where(
			where.StateEQ(where.StateSubmitted),
			where.SubmittedAtLTE(ent.Instant(before)),
			where.Or(where.LeasedUntilIsNil(), where.LeasedUntilLTE(ent.Instant(time.Now()))),
		).
		Order(where.BySubmittedAt(), where.ByID()).
		Limit(limit)
	if after != nil {
		query.Where(behind(*after))
	}

	rows, err := query.All(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: waiting: %w", err)
	}

	tickets := make([]Ticket, len(rows))
	for i, row := range rows {
		tickets[i] = Ticket{Tenant: row.TenantID, ID: row.ID, Attempts: row.Attempts, submitted: *row.SubmittedAt}
	}

	return tickets, nil
}

func behind(last Ticket) predicate.Verification {
	return where.Or(
		where.SubmittedAtGT(last.submitted),
		where.And(where.SubmittedAt(last.submitted), where.IDGT(last.ID)),
	)
}

// Expire closes up to limit verifications of any tenant whose time is over, and gives how many. It needs a viewer over all tenants.
func Expire(ctx context.Context, now time.Time, limit int) (int, error) {
	rows, err := ent.From(ctx).Verification.Query().
		Where(where.StateIn(open()...), where.ExpiresAtLTE(ent.Instant(now))).
		Order(where.ByExpiresAt()).
		Limit(limit).
		All(ctx)
	if err != nil {
		return 0, fmt.Errorf("verification: expire: %w", err)
	}

	expired := 0

	for _, row := range rows {
		done, err := expire(viewer.With(ctx, viewer.For(row.TenantID, "expire")), row.ID, now)
		if err != nil {
			return expired, err
		}

		if done {
			expired++
		}
	}

	return expired, nil
}

func expire(ctx context.Context, id uuid.UUID, now time.Time) (done bool, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		done, err = move(ctx, id, VerbExpire, where.StateExpired, func(u *db.VerificationUpdate) { u.SetConcludedAt(now) })
		if err != nil || !done {
			return err
		}

		return tell(ctx, id, where.StateExpired)
	})

	return done, err
}
