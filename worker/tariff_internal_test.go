package worker

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/billing/stripe"
)

func TestAContractAsStripeSaysIt(t *testing.T) {
	t.Parallel()

	terms, err := price.Parse([]byte(`
name: Abroad
currency: USD
zone: Europe/Berlin
tax: {rate: 0, rounding: half}
due: {days: 30}
prices:
  - {meter: verification, model: graduated, free: 100, tiers: [{upTo: 50, unit: 9}, {upTo: 1000, unit: 1.2}, {unit: 0.085}]}
  - {meter: match, model: volume, free: 5, tiers: [{upTo: 500, unit: 0.1}, {unit: 0.08}]}
  - {meter: liveness.passive, model: unit, unit: 0.00000001}
  - {meter: age, model: unit, unit: 2, free: 7}
  - {meter: telephone, model: unit, unit: 2}
fees: [{name: Base, amount: 49.9}]
`))
	require.NoError(t, err)

	base := func(key string, of stripe.Tariff) stripe.Tariff {
		of.Key, of.Version, of.Currency, of.Name = "3/"+key, 3, "usd", "Abroad"

		return of
	}
	fee := base("fee/1", stripe.Tariff{Unit: "4990"})
	fee.Name = "Base"

	require.Equal(t, []stripe.Tariff{
		base("verification", stripe.Tariff{
			Meter: "verification", Mode: stripe.Graduated, Tiers: []stripe.Tier{{UpTo: 100, Unit: "0"}, {UpTo: 1000, Unit: "120"}, {Unit: "8.5"}},
		}),
		base("match", stripe.Tariff{Meter: "match", Mode: stripe.Volume, Free: 5, Tiers: []stripe.Tier{{UpTo: 500, Unit: "10"}, {Unit: "8"}}}),
		base("liveness.passive", stripe.Tariff{Meter: "liveness.passive", Unit: "0.000001"}),
		base("age", stripe.Tariff{Meter: "age", Mode: stripe.Graduated, Tiers: []stripe.Tier{{UpTo: 7, Unit: "0"}, {Unit: "200"}}}),
		fee,
	}, shown(price.Version{Number: 3, From: "2026-11-01", Definition: terms}))
}
