package billing

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/verification"
)

// storedPage is how many verifications one transaction of [Stored] writes.
const storedPage = 500

// Stored writes a row of [MeterStorage] for every verification of the viewer's tenant of which evidence came before from and is still
// kept, and has none of the month that ends at to: one for each month, however often it is called and wherever it was cut short. The rows
// are of the month's last moment. It gives how many it wrote.
func Stored(ctx context.Context, from, to time.Time) (written int, err error) {
	of := later{meter: MeterStorage, reason: usage.ReasonStored, at: to.Add(-time.Millisecond)}
	after := uuid.Nil

	for {
		var page []*db.Verification

		err := ent.Tx(ctx, func(ctx context.Context) (err error) {
			if page, err = kept(ctx, from, after); err != nil || len(page) == 0 {
				return err
			}

			acts, count, err := of.unwritten(ctx, page)
			if err != nil || count == 0 {
				return err
			}

			written += count

			return of.write(ctx, acts)
		})
		if err != nil || len(page) < storedPage {
			return written, wrapped("stored", err)
		}

		after = page[len(page)-1].ID
	}
}

// kept is one page of verifications with evidence from before the instant, by their ids.
func kept(ctx context.Context, before time.Time, after uuid.UUID) ([]*db.Verification, error) {
	return ent.From(ctx).Verification.Query().
		Where(verification.IDGT(after), verification.CreatedAtLT(ent.Instant(before)),
			verification.HasEvidenceWith(evidence.CreatedAtLT(ent.Instant(before)))).
		Order(verification.ByID()).Limit(storedPage).All(ctx)
}

// unwritten are those that have no row of the month yet, by the attempt that the row gets, and how many they are.
func (l later) unwritten(ctx context.Context, page []*db.Verification) (acts map[int][]*db.Verification, count int, err error) {
	ids := make([]uuid.UUID, len(page))
	for i, one := range page {
		ids[i] = one.ID
	}

	rows, err := ent.From(ctx).Usage.Query().
		Where(usage.Meter(string(l.meter)), usage.VerificationIDIn(ids...)).
		Select(usage.FieldVerificationID, usage.FieldAttempt, usage.FieldReason, usage.FieldAt).All(ctx)
	if err != nil {
		return nil, 0, wrapped("what was stored before", err)
	}

	before := map[uuid.UUID][]*db.Usage{}
	for _, row := range rows {
		before[row.VerificationID] = append(before[row.VerificationID], row)
	}

	acts = map[int][]*db.Verification{}

	for _, one := range page {
		attempt, done := 1, false

		for _, row := range before[one.ID] {
			attempt = max(attempt, row.Attempt+1)
			done = done || row.Reason == l.reason && row.At.Equal(ent.Instant(l.at))
		}

		if !done {
			acts[attempt] = append(acts[attempt], one)
			count++
		}
	}

	return acts, count, nil
}
