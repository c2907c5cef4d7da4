package stripe

import (
	"context"
	"strconv"
	"time"

	"github.com/google/uuid"

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
			Kind: UsageUnsent, Tenant: tenant, Ours: strconv.Itoa(waiting), Theirs: "0",
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
			repair: func(ctx context.Context) error { return t.sendAgain(ctx, one) },
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

// sendAgain sends a row that Stripe refused: it did not count it, so it is as if for the first time.
func (t *Till) sendAgain(ctx context.Context, row *db.Push) error {
	account, err := t.account(ctx)
	if err != nil {
		return err
	}

	if err := t.stock(ctx); err != nil {
		return err
	}

	if err := t.send(ctx, account.Customer, row); err != nil {
		return err
	}

	return t.note(ctx, row, nil)
}
