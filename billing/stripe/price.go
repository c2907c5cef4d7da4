package stripe

import (
	"context"
	"strconv"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/internal/id"
)

// The metadata of a price of a contract: which it is, of which version, and what Stripe has no field for.
const priceKey, versionKey, freeKey = "honnin_price", "honnin_contract_version", "honnin_free_units"

// maxText bounds a name that Stripe is to show.
const maxText = 250

// tariffs gives the prices of the viewer's tenant that Stripe has not as they are. What was over before Stripe heard of it is not made.
func (t *Till) tariffs(ctx context.Context) (wanted []Tariff, err error) {
	if t.ledger == nil {
		return nil, nil
	}

	all, err := t.ledger.Tariffs(ctx)
	if err != nil || len(all) == 0 {
		return nil, wrapped("tariffs", err)
	}

	known, err := rows(ctx, mirror.KindPrice)
	if err != nil {
		return nil, err
	}

	for _, one := range all {
		if row := known[one.Key]; row == nil && !one.Over || row != nil && row.State != one.wanted() {
			wanted = append(wanted, one)
		}
	}

	return wanted, nil
}

// show brings prices at Stripe to what the contract says.
func (t *Till) show(ctx context.Context, wanted []Tariff) error {
	tenant, err := own(ctx)
	if err != nil {
		return err
	}

	for _, one := range wanted {
		if err := t.showOne(ctx, id.Format(id.Tenant, tenant.ID), one); err != nil {
			return err
		}
	}

	return nil
}

// showOne makes a price unless it is there, and archives one that is over. Each step looks at what is there first.
func (t *Till) showOne(ctx context.Context, tenant string, one Tariff) error {
	remote, err := t.ensure(ctx, made{
		kind: mirror.KindPrice, local: one.Key,
		find: func(ctx context.Context) (string, error) { return t.findPrice(ctx, tenant, one) },
		create: func(ctx context.Context, key string) (string, error) {
			return t.newPrice(ctx, tenant, one, tenant+"/"+key)
		},
	})
	if err != nil {
		return err
	}

	if err := t.activate(ctx, remote, !one.Over); err != nil {
		return err
	}

	return wrapped("show", ent.From(ctx).Mirror.Update().Where(mirror.KindEQ(mirror.KindPrice), mirror.Local(one.Key)).SetState(one.wanted()).Exec(ctx))
}

// activate has a price be offered or archived. To say it twice does nothing.
func (t *Till) activate(ctx context.Context, remote string, active bool) error {
	params := &stripe.PriceParams{Active: new(active)}

	_, err := call(ctx, t, "", &params.Params, func() (*stripe.Price, error) { return t.api.Prices.Update(remote, params) })

	return err
}

// lookup is the name by which a price is found again, one in the account.
func lookup(tenant string, one Tariff) string { return tenant + "/" + one.Key }

// findPrice looks for a price that was made and not noted. One of the name that says something else is none.
func (t *Till) findPrice(ctx context.Context, tenant string, one Tariff) (string, error) {
	params := &stripe.PriceListParams{LookupKeys: []*string{new(lookup(tenant, one))}}
	params.Context = ctx
	params.AddExpand("data.tiers")

	if err := t.pace.wait(ctx); err != nil {
		return "", err
	}

	all := t.api.Prices.List(params)
	for all.Next() {
		if one.is(all.Price()) {
			return all.Price().ID, nil
		}
	}

	return "", wrapped("prices", all.Err())
}

// newPrice makes a price. Whatever else had its name loses it. Amounts go as the decimals that they are: the library's own fields are
// floating point.
func (t *Till) newPrice(ctx context.Context, tenant string, one Tariff, key string) (string, error) {
	if one.Meter == "" {
		if err := t.product(ctx, feeProduct, "Honnin fee"); err != nil {
			return "", err
		}
	}

	params := &stripe.PriceParams{
		Product: new(one.product()), Currency: new(one.Currency), LookupKey: new(lookup(tenant, one)), TransferLookupKey: new(true),
		Nickname: new(one.Name[:min(len(one.Name), maxText)]), Recurring: &stripe.PriceRecurringParams{Interval: new("month")},
	}
	params.AddMetadata(tenantKey, tenant)
	params.AddMetadata(priceKey, one.Key)
	params.AddMetadata(versionKey, strconv.Itoa(one.Version))

	if one.Free > 0 {
		params.AddMetadata(freeKey, one.free())
	}

	if one.Meter != "" {
		params.Recurring.UsageType, params.Recurring.Meter = new("metered"), new(t.rates.of(one.Meter))
	}

	one.amounts(params)

	made, err := call(ctx, t, key, &params.Params, func() (*stripe.Price, error) { return t.api.Prices.New(params) })
	if err != nil {
		return "", err
	}

	return made.ID, nil
}

func (a *Tariff) amounts(params *stripe.PriceParams) {
	if len(a.Tiers) == 0 {
		params.AddExtra("unit_amount_decimal", a.Unit)

		return
	}

	params.BillingScheme, params.TiersMode = new(string(stripe.PriceBillingSchemeTiered)), new(string(a.Mode))

	for i, tier := range a.Tiers {
		ends := "inf"
		if tier.UpTo > 0 {
			ends = strconv.FormatInt(tier.UpTo, 10)
		}

		params.AddExtra("tiers["+strconv.Itoa(i)+"][up_to]", ends)
		params.AddExtra("tiers["+strconv.Itoa(i)+"][unit_amount_decimal]", tier.Unit)
	}
}
