package review

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/internal/fault"
)

// Lease is how long a case is its holder's alone, from when it was taken or renewed last.
const Lease = 15 * time.Minute

// Claim takes a case for the viewer alone until the lease ends; taking what one has is a renewal. senior says whether the viewer may do
// what takes a senior reviewer. Of those who claim at once the first gets it, and the others learn who that is. Faults: not found, conflict
// with a [ClaimedError] or a [RefusedError].
func Claim(ctx context.Context, key uuid.UUID, senior bool, lease time.Duration) (row *db.ReviewCase, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if err := hold(ctx, key); err != nil {
			return err
		}

		if row, err = free(ctx, key, senior); err != nil {
			return err
		}

		row, err = take(ctx, row, lease)

		return err
	})

	return row, err
}

// hold keeps others from changing a case until the transaction ends: what is changed by nothing is locked all the same, and whoever waits
// for it reads what came of it.
func hold(ctx context.Context, key uuid.UUID) error {
	return wrap("hold", ent.From(ctx).ReviewCase.Update().Where(where.ID(key)).AddRevision(0).Exec(ctx))
}

// free gives a case that the viewer may take now.
func free(ctx context.Context, key uuid.UUID, senior bool) (*db.ReviewCase, error) {
	row, err := Get(ctx, key)
	if err != nil {
		return nil, err
	}

	against, err := Hindered(ctx, row, senior)
	if err != nil {
		return nil, err
	}

	if against != None {
		return nil, refusal(against)
	}

	if held(row, time.Now()) && row.Holder != acting(ctx) {
		return nil, fault.New(fault.Conflict, "Somebody else has this case in hand.", &ClaimedError{By: row.Holder, Until: *row.LeasedUntil}, fault.Code("claimed"))
	}

	return row, nil
}

// take writes the claim on a case that is held and free.
func take(ctx context.Context, row *db.ReviewCase, lease time.Duration) (*db.ReviewCase, error) {
	me, now := acting(ctx), ent.Instant(time.Now())

	seen := row.Seen
	if !slices.Contains(seen, me) {
		seen = append(slices.Clone(seen), me)
	}

	row, err := ent.From(ctx).ReviewCase.UpdateOneID(row.ID).SetHolder(me).SetLeasedUntil(now.Add(lease)).SetSeen(seen).Save(ctx)

	return row, wrap("claim", err)
}

// Renew keeps a case that the viewer has in hand for another lease from now. Faults: not found, conflict with [ErrLost] or a
// [RefusedError].
func Renew(ctx context.Context, key uuid.UUID, lease time.Duration) (row *db.ReviewCase, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = Get(ctx, key); err != nil {
			return err
		}

		me, now := acting(ctx), ent.Instant(time.Now())
		if me == "" {
			return refusal(NotAReviewer)
		}

		kept, err := ent.From(ctx).ReviewCase.Update().
			Where(where.ID(key), where.Holder(me), where.LeasedUntilGT(now)).SetLeasedUntil(now.Add(lease)).Save(ctx)
		if err != nil {
			return wrap("renew", err)
		}

		if kept == 0 {
			return lost()
		}

		row, err = Get(ctx, key)

		return err
	})

	return row, err
}

// Release gives a case back; what the viewer does not have in hand stays as it is. Faults: not found.
func Release(ctx context.Context, key uuid.UUID) (row *db.ReviewCase, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if _, err := Get(ctx, key); err != nil {
			return err
		}

		if me := acting(ctx); me != "" {
			err := ent.From(ctx).ReviewCase.Update().
				Where(where.ID(key), where.Holder(me)).SetHolder("").ClearLeasedUntil().Exec(ctx)
			if err != nil {
				return wrap("release", err)
			}
		}

		row, err = Get(ctx, key)

		return err
	})

	return row, err
}
