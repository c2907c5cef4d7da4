package verification

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/capturesession"
	"github.com/honnin/honnin/ent/db/tally"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
)

// mostMoved is how many rows of a kind are brought nearer at once.
const mostMoved = 10_000

// Advance brings nearer, by so much, what is to come for the viewer's verifications: the end of the person's time and of their capture
// sessions, a worker's lease and the pause before it tries again, the end of the days in which a person can object, and pauses of subjects
// and devices. What has happened keeps its time, but for when a verification was declined, from which those days are counted. For test
// environments; call it in the transaction that notes it. Fault: conflict (more than ten thousand are open, or can be objected to).
func Advance(ctx context.Context, by time.Duration) error {
	for _, bring := range []func(context.Context, time.Duration) error{advanceOpen, advanceSessions, advanceDeclined, advanceTallies} {
		if err := bring(ctx, by); err != nil {
			return err
		}
	}

	return nil
}

func advanceOpen(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).Verification.Query().
		Where(where.StateIn(append(open(), where.StateSubmitted)...)).Limit(mostMoved + 1).All(ctx)
	if err != nil {
		return wrap("advance", err)
	}

	if len(rows) > mostMoved {
		return crowded()
	}

	for _, row := range rows {
		update := ent.From(ctx).Verification.UpdateOneID(row.ID).SetExpiresAt(row.ExpiresAt.Add(-by))
		if row.LeasedUntil != nil {
			update.SetLeasedUntil(row.LeasedUntil.Add(-by))
		}

		if err := update.Exec(ctx); err != nil {
			return wrap("advance", err)
		}
	}

	return nil
}

func crowded() error {
	return fault.New(fault.Conflict, "More than 10,000 verifications wait for something. Clear the test data first.", nil)
}

func advanceSessions(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).CaptureSession.Query().
		Where(capturesession.ExpiresAtGT(ent.Instant(time.Now()))).Order(capturesession.ByExpiresAt()).Limit(mostMoved + 1).All(ctx)
	if err != nil {
		return wrap("advance", err)
	}

	if len(rows) > mostMoved {
		return crowded()
	}

	for _, row := range rows {
		if err := ent.From(ctx).CaptureSession.UpdateOneID(row.ID).SetExpiresAt(row.ExpiresAt.Add(-by)).Exec(ctx); err != nil {
			return wrap("advance", err)
		}
	}

	return nil
}

// objectable is for how long after it was declined a verification may be objected to, or longer; package review says for how long.
const objectable = 32 * 24 * time.Hour

func advanceDeclined(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).Verification.Query().
		Where(where.StateEQ(where.StateDeclined), where.ConcludedAtGT(ent.Instant(time.Now().Add(-objectable)))).
		Limit(mostMoved + 1).All(ctx)
	if err != nil {
		return wrap("advance", err)
	}

	if len(rows) > mostMoved {
		return crowded()
	}

	for _, row := range rows {
		if err := ent.From(ctx).Verification.UpdateOneID(row.ID).SetConcludedAt(row.ConcludedAt.Add(-by)).Exec(ctx); err != nil {
			return wrap("advance", err)
		}
	}

	return nil
}

func advanceTallies(ctx context.Context, by time.Duration) error {
	rows, err := ent.From(ctx).Tally.Query().Order(tally.ByLastAt()).Limit(mostMoved).All(ctx)
	if err != nil {
		return wrap("advance", err)
	}

	for _, row := range rows {
		update := ent.From(ctx).Tally.UpdateOneID(row.ID).SetLastAt(row.LastAt.Add(-by))
		if row.BlockedUntil != nil {
			update.SetBlockedUntil(row.BlockedUntil.Add(-by))
		}

		if err := update.Exec(ctx); err != nil {
			return wrap("advance", err)
		}
	}

	return nil
}
