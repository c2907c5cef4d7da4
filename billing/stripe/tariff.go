package stripe

import (
	"strconv"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing"
)

// Tariff is a price of a contract as Stripe is to show it. Nothing is charged by it: see docs/adr/0025.
type Tariff struct {
	// Key names it within the tenant, for ever: the version of the contract and what is priced.
	Key string
	// Version is that of the contract, from 1.
	Version int
	// Meter is what is priced by the unit; empty for a fee, which is due by the month.
	Meter billing.Meter
	// Name is for people, up to 250 bytes.
	Name string
	// Currency is of ISO 4217, in lower case.
	Currency string
	// Unit is the price of one unit, in the currency's smallest unit, as an exact decimal; empty where Tiers say it.
	Unit string
	// Mode says how Tiers count, graduated or volume.
	Mode  Mode
	Tiers []Tier
	// Free is how many units of a month cost nothing and are not among the tiers: of a volume price, which Stripe cannot say. 0 otherwise.
	Free int64
	// Over tells that another version is in force; what Stripe shows of it is archived.
	Over bool
}

// Mode says how tiers count, in Stripe's words.
type Mode = stripe.PriceTiersMode

// The modes.
const (
	// Graduated: each unit costs what its tier says.
	Graduated = stripe.PriceTiersModeGraduated
	// Volume: every unit of the month costs what the tier of the last one says.
	Volume = stripe.PriceTiersModeVolume
)

// Tier is a range of units that ends with the unit UpTo, or never when it is 0; each costs Unit.
type Tier struct {
	UpTo int64
	Unit string
}

// The states of a price of ours at Stripe.
const (
	shown    = "active"
	archived = "archived"
)

// feeProduct is the product of every monthly fee.
const feeProduct = "honnin_fee"

// product is what Stripe calls the thing that is priced.
func (a *Tariff) product() string {
	if a.Meter == "" {
		return feeProduct
	}

	return eventName(a.Meter)
}

// free is what the metadata of the price says of units that cost nothing; empty where the tiers say it.
func (a *Tariff) free() string {
	if a.Free == 0 {
		return ""
	}

	return strconv.FormatInt(a.Free, 10)
}

// wanted is how Stripe is to have it.
func (a *Tariff) wanted() string {
	if a.Over {
		return archived
	}

	return shown
}

// is tells whether a price at Stripe says the same. Its amounts come as floating point and are compared as such: two prices of up to 15
// digits are the same only if they are.
func (a *Tariff) is(there *stripe.Price) bool {
	if there.Product == nil || there.Product.ID != a.product() || string(there.Currency) != a.Currency || len(there.Tiers) != len(a.Tiers) ||
		there.Metadata[freeKey] != a.free() {
		return false
	}

	if len(a.Tiers) == 0 {
		return there.BillingScheme == stripe.PriceBillingSchemePerUnit && same(a.Unit, there.UnitAmountDecimal)
	}

	for i, tier := range a.Tiers {
		if there.Tiers[i].UpTo != tier.UpTo || !same(tier.Unit, there.Tiers[i].UnitAmountDecimal) {
			return false
		}
	}

	return there.TiersMode == a.Mode
}

func same(ours string, theirs float64) bool {
	figure, err := strconv.ParseFloat(ours, 64)

	return err == nil && figure == theirs
}
