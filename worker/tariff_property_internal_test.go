package worker

import (
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/billing/stripe"
)

// What Stripe shows of a price is what we charge by it, to the last decimal, whatever the price and the quantity: reckoned by Stripe's own rules
// from the tariff alone. Of a volume price the free units are taken off as its metadata say, since none of Stripe's tiers can.
func TestATariffSaysWhatIsCharged(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		currency := rapid.SampledFrom([]price.Currency{price.JPY, price.USD}).Draw(t, "currency")
		terms := &price.Definition{Name: "drawn", Currency: currency, Zone: "UTC", Tax: price.Tax{Rounding: price.Down}, Prices: []price.Price{drawn(t)}}
		require.NoError(t, terms.Check())

		month, err := price.Month("2026-11")
		require.NoError(t, err)
		segments, err := price.Plan(month, []price.Version{{Number: 1, From: "2026-01-01", Definition: terms}})
		require.NoError(t, err)

		count := rapid.Int64Range(0, 400).Draw(t, "count")
		bill, err := price.Make(price.Input{Month: month, Parts: []price.Metered{{Segment: segments[0], Counts: map[string]int64{"match": count}}}})
		require.NoError(t, err)

		ours := decimal.Zero
		for _, line := range bill.Lines {
			ours = ours.Add(line.Unit.Mul(decimal.NewFromInt(line.Quantity)))
		}

		all := shown(price.Version{Number: 1, Definition: terms})
		require.Len(t, all, 1)
		require.Equal(t, ours.Mul(decimal.New(1, currency.Digits())).String(), reckoned(all[0], count).String())
	})
}

// drawn is any price.
func drawn(t *rapid.T) price.Price {
	figure := func() price.Figure {
		found, err := price.Exactly(strconv.Itoa(rapid.IntRange(0, 300).Draw(t, "whole")) + "." + strconv.Itoa(rapid.IntRange(0, 99999999).Draw(t, "part")))
		require.NoError(t, err)

		return found
	}
	one := price.Price{
		Meter: "match", Model: rapid.SampledFrom([]price.Model{price.PerUnit, price.Graduated, price.Volume}).Draw(t, "model"),
		Free: rapid.SampledFrom([]int64{0, 3, 50, 200}).Draw(t, "free"),
	}

	if one.Model == price.PerUnit {
		one.Unit = figure()

		return one
	}

	bound := int64(0)
	for range rapid.IntRange(0, 3).Draw(t, "tiers") {
		bound += rapid.Int64Range(1, 120).Draw(t, "bound")
		one.Tiers = append(one.Tiers, price.Tier{UpTo: bound, Unit: figure()})
	}

	one.Tiers = append(one.Tiers, price.Tier{Unit: figure()})

	return one
}

// reckoned is what Stripe would charge for a month of so many units, in the smallest unit of the currency and not rounded.
func reckoned(tariff stripe.Tariff, count int64) decimal.Decimal {
	cost := func(unit string, units int64) decimal.Decimal {
		return decimal.RequireFromString(unit).Mul(decimal.NewFromInt(units))
	}

	if len(tariff.Tiers) == 0 {
		return cost(tariff.Unit, count)
	}

	sum, from := decimal.Zero, int64(0)

	for _, tier := range tariff.Tiers {
		last := tier.UpTo == 0 || count <= tier.UpTo
		if tariff.Mode == stripe.Volume && last {
			return cost(tier.Unit, max(0, count-tariff.Free))
		}

		if tariff.Mode == stripe.Graduated {
			to := count
			if !last {
				to = tier.UpTo
			}

			sum = sum.Add(cost(tier.Unit, to-from))
		}

		if last {
			return sum
		}

		from = tier.UpTo
	}

	return sum
}
