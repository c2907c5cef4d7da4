package stripe

import (
	"context"
	"strings"
	"sync"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing"
)

// rates are what Stripe has of our meters, as far as this process knows: the meter's id and the counting price's, by our meter.
type rates struct {
	mu     sync.Mutex
	meters map[billing.Meter]string
	prices map[billing.Meter]string
}

// eventName is what a meter's events are called at Stripe.
func eventName(meter billing.Meter) string {
	return "honnin_" + strings.ReplaceAll(string(meter), ".", "_")
}

// stock sees that Stripe has a meter, a product and a counting price for each of our meters. Their names are fixed, so whoever comes second finds
// what is there.
//
// A counting price costs nothing: the amount comes with our invoice, and a price on a subscription beside it would be charged once more. What
// contracts say is shown by prices that are on none, see [Till.show].
func (t *Till) stock(ctx context.Context) error {
	t.rates.mu.Lock()
	defer t.rates.mu.Unlock()

	if t.rates.prices != nil {
		return nil
	}

	meters, err := t.findMeters(ctx)
	if err != nil {
		return err
	}

	prices := map[billing.Meter]string{}

	for _, meter := range billing.Meters() {
		if meters[meter] == "" {
			if meters[meter], err = t.newMeter(ctx, meter); err != nil {
				return err
			}
		}

		if prices[meter], err = t.price(ctx, meter, meters[meter]); err != nil {
			return err
		}
	}

	t.rates.meters, t.rates.prices = meters, prices

	return nil
}

func (t *Till) findMeters(ctx context.Context) (map[billing.Meter]string, error) {
	params := &stripe.BillingMeterListParams{Status: new(string(stripe.BillingMeterStatusActive))}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	found := map[billing.Meter]string{}
	all := t.api.BillingMeters.List(params)

	for all.Next() {
		for _, meter := range billing.Meters() {
			if all.BillingMeter().EventName == eventName(meter) {
				found[meter] = all.BillingMeter().ID
			}
		}
	}

	return found, wrapped("meters", all.Err())
}

func (t *Till) newMeter(ctx context.Context, meter billing.Meter) (string, error) {
	params := &stripe.BillingMeterParams{
		DisplayName: new("Honnin " + string(meter)), EventName: new(eventName(meter)),
		DefaultAggregation: &stripe.BillingMeterDefaultAggregationParams{Formula: new("sum")},
	}

	made, err := call(ctx, t, "", &params.Params, func() (*stripe.BillingMeter, error) { return t.api.BillingMeters.New(params) })
	if err != nil {
		return "", err
	}

	return made.ID, nil
}

// price gives the counting price of a meter. A name that is taken already means that somebody else made it just now.
func (t *Till) price(ctx context.Context, meter billing.Meter, remote string) (string, error) {
	lookup := eventName(meter) + "_" + baseCurrency

	list := &stripe.PriceListParams{LookupKeys: []*string{new(lookup)}}
	list.Context = ctx

	if err := t.pace.wait(ctx); err != nil {
		return "", err
	}

	all := t.api.Prices.List(list)
	if all.Next() {
		return all.Price().ID, nil
	}

	if all.Err() != nil {
		return "", wrapped("prices", all.Err())
	}

	if err := t.product(ctx, eventName(meter), "Honnin "+string(meter)); err != nil {
		return "", err
	}

	params := &stripe.PriceParams{
		Product: new(eventName(meter)), Currency: new(baseCurrency), LookupKey: new(lookup), Nickname: new("counted only"), UnitAmount: new(int64(0)),
		Recurring: &stripe.PriceRecurringParams{Interval: new("month"), UsageType: new("metered"), Meter: new(remote)},
	}

	made, err := call(ctx, t, "", &params.Params, func() (*stripe.Price, error) { return t.api.Prices.New(params) })
	if err != nil {
		return "", err
	}

	return made.ID, nil
}

// product makes a product. A name that is taken is one that is there.
func (t *Till) product(ctx context.Context, name, text string) error {
	params := &stripe.ProductParams{ID: new(name), Name: new(text)}

	_, err := call(ctx, t, "", &params.Params, func() (*stripe.Product, error) { return t.api.Products.New(params) })
	if wrong := said(err); err != nil && (wrong == nil || wrong.Code != stripe.ErrorCodeResourceAlreadyExists) {
		return err
	}

	return nil
}
