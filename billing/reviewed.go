package billing

import (
	"context"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/usage"
)

// Reviewed writes that the installation's staff decided a case of the verification with this id at the instant. Call it in the commit
// that writes the decision, once for each: every call is one more row of [MeterReview].
func Reviewed(ctx context.Context, id uuid.UUID, at time.Time) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		opened, err := ent.From(ctx).Verification.Get(ctx, id)
		if err != nil {
			return wrapped("reviewed", err)
		}

		attempt := 1

		last, err := ent.From(ctx).Usage.Query().
			Where(usage.VerificationID(id), usage.Meter(string(MeterReview))).Order(usage.ByAttempt(sql.OrderDesc())).First(ctx)
		if err == nil {
			attempt = last.Attempt + 1
		} else if !db.IsNotFound(err) {
			return wrapped("reviewed", err)
		}

		return later{meter: MeterReview, reason: usage.ReasonReviewed, at: at}.write(ctx, map[int][]*db.Verification{attempt: {opened}})
	})
}

// later is an act that comes after the conclusion.
type later struct {
	meter  Meter
	reason usage.Reason
	at     time.Time
}

// write adds one row for each verification, under the attempt that it is given.
func (l later) write(ctx context.Context, acts map[int][]*db.Verification) error {
	rows, err := l.rows(ctx, acts)
	if err != nil {
		return err
	}

	return add(ctx, rows)
}

// rows are one for each verification, under the attempt that it is given, booked when the books say.
func (l later) rows(ctx context.Context, acts map[int][]*db.Verification) (rows []*db.UsageCreate, err error) {
	where, err := environment(ctx)
	if err != nil {
		return nil, err
	}

	booked, note, err := book(ctx, ent.Instant(l.at))
	if err != nil {
		return nil, err
	}

	version, err := priceVersion(ctx, booked)
	if err != nil {
		return nil, err
	}

	for attempt, opened := range acts {
		for _, one := range opened {
			rows = append(rows, ent.From(ctx).Usage.Create().
				SetVerificationID(one.ID).SetMeter(string(l.meter)).SetAttempt(attempt).SetReason(l.reason).
				SetEnvironment(where).SetFlow(value(one.Flow)).SetOpenedBy(value(one.OpenedBy)).
				SetAt(ent.Instant(l.at)).SetBookedAt(booked).SetNote(note).SetNillablePriceVersion(version))
		}
	}

	return rows, nil
}
