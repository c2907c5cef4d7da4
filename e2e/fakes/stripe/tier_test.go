package main_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/stripe/stripe-go/v76"
)

func TestTiers(t *testing.T) {
	t.Parallel()

	s := start(t)
	product, err := s.Products.New(&stripe.ProductParams{Name: new("Verification")})
	require.NoError(t, err)

	price := func(tiers ...*stripe.PriceTierParams) (*stripe.Price, error) {
		return s.Prices.New(&stripe.PriceParams{
			Product: new(product.ID), Currency: new("jpy"), BillingScheme: new("tiered"), TiersMode: new("graduated"), Tiers: tiers,
			Recurring: &stripe.PriceRecurringParams{Interval: new("month")},
		})
	}
	tier := func(upTo int64, unit float64) *stripe.PriceTierParams {
		if upTo == 0 {
			return &stripe.PriceTierParams{UpToInf: new(true), UnitAmountDecimal: new(unit)}
		}

		return &stripe.PriceTierParams{UpTo: new(upTo), UnitAmountDecimal: new(unit)}
	}

	for name, tiers := range map[string][]*stripe.PriceTierParams{
		"none":              {},
		"without an end":    {tier(10, 1), tier(20, 2)},
		"behind the end":    {tier(0, 1), tier(20, 2)},
		"not rising":        {tier(20, 1), tier(20, 2), tier(0, 3)},
		"without an amount": {{UpToInf: new(true)}},
	} {
		_, err := price(tiers...)
		require.Equal(t, stripe.ErrorTypeInvalidRequest, problem(t, err).Type, name)
	}

	made, err := price(tier(100, 0), tier(1000, 120), tier(0, 95.5))
	require.NoError(t, err)
	require.Empty(t, made.Tiers, "for those alone who ask")

	params := &stripe.PriceListParams{}
	params.AddExpand("data.tiers")

	all := s.Prices.List(params)
	require.True(t, all.Next())
	require.Len(t, all.Price().Tiers, 3)
	require.EqualValues(t, 1000, all.Price().Tiers[1].UpTo)
	require.Zero(t, all.Price().Tiers[2].UpTo)
	require.InDelta(t, 95.5, all.Price().Tiers[2].UnitAmountDecimal, 0)
}
