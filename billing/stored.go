package billing

import (
	"context"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/db/verification"
)

// storedPage is how many verifications one transaction of [Stored] looks at.
const storedPage = 1000

// Stored writes a row of [MeterStorage] for every verification of the viewer's tenant of which evidence came before from and is still
// kept, and has none of the month that ends at to: one for each month, however often it is called and wherever it was cut short. The rows
// are of the month's last moment, and in the sums at once. It gives how many it wrote.
func Stored(ctx context.Context, from, to time.Time) (written int, err error) {
	of := later{meter: MeterStorage, reason: usage.ReasonStored, at: to.Add(-time.Millisecond)}

	after := uuid.Nil

	for {
		var (
			page  []*db.Verification
			count int
		)

		err := ent.Tx(ctx, func(ctx context.Context) (err error) {
			if page, err = opened(ctx, from, after); err != nil {
				return err
			}

			count, err = of.keep(ctx, page, from)

			return err
		})
		if err != nil {
			return written, wrapped("stored", err)
		}

		written += count

		if len(page) < storedPage {
			return written, nil
		}

		after = page[len(page)-1].ID
	}
}

// opened is one page of verifications from before the instant, by their ids.
func opened(ctx context.Context, before time.Time, after uuid.UUID) ([]*db.Verification, error) {
	return ent.From(ctx).Verification.Query().
		Where(verification.IDGT(after), verification.CreatedAtLT(ent.Instant(before))).Order(verification.ByID()).Limit(storedPage).
		Select(verification.FieldFlow, verification.FieldOpenedBy).All(ctx)
}

// keep writes the rows of those of a page that have evidence from before the instant, and gives how many. They are so many at once that they
// go to the sums with the same transaction: to mark and to fold each would take longer than to write it.
func (l later) keep(ctx context.Context, page []*db.Verification, before time.Time) (count int, err error) {
	if page, err = withEvidence(ctx, page, before); err != nil || len(page) == 0 {
		return 0, err
	}

	// Held before anything is read that others write: whoever else stores this month waits, and finds it done.
	if err := holdSums(ctx, time.Now()); err != nil {
		return 0, err
	}

	acts, count, err := l.unwritten(ctx, page)
	if err != nil || count == 0 {
		return 0, err
	}

	rows, err := l.rows(ctx, acts)
	if err != nil {
		return 0, err
	}

	made, err := insert(ctx, rows)
	if err != nil {
		return 0, err
	}

	added := totals{}
	for _, row := range made {
		added.add(row)
	}

	return count, added.save(ctx)
}

// withEvidence keeps those of a page of which evidence came before the instant.
func withEvidence(ctx context.Context, page []*db.Verification, before time.Time) ([]*db.Verification, error) {
	if len(page) == 0 {
		return nil, nil
	}

	var have []uuid.UUID

	err := ent.From(ctx).Evidence.Query().
		Where(run(evidence.FieldVerificationID, page), evidence.CreatedAtLT(ent.Instant(before))).
		Unique(true).Select(evidence.FieldVerificationID).Scan(ctx, &have)
	if err != nil {
		return nil, wrapped("what is stored", err)
	}

	held := make(map[uuid.UUID]bool, len(have))
	for _, one := range have {
		held[one] = true
	}

	return slices.DeleteFunc(slices.Clone(page), func(one *db.Verification) bool { return !held[one.ID] }), nil
}

// run keeps what belongs to verifications from the first to the last of a page, which is in the order of their ids: whatever a database guesses
// of how much lies beyond it, it walks along one index.
func run(column string, page []*db.Verification) func(*sql.Selector) {
	return func(s *sql.Selector) {
		s.Where(sql.And(sql.GTE(s.C(column), page[0].ID), sql.LTE(s.C(column), page[len(page)-1].ID)))
	}
}

// unwritten are those that have no row of the month yet, by the attempt that the row gets, and how many they are.
func (l later) unwritten(ctx context.Context, page []*db.Verification) (acts map[int][]*db.Verification, count int, err error) {
	rows, err := ent.From(ctx).Usage.Query().
		Where(usage.Meter(string(l.meter)), run(usage.FieldVerificationID, page)).
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
