package price

import (
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/honnin/honnin/internal/fault"
)

// Check tells what is wrong with a definition, as a fault of kind invalid about input.yaml; nil when nothing is.
func (d *Definition) Check() error {
	for _, look := range []func() string{d.basics, d.terms, d.prices, d.fees, d.discounts} {
		if wrong := look(); wrong != "" {
			return fault.New(fault.Invalid, wrong, nil, fault.Field("input.yaml"))
		}
	}

	return nil
}

func (d *Definition) basics() string {
	if !named(d.Name) {
		return "name: has 1 to 120 characters."
	}

	if !d.Currency.Known() {
		return "currency: is JPY, USD or EUR."
	}

	if _, err := Zone(d.Zone); err != nil {
		return "zone: is the IANA name of a time zone, for example Asia/Tokyo."
	}

	return ""
}

func (d *Definition) terms() string {
	if !percent(d.Tax.Rate) {
		return "tax.rate: is from 0 to 100, in percent."
	}

	if !slices.Contains([]Rounding{Down, Half, Up}, d.Tax.Rounding) {
		return "tax.rounding: is down, half or up."
	}

	if !d.Due.bounded() {
		return "due: is either months, 1 to 6, or days, 0 to 180."
	}

	if d.Trial != nil && !isDay(d.Trial.Until) {
		return "trial.until: is a day like 2026-11-25."
	}

	return ""
}

func (d Due) bounded() bool {
	return d.Months >= 0 && d.Months <= 6 && d.Days >= 0 && d.Days <= MaxDueDays && (d.Months == 0 || d.Days == 0)
}

func (d *Definition) prices() string {
	if len(d.Prices) > MaxPrices {
		return fmt.Sprintf("prices: are up to %d.", MaxPrices)
	}

	seen := map[string]bool{}

	for _, one := range d.Prices {
		if !word().MatchString(one.Meter) || seen[one.Meter] {
			return fmt.Sprintf("prices: every meter has a name of its own, and one price: %q.", one.Meter)
		}

		seen[one.Meter] = true

		if one.Rate != nil && !percent(*one.Rate) {
			return "prices." + one.Meter + ".rate: is from 0 to 100, in percent."
		}

		if one.Free < 0 || one.Free > MaxUnits {
			return "prices." + one.Meter + ".free: is from 0 to 10000000000."
		}

		if wrong := one.model(); wrong != "" {
			return "prices." + one.Meter + wrong
		}
	}

	return ""
}

func (p Price) model() string {
	switch {
	case p.Model == PerUnit && len(p.Tiers) == 0:
		return ""
	case p.Model == PerUnit:
		return ".tiers: are of graduated and volume prices."
	case p.Model != Graduated && p.Model != Volume:
		return ".model: is unit, graduated or volume."
	case !p.Unit.IsZero():
		return ".unit: stands in the tiers."
	case len(p.Tiers) == 0 || len(p.Tiers) > MaxTiers:
		return fmt.Sprintf(".tiers: are 1 to %d.", MaxTiers)
	default:
		return p.tiers()
	}
}

func (p Price) tiers() string {
	before := int64(0)

	for i, tier := range p.Tiers {
		last := i == len(p.Tiers)-1
		if last != (tier.UpTo == 0) {
			return ".tiers: the last, and only the last, has no upTo."
		}

		if !last && (tier.UpTo <= before || tier.UpTo > MaxUnits) {
			return ".tiers: each upTo is above the one before."
		}

		before = tier.UpTo
	}

	return ""
}

func (d *Definition) fees() string {
	if len(d.Fees) > MaxFees {
		return fmt.Sprintf("fees: are up to %d.", MaxFees)
	}

	seen := map[string]bool{}

	for _, one := range d.Fees {
		if !named(one.Name) || seen[one.Name] {
			return "fees: every fee has a name of its own, of 1 to 120 characters."
		}

		seen[one.Name] = true

		if one.Feature != "" && !word().MatchString(one.Feature) {
			return "fees: there is no such feature: " + one.Feature
		}

		if one.Rate != nil && !percent(*one.Rate) {
			return "fees: a rate is from 0 to 100, in percent."
		}
	}

	return ""
}

func (d *Definition) discounts() string {
	if len(d.Discounts) > MaxDiscounts {
		return fmt.Sprintf("discounts: are up to %d.", MaxDiscounts)
	}

	sum := decimal.Zero

	for _, one := range d.Discounts {
		if !named(one.Name) || !percent(one.Percent) || one.Percent.IsZero() {
			return "discounts: a discount has a name, and is above 0 and up to 100 percent."
		}

		if one.From != "" && !isDay(one.From) || one.Until != "" && !isDay(one.Until) || len(one.Meters) > MaxPrices {
			return "discounts: from and until are days like 2026-11-25."
		}

		// Whether two of them ever meet is not asked: a contract that needs it to be right is hard to read.
		sum = sum.Add(one.Percent.Decimal)
	}

	if sum.GreaterThan(decimal.New(100, 0)) {
		return "discounts: together they are up to 100 percent."
	}

	return ""
}

func named(text string) bool {
	length := utf8.RuneCountInString(text)

	return length >= 1 && length <= 120
}

func percent(rate Figure) bool { return !rate.GreaterThan(decimal.New(100, 0)) }

func isDay(d Day) bool {
	_, err := ParseDay(string(d))

	return err == nil
}

func word() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9_.]{0,59}$`) }
