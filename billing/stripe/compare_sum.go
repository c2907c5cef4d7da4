package stripe

import (
	"context"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/push"
	"github.com/honnin/honnin/ent/db/usage"
)

// cell is one meter on one day, in UTC.
type cell struct {
	meter billing.Meter
	day   time.Time
}

// tally is what surely was counted of a cell, what may have been, and what may yet be: under way, or sent so lately that Stripe, which counts a
// while after it takes, need not show it. More is the sum of the latter above 0, less of that below.
type tally struct {
	sent, doubtful, more, less int64
	doubts                     []uuid.UUID
}

func (t *Till) compareSums(ctx context.Context, tenant uuid.UUID, customer string) (found []Difference, err error) {
	from := t.now().UTC().Truncate(day).Add(-34 * day)

	ours, err := tallies(ctx, from, t.now().Add(-patience))
	if err != nil {
		return nil, err
	}

	if err := t.stock(ctx); err != nil {
		return nil, err
	}

	for _, meter := range billing.Meters() {
		theirs, err := t.summed(ctx, meter, customer, from)
		if err != nil {
			return found, err
		}

		for at := from; !at.After(t.now()); at = at.Add(day) {
			if one := t.judge(ours[cell{meter, at}], theirs[at]); one != nil {
				one.Tenant, one.What = tenant, string(meter)+" "+at.Format(time.DateOnly)
				found = append(found, *one)
			}
		}
	}

	return found, nil
}

// judge compares a cell; nil when there is nothing to say. What is under way may be there already or not.
func (t *Till) judge(ours tally, theirs int64) *Difference {
	made := &Difference{Ours: strconv.FormatInt(ours.sent, 10), Theirs: strconv.FormatInt(theirs, 10)}

	if len(ours.doubts) > 0 {
		made.Kind, made.Ours = UsageDoubtful, made.Ours+" + "+strconv.FormatInt(ours.doubtful, 10)+"?"

		switch {
		case ours.more != 0 || ours.less != 0 || ours.doubtful == 0:
			// Not to be told apart now.
		case theirs == ours.sent+ours.doubtful:
			made.repair = func(ctx context.Context) error { return t.resolve(ctx, ours.doubts, push.StateSent) }
		case theirs == ours.sent:
			made.repair = func(ctx context.Context) error { return t.resolve(ctx, ours.doubts, push.StatePending) }
		}

		return made
	}

	if theirs >= ours.sent+ours.less && theirs <= ours.sent+ours.more {
		return nil
	}

	if ours.more != 0 || ours.less != 0 {
		made.Ours += " + " + strconv.FormatInt(ours.more+ours.less, 10) + "…"
	}

	made.Kind = UsageSum

	return made
}

// resolve says of doubtful rows that they came, or lets them be sent for the first time again.
func (t *Till) resolve(ctx context.Context, rows []uuid.UUID, to push.State) error {
	update := ent.From(ctx).Push.Update().Where(push.IDIn(rows...), push.StateEQ(push.StateDoubtful)).SetState(to)
	if to == push.StatePending {
		update.ClearTriedAt().SetNextAt(ent.Instant(t.now()))
	} else {
		update.SetDoneAt(ent.Instant(t.now()))
	}

	return wrapped("resolve", update.Exec(ctx))
}

// tallies sums the pushes of the viewer's tenant since an instant. What was sent before another is counted.
func tallies(ctx context.Context, from, counted time.Time) (map[cell]tally, error) {
	found := map[cell]tally{}

	const page = 5000

	for last := uuid.Nil; ; {
		rows, err := ent.From(ctx).Push.Query().Where(push.IDGT(last), push.HasUsageWith(usage.AtGTE(ent.Instant(from)))).
			WithUsage().Order(push.ByID()).Limit(page).All(ctx)
		if err != nil {
			return nil, wrapped("tallies", err)
		}

		for _, row := range rows {
			used := row.Edges.Usage
			at := cell{billing.Meter(used.Meter), used.At.UTC().Truncate(day)}
			found[at] = found[at].with(row, int64(used.Quantity), counted)
			last = row.ID
		}

		if len(rows) < page {
			return found, nil
		}
	}
}

func (s tally) with(row *db.Push, quantity int64, counted time.Time) tally {
	switch {
	case row.State == push.StateSent && (row.DoneAt == nil || row.DoneAt.Before(counted)):
		s.sent += quantity
	case row.State == push.StateDoubtful:
		s.doubtful += quantity
		s.doubts = append(s.doubts, row.ID)
	case row.State == push.StateSent, row.State == push.StatePending && row.TriedAt != nil:
		s.more += max(quantity, 0)
		s.less += min(quantity, 0)
	}

	return s
}

// summed gives what Stripe counted of a meter, by day.
func (t *Till) summed(ctx context.Context, meter billing.Meter, customer string, from time.Time) (map[time.Time]int64, error) {
	t.rates.mu.Lock()
	remote := t.rates.meters[meter]
	t.rates.mu.Unlock()

	params := &stripe.BillingMeterEventSummaryListParams{
		ID: new(remote), Customer: new(customer), StartTime: new(from.Unix()), EndTime: new(t.now().UTC().Truncate(day).Add(day).Unix()),
		ValueGroupingWindow: new("day"),
	}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	found := map[time.Time]int64{}
	all := t.api.BillingMeterEventSummaries.List(params)

	for all.Next() {
		one := all.BillingMeterEventSummary()
		found[time.Unix(one.StartTime, 0).UTC()] += int64(one.AggregatedValue)
	}

	return found, wrapped("summaries", all.Err())
}
