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

// patience is how long usage may wait before that is a difference.
const patience = time.Hour

// compareUsage compares what Stripe was told of a tenant's use with what it counted, by meter and day, as far back as it takes events.
func (t *Till) compareUsage(ctx context.Context, tenant uuid.UUID, row *db.Collection) (found []Difference, err error) {
	waiting, err := t.waiting(ctx)
	if err != nil {
		return nil, err
	}

	if waiting > 0 {
		found = append(found, Difference{
			Kind: UsageUnsent, Tenant: tenant, What: "usage rows", Ours: strconv.Itoa(waiting), Theirs: "0",
			repair: t.resend,
		})
	}

	refused, err := ent.From(ctx).Push.Query().Where(push.StateEQ(push.StateRefused)).WithUsage().Limit(maxNamed).All(ctx)
	if err != nil {
		return found, wrapped("refused", err)
	}

	for _, one := range refused {
		found = append(found, Difference{
			Kind: UsageRefused, Tenant: tenant, What: billing.Key(one.Edges.Usage), Ours: strconv.Itoa(one.Edges.Usage.Quantity), Theirs: one.Failure,
		})
	}

	if row == nil || row.Customer == "" {
		return found, nil
	}

	sums, err := t.compareSums(ctx, tenant, row.Customer)

	return append(found, sums...), err
}

// maxNamed is how many refused rows of a tenant are named.
const maxNamed = 100

// waiting counts the usage that could have been sent, whether or not it was noticed.
func (t *Till) waiting(ctx context.Context) (int, error) {
	late := ent.Instant(t.now().Add(-patience))

	unseen, err := ent.From(ctx).Usage.Query().Where(
		usage.EnvironmentEQ(usage.EnvironmentLive), usage.QuantityNEQ(0), usage.AtGTE(ent.Instant(t.now().Add(-backward))), usage.AtLT(late), usage.Not(usage.HasPush()),
	).Count(ctx)
	if err != nil {
		return 0, wrapped("waiting", err)
	}

	unsent, err := ent.From(ctx).Push.Query().Where(push.StateEQ(push.StatePending), push.HasUsageWith(usage.CreatedAtLT(late))).Count(ctx)

	return unseen + unsent, wrapped("waiting", err)
}

// resend looks at every usage row anew, and sends at once what waits.
func (t *Till) resend(ctx context.Context) error {
	row, err := t.row(ctx)
	if err != nil {
		return err
	}

	if row, err = ent.From(ctx).Collection.UpdateOneID(row.ID).ClearSeenTo().Save(ctx); err != nil {
		return wrapped("resend", err)
	}

	if err := t.take(ctx, row); err != nil {
		return err
	}

	now := ent.Instant(t.now())

	// What somebody has in hand just now is left to them.
	err = ent.From(ctx).Push.Update().Where(push.StateEQ(push.StatePending), push.FailureNEQ("")).SetNextAt(now).Exec(ctx)
	if err != nil {
		return wrapped("resend", err)
	}

	return t.Settle(ctx)
}

// cell is one meter on one day, in UTC.
type cell struct {
	meter billing.Meter
	day   time.Time
}

// tally is what was sent of a cell, what may have been, and what is under way.
type tally struct {
	sent, doubtful, tried int64
	doubts                []uuid.UUID
}

func (t *Till) compareSums(ctx context.Context, tenant uuid.UUID, customer string) (found []Difference, err error) {
	from := t.now().UTC().Truncate(day).Add(-34 * day)

	ours, err := tallies(ctx, from)
	if err != nil || len(ours) == 0 {
		return nil, err
	}

	if err := t.stock(ctx, baseCurrency); err != nil {
		return nil, err
	}

	for _, meter := range billing.Meters() {
		theirs, err := t.summed(ctx, meter, customer, from)
		if err != nil {
			return found, err
		}

		for at := from; !at.After(t.now()); at = at.Add(day) {
			if one := judge(ours[cell{meter, at}], theirs[at]); one != nil {
				one.Tenant, one.What = tenant, string(meter)+" "+at.Format(time.DateOnly)
				found = append(found, *one)
			}
		}
	}

	return found, nil
}

// judge compares a cell; nil when there is nothing to say. What is under way may be there already or not.
func judge(ours tally, theirs int64) *Difference {
	made := &Difference{Ours: strconv.FormatInt(ours.sent, 10), Theirs: strconv.FormatInt(theirs, 10)}

	if len(ours.doubts) > 0 {
		made.Kind, made.Ours = UsageDoubtful, made.Ours+" and perhaps "+strconv.FormatInt(ours.doubtful, 10)

		switch {
		case ours.tried != 0 || ours.doubtful == 0:
			// Not to be told apart now.
		case theirs == ours.sent+ours.doubtful:
			made.repair = func(ctx context.Context) error { return resolve(ctx, ours.doubts, push.StateSent) }
		case theirs == ours.sent:
			made.repair = func(ctx context.Context) error { return resolve(ctx, ours.doubts, push.StatePending) }
		}

		return made
	}

	if theirs == ours.sent || theirs >= min(ours.sent, ours.sent+ours.tried) && theirs <= max(ours.sent, ours.sent+ours.tried) {
		return nil
	}

	made.Kind = UsageSum

	return made
}

// resolve says of doubtful rows that they came, or lets them be sent for the first time again.
func resolve(ctx context.Context, rows []uuid.UUID, to push.State) error {
	update := ent.From(ctx).Push.Update().Where(push.IDIn(rows...), push.StateEQ(push.StateDoubtful)).SetState(to)
	if to == push.StatePending {
		update.ClearTriedAt().SetNextAt(ent.Instant(time.Now()))
	} else {
		update.SetDoneAt(ent.Instant(time.Now()))
	}

	return wrapped("resolve", update.Exec(ctx))
}

// tallies sums the pushes of the viewer's tenant since an instant.
func tallies(ctx context.Context, from time.Time) (map[cell]tally, error) {
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
			found[at] = found[at].with(row, int64(used.Quantity))
			last = row.ID
		}

		if len(rows) < page {
			return found, nil
		}
	}
}

func (s tally) with(row *db.Push, quantity int64) tally {
	switch {
	case row.State == push.StateSent:
		s.sent += quantity
	case row.State == push.StateDoubtful:
		s.doubtful += quantity
		s.doubts = append(s.doubts, row.ID)
	case row.State == push.StatePending && row.TriedAt != nil:
		s.tried += quantity
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
