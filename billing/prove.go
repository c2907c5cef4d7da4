package billing

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/books"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/usage"
)

// proof is how far the conclusions of a tenant were compared with their usage.
//
// There is a mark, the conclusion up to which none lacks a row, and it only moves on over what is proven. So every conclusion is looked at,
// however many there are, and one that lacks a row keeps the meter broken until the row is there.
type proof struct {
	// from is where the mark stood, to where it stands now.
	from *uuid.UUID
	to   uuid.UUID
	// proven counts, by meter, the rows that the mark went past; expected and seen those that should be and are beyond it.
	proven, expected, seen map[Meter]int
	// lag is how old the last conclusion is that was looked at, where there was no time for more.
	lag time.Duration
}

// compare takes up the comparison of the viewer's tenant where it was left.
func compare(ctx context.Context, now time.Time) (proof, error) {
	row, err := ent.From(ctx).Books.Query().Only(ctx)
	if err != nil && !db.IsNotFound(err) {
		return proof{}, wrapped("books", err)
	}

	// What is older than the first look is for a rebuild to compare.
	found := proof{to: firstID(now.Add(-PulseWindow)), proven: map[Meter]int{}, expected: map[Meter]int{}, seen: map[Meter]int{}}
	if row != nil && row.ComparedID != nil {
		found.from, found.to = row.ComparedID, *row.ComparedID
	}

	stuck, last := false, found.to

	for range PulsePages {
		reports, err := ent.From(ctx).Report.Query().Where(report.IDGT(last)).Order(report.ByID()).Limit(PulsePage).
			Select(report.FieldVerificationID, report.FieldFindings, report.FieldCreatedAt).All(ctx)
		if err != nil {
			return proof{}, wrapped("conclusions", err)
		}

		old := settled(reports, now)
		if stuck, err = found.add(ctx, old, stuck); err != nil || len(old) < PulsePage {
			return found, err
		}

		last, found.lag = old[len(old)-1].ID, now.Sub(old[len(old)-1].CreatedAt)
	}

	return found, nil
}

// settled are the reports before the first one whose transaction, or one beside it, may still be under way.
func settled(reports []*db.Report, now time.Time) []*db.Report {
	for i, one := range reports {
		if !one.CreatedAt.Before(now.Add(-PulseSettle)) {
			return reports[:i]
		}
	}

	return reports
}

// add compares a page, and tells whether the mark is stuck at something that lacks.
func (p *proof) add(ctx context.Context, reports []*db.Report, stuck bool) (bool, error) {
	p.lag = 0

	have, err := recorded(ctx, reports)
	if err != nil {
		return stuck, err
	}

	for _, one := range reports {
		var findings []finding
		if err := json.Unmarshal(one.Findings, &findings); err != nil {
			return stuck, wrapped("findings", err)
		}

		used := acts(findings)

		lacks := false
		for _, act := range used {
			lacks = lacks || !have[keyOf(one.VerificationID, act.meter, 1)]
		}

		if stuck = stuck || lacks; !stuck {
			p.to = one.ID
		}

		for _, act := range used {
			switch has := have[keyOf(one.VerificationID, act.meter, 1)]; {
			case !stuck:
				p.proven[act.meter]++
			case has:
				p.seen[act.meter]++

				fallthrough
			default:
				p.expected[act.meter]++
			}
		}
	}

	return stuck, nil
}

// recorded gives which uses of these conclusions have a row, by key.
func recorded(ctx context.Context, reports []*db.Report) (map[string]bool, error) {
	ids := make([]uuid.UUID, len(reports))
	for i, one := range reports {
		ids[i] = one.VerificationID
	}

	rows, err := ent.From(ctx).Usage.Query().Where(usage.VerificationIDIn(ids...), usage.Attempt(1)).
		Select(usage.FieldVerificationID, usage.FieldMeter).All(ctx)

	have := make(map[string]bool, len(rows))
	for _, row := range rows {
		have[keyOf(row.VerificationID, Meter(row.Meter), 1)] = true
	}

	return have, wrapped("usage of conclusions", err)
}

// move moves the mark of the viewer's tenant on, and tells whether it did: it does not where another look was faster.
func (p *proof) move(ctx context.Context) (bool, error) {
	row, err := hold(ctx, together)
	if err != nil {
		return false, err
	}

	where := books.ComparedIDIsNil()
	if p.from != nil {
		where = books.ComparedID(*p.from)
	}

	moved, err := ent.From(ctx).Books.Update().Where(books.ID(row.ID), where).SetComparedID(p.to).Save(ctx)

	return moved > 0, wrapped("compare", err)
}
