package main_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/stripe/stripe-go/v76"
)

func (s stage) meter(t *testing.T) *stripe.BillingMeter {
	t.Helper()

	made, err := s.BillingMeters.New(&stripe.BillingMeterParams{
		DisplayName: new("Verification"), EventName: new("verification"),
		DefaultAggregation: &stripe.BillingMeterDefaultAggregationParams{Formula: new("sum")},
	})
	require.NoError(t, err)

	return made
}

func (s stage) use(identifier, customer, value string, at time.Time) error {
	_, err := s.BillingMeterEvents.New(&stripe.BillingMeterEventParams{
		EventName: new("verification"), Identifier: new(identifier), Timestamp: new(at.Unix()),
		Payload: map[string]string{"stripe_customer_id": customer, "value": value},
	})

	return err
}

// sums gives what a meter counted, newest first.
func (s stage) sums(t *testing.T, meter, customer string, from, to time.Time, window string) (sums []float64) {
	t.Helper()

	params := &stripe.BillingMeterEventSummaryListParams{
		ID: new(meter), Customer: new(customer), StartTime: new(from.Unix()), EndTime: new(to.Unix()),
	}
	if window != "" {
		params.ValueGroupingWindow = new(window)
	}

	all := s.BillingMeterEventSummaries.List(params)
	for all.Next() {
		sums = append(sums, all.BillingMeterEventSummary().AggregatedValue)
	}

	require.NoError(t, all.Err())

	return sums
}

func TestMeters(t *testing.T) {
	t.Parallel()

	s := start(t)
	meter, one, other := s.meter(t), s.customer(t), s.customer(t)
	today := time.Now().UTC().Truncate(24 * time.Hour)
	at := today.Add(-10 * 24 * time.Hour)

	require.NoError(t, s.use("1", one.ID, "2", at))
	require.NoError(t, s.use("2", one.ID, "3", at.Add(time.Hour)))
	require.NoError(t, s.use("3", one.ID, "5", at.Add(24*time.Hour)))
	require.NoError(t, s.use("4", other.ID, "7", at))
	require.NoError(t, s.use("5", "cus_nobody", "11", at), "the customer is looked at later")

	again := problem(t, s.use("1", one.ID, "2", at))
	require.Empty(t, again.Code)
	require.Contains(t, again.Msg, "already exists with identifier 1")

	require.Equal(t, []float64{10}, s.sums(t, meter.ID, one.ID, at, today, ""))
	require.Equal(t, []float64{5, 5}, s.sums(t, meter.ID, one.ID, at, today, "day"))
	require.Equal(t, []float64{3, 2}, s.sums(t, meter.ID, one.ID, at, at.Add(24*time.Hour), "hour"))
	require.Equal(t, []float64{7}, s.sums(t, meter.ID, other.ID, at, today, ""))

	require.ErrorContains(t, s.use("6", one.ID, "1", time.Now().Add(-36*24*time.Hour)), "35 calendar days")
	require.Error(t, s.use("7", one.ID, "1", time.Now().Add(6*time.Minute)))
	require.Error(t, s.use("8", one.ID, "many", at))
	require.Error(t, s.use("9", "", "1", at))

	s.advance(t, 24*time.Hour+time.Second)
	require.NoError(t, s.use("1", one.ID, "2", at), "an identifier is forgotten after a day")
	require.Equal(t, []float64{12}, s.sums(t, meter.ID, one.ID, at, today, ""))
}

func TestSubscription(t *testing.T) {
	t.Parallel()

	s := start(t)
	meter, customer := s.meter(t), s.customer(t)

	product, err := s.Products.New(&stripe.ProductParams{ID: new("honnin_verification"), Name: new("Verification")})
	require.NoError(t, err)
	require.Equal(t, "honnin_verification", product.ID)

	price := func(key string) (*stripe.Price, error) {
		return s.Prices.New(&stripe.PriceParams{
			Product: new(product.ID), Currency: new("jpy"), UnitAmountDecimal: stripe.Float64(0), LookupKey: new(key),
			Recurring: &stripe.PriceRecurringParams{Interval: new("month"), UsageType: new("metered"), Meter: new(meter.ID)},
		})
	}

	made, err := price("counting")
	require.NoError(t, err)
	require.Equal(t, stripe.PriceRecurringUsageTypeMetered, made.Recurring.UsageType)
	require.Equal(t, meter.ID, made.Recurring.Meter)
	_, err = price("counting")
	require.ErrorContains(t, err, "already uses that lookup key")

	all := s.Prices.List(&stripe.PriceListParams{LookupKeys: []*string{new("counting")}})
	require.True(t, all.Next())
	require.Equal(t, made.ID, all.Price().ID)

	sub, err := s.Subscriptions.New(&stripe.SubscriptionParams{
		Customer: new(customer.ID), Items: []*stripe.SubscriptionItemsParams{{Price: new(made.ID)}},
	})
	require.NoError(t, err)
	require.Equal(t, stripe.SubscriptionStatusActive, sub.Status)
	require.Equal(t, made.ID, sub.Items.Data[0].Price.ID)
	require.Positive(t, sub.CurrentPeriodEnd)

	ended, err := s.Subscriptions.Cancel(sub.ID, nil)
	require.NoError(t, err)
	require.Equal(t, stripe.SubscriptionStatusCanceled, ended.Status)
}
