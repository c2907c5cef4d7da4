package worker

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/billing/stripe"
)

// Tariffs gives the prices and the fees of every version of the contract of the viewer's tenant. A version is over when another that begins
// behind it is in force, or takes its place.
func (l ledger) Tariffs(ctx context.Context) (found []stripe.Tariff, err error) {
	versions, err := invoice.Versions(ctx)
	if err != nil || len(versions) == 0 {
		return nil, err
	}

	slices.SortFunc(versions, func(a, b price.Version) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Number, b.Number))
	})

	zone, err := price.Zone(versions[0].Definition.Zone)
	if err != nil {
		return nil, fmt.Errorf("worker: tariffs: %w", err)
	}

	today := price.DayOf(l.desk.Now(), zone)

	for i, version := range versions {
		over := i+1 < len(versions) && (versions[i+1].From <= today || versions[i+1].From == version.From)
		for _, one := range shown(version) {
			one.Over = over
			found = append(found, one)
		}
	}

	return found, nil
}

// shown are the prices and the fees of one version.
func shown(version price.Version) (found []stripe.Tariff) {
	terms := version.Definition
	base := stripe.Tariff{Version: version.Number, Currency: strings.ToLower(string(terms.Currency)), Name: terms.Name}
	minor := func(figure price.Figure) string { return figure.Mul(decimal.New(1, terms.Currency.Digits())).String() }

	for _, of := range terms.Prices {
		one := base
		one.Key, one.Meter = strconv.Itoa(version.Number)+"/"+of.Meter, billing.Meter(of.Meter)
		one.Unit, one.Mode, one.Tiers, one.Free = tiered(of, minor)

		// A contract may price what we do not count yet: Stripe has no meter for that.
		if slices.Contains(billing.Meters(), one.Meter) {
			found = append(found, one)
		}
	}

	for i, fee := range terms.Fees {
		one := base
		one.Key, one.Name, one.Unit = strconv.Itoa(version.Number)+"/fee/"+strconv.Itoa(i+1), fee.Name, minor(fee.Amount)
		found = append(found, one)
	}

	return found
}

// tiered says a price as Stripe does. Free units are a tier that costs nothing; a volume price has but one tier for all units of a month,
// so there they stand beside it.
func tiered(of price.Price, minor func(price.Figure) string) (unit string, mode stripe.Mode, tiers []stripe.Tier, free int64) {
	if of.Model == price.PerUnit && of.Free == 0 {
		return minor(of.Unit), "", nil, 0
	}

	if of.Model == price.Volume {
		for _, tier := range of.Tiers {
			tiers = append(tiers, stripe.Tier{UpTo: tier.UpTo, Unit: minor(tier.Unit)})
		}

		return "", stripe.Volume, tiers, of.Free
	}

	if of.Free > 0 {
		tiers = []stripe.Tier{{UpTo: of.Free, Unit: "0"}}
	}

	if of.Model == price.PerUnit {
		return "", stripe.Graduated, append(tiers, stripe.Tier{Unit: minor(of.Unit)}), 0
	}

	for _, tier := range of.Tiers {
		if tier.UpTo == 0 || tier.UpTo > of.Free {
			tiers = append(tiers, stripe.Tier{UpTo: tier.UpTo, Unit: minor(tier.Unit)})
		}
	}

	return "", stripe.Graduated, tiers, 0
}
