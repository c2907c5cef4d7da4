package stripe

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/internal/id"
)

// prices gives the prices at Stripe that carry a tenant of ours.
func (t *Till) prices(ctx context.Context) (map[uuid.UUID][]*stripe.Price, error) {
	params := &stripe.PriceListParams{Type: new(string(stripe.PriceTypeRecurring))}
	params.Context, params.Limit = ctx, new(int64(100))
	params.AddExpand("data.tiers")

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	found := map[uuid.UUID][]*stripe.Price{}
	all := t.api.Prices.List(params)

	for all.Next() {
		if tenant, err := id.Parse(id.Tenant, all.Price().Metadata[tenantKey]); err == nil {
			found[tenant] = append(found[tenant], all.Price())
		}
	}

	return found, wrapped("prices", all.Err())
}

// comparePrices compares a tenant's contract with what Stripe shows of it.
func (t *Till) comparePrices(ctx context.Context, tenant uuid.UUID, theirs []*stripe.Price) (found []Difference, err error) {
	if t.ledger == nil {
		return nil, nil
	}

	ours, err := t.ledger.Tariffs(ctx)
	if err != nil {
		return nil, wrapped("tariffs", err)
	}

	known, err := rows(ctx, mirror.KindPrice)
	if err != nil {
		return nil, err
	}

	for _, one := range ours {
		there := t.there(known[one.Key], theirs)
		if there != nil {
			theirs = slices.DeleteFunc(slices.Clone(theirs), func(other *stripe.Price) bool { return other.ID == there.ID })
		}

		if made := t.comparePrice(tenant, one, there); made != nil {
			found = append(found, *made)
		}
	}

	for _, other := range theirs {
		if other.Active {
			found = append(found, Difference{Kind: PriceUnknown, Tenant: tenant, What: other.ID, Theirs: other.Metadata[priceKey]})
		}
	}

	return found, nil
}

// there is the price that we know one of ours by.
func (t *Till) there(row *db.Mirror, theirs []*stripe.Price) *stripe.Price {
	for _, other := range theirs {
		if row != nil && row.Remote == other.ID {
			return other
		}
	}

	return nil
}

func (t *Till) comparePrice(tenant uuid.UUID, one Tariff, there *stripe.Price) *Difference {
	made := &Difference{Tenant: tenant, What: one.Key, Ours: one.text()}
	again := func(ctx context.Context) error { return t.showAgain(ctx, one) }

	switch {
	case there == nil && one.Over:
		return nil
	case there == nil:
		made.Kind, made.repair = PriceMissing, again
	case !one.is(there) && !one.Over:
		made.Kind, made.Theirs = PriceDiffers, priceText(there)
		made.repair = func(ctx context.Context) error { return t.replace(ctx, one, there.ID) }
	case there.Active == one.Over:
		made.Kind, made.Ours, made.Theirs, made.repair = PriceDiffers, one.wanted(), offered(there), again
	default:
		return nil
	}

	return made
}

// text is a price as a difference says it.
func (a *Tariff) text() string {
	if len(a.Tiers) == 0 {
		return a.Unit + " " + a.Currency
	}

	parts := make([]string, len(a.Tiers))
	for i, tier := range a.Tiers {
		parts[i] = strconv.FormatInt(tier.UpTo, 10) + ": " + tier.Unit
	}

	return string(a.Mode) + " " + strings.Join(parts, ", ") + " " + a.Currency
}

// priceText is a price of theirs in the same way, with its amounts as Stripe's library reads them.
func priceText(there *stripe.Price) string {
	figure := func(amount float64) string { return strconv.FormatFloat(amount, 'f', -1, 64) }
	if len(there.Tiers) == 0 {
		return figure(there.UnitAmountDecimal) + " " + string(there.Currency)
	}

	parts := make([]string, len(there.Tiers))
	for i, tier := range there.Tiers {
		parts[i] = strconv.FormatInt(tier.UpTo, 10) + ": " + figure(tier.UnitAmountDecimal)
	}

	return string(there.TiersMode) + " " + strings.Join(parts, ", ") + " " + string(there.Currency)
}

// offered is whether Stripe offers a price, in our words for it.
func offered(there *stripe.Price) string {
	if there.Active {
		return shown
	}

	return archived
}

// showAgain shows a price whatever we believe of it.
func (t *Till) showAgain(ctx context.Context, one Tariff) error {
	if err := t.stock(ctx); err != nil {
		return err
	}

	return t.show(ctx, []Tariff{one})
}

// replace puts a price in the place of one that says something else. An amount at Stripe cannot be changed: the wrong one is archived, and
// loses its name to the right one.
func (t *Till) replace(ctx context.Context, one Tariff, wrong string) error {
	err := ent.From(ctx).Mirror.Update().Where(mirror.KindEQ(mirror.KindPrice), mirror.Local(one.Key), mirror.Remote(wrong)).
		SetRemote("").AddTries(1).Exec(ctx)
	if err != nil {
		return wrapped("replace", err)
	}

	if err := t.showAgain(ctx, one); err != nil {
		return err
	}

	return t.activate(ctx, wrong, false)
}

// compareSubscriptions finds what Stripe would charge by itself beside our invoice.
func (t *Till) compareSubscriptions(ctx context.Context, row *db.Collection) (found []Difference, err error) {
	params := &stripe.SubscriptionListParams{Customer: new(row.Customer)}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	all := t.api.Subscriptions.List(params)
	for all.Next() {
		for _, item := range all.Subscription().Items.Data {
			if item.Price != nil && !counts(item.Price) {
				found = append(found, Difference{
					Kind: PriceCharges, Tenant: row.TenantID, What: all.Subscription().ID, Ours: "0", Theirs: item.Price.ID,
				})
			}
		}
	}

	return found, wrapped("subscriptions", all.Err())
}

// counts tells whether a price costs nothing.
func counts(price *stripe.Price) bool {
	return price.BillingScheme == stripe.PriceBillingSchemePerUnit && price.UnitAmountDecimal == 0
}

// of gives the id of a meter at Stripe.
func (r *rates) of(meter billing.Meter) string {
	r.mu.Lock()
	defer r.mu.Unlock()

	return r.meters[meter]
}
