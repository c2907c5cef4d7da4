package price_test

import (
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/billing/price"
)

// figure draws a price with up to three decimal places.
func figure(t *rapid.T, name string, most int) price.Figure {
	made, err := price.Exactly(fmt.Sprintf("%d.%03d", rapid.IntRange(0, most).Draw(t, name), rapid.SampledFrom([]int{0, 0, 5, 250, 500, 999}).Draw(t, name+" part")))
	require.NoError(t, err)

	return made
}

// contract draws a definition that is valid.
func contract(t *rapid.T, currency price.Currency, zone string) *price.Definition {
	made := &price.Definition{
		Name: "drawn", Currency: currency, Zone: zone, Minimum: figure(t, "minimum", 100_000),
		Tax: price.Tax{Rounding: rapid.SampledFrom([]price.Rounding{price.Down, price.Half, price.Up}).Draw(t, "rounding")},
	}
	made.Tax.Rate = figure(t, "tax", 20)

	for _, meter := range []string{"verification", "match"} {
		one := price.Price{Meter: meter, Model: rapid.SampledFrom([]price.Model{price.PerUnit, price.Graduated, price.Volume}).Draw(t, "model")}
		one.Free = rapid.SampledFrom([]int64{0, 0, 3, 50}).Draw(t, "free")

		if one.Model == price.PerUnit {
			one.Unit = figure(t, "unit", 500)
		} else {
			bound := int64(0)
			for range rapid.IntRange(0, 3).Draw(t, "tiers") {
				bound += rapid.Int64Range(1, 80).Draw(t, "bound")
				one.Tiers = append(one.Tiers, price.Tier{UpTo: bound, Unit: figure(t, "unit", 500)})
			}

			one.Tiers = append(one.Tiers, price.Tier{Unit: figure(t, "unit", 500)})
		}

		if rapid.Bool().Draw(t, "reduced") {
			reduced := figure(t, "reduced", 10)
			one.Rate = &reduced
		}

		made.Prices = append(made.Prices, one)
	}

	made.Fees = []price.Fee{{Name: "base", Amount: figure(t, "fee", 9999)}, {Name: "add-on", Amount: figure(t, "fee", 9999), Feature: "f"}}

	if rapid.Bool().Draw(t, "discounted") {
		made.Discounts = []price.Discount{{Name: "d", Percent: figure(t, "percent", 98)}}
		if made.Discounts[0].Percent.IsZero() {
			made.Discounts = nil
		}
	}

	require.NoError(t, made.Check())

	return made
}

// days draws how much was used on each day of a month, by meter.
func days(t *rapid.T, month price.Period) map[price.Day]map[string]int64 {
	used := map[price.Day]map[string]int64{}
	for day := month.From; day < month.To; day = day.Add(1) {
		used[day] = map[string]int64{"verification": rapid.Int64Range(0, 9).Draw(t, "v"), "match": rapid.Int64Range(0, 9).Draw(t, "m")}
	}

	return used
}

func metered(segments []price.Segment, used map[price.Day]map[string]int64) []price.Metered {
	parts := make([]price.Metered, len(segments))
	for i, segment := range segments {
		parts[i] = price.Metered{Segment: segment, Counts: map[string]int64{}}

		for day := segment.From; day < segment.To; day = day.Add(1) {
			for meter, count := range used[day] {
				parts[i].Counts[meter] += count
			}
		}
	}

	return parts
}

// naive prices a month unit by unit in fractions, the way one would explain it to a child: no tiers, no spans, no library.
func naive(contracts func(price.Day) *price.Definition, month price.Period, used map[price.Day]map[string]int64, granted []price.Period) (net, tax int64) {
	first := contracts(month.From)
	nets := map[string]int64{}
	rate := func(d *price.Definition, own *price.Figure) string {
		if own != nil {
			return own.String()
		}

		return d.Tax.Rate.String()
	}

	type key struct {
		of   *price.Definition
		what string
		unit string
		rate string
		tier int64
	}

	units, order := map[key]int64{}, []key{}
	add := func(k key, n int64) {
		if _, seen := units[k]; !seen {
			order = append(order, k)
		}

		units[k] += n
	}

	for at, meter := range []string{"verification", "match"} {
		whole, place := int64(0), int64(0)
		for _, of := range used {
			whole += of[meter]
		}

		for day := month.From; day < month.To; day = day.Add(1) {
			d := contracts(day)
			one := d.Prices[at]

			for range used[day][meter] {
				place++

				if place <= one.Free {
					continue
				}

				unit, tier := unitOf(one, place, whole)
				add(key{d, meter, unit, rate(d, one.Rate), tier}, 1)
			}
		}
	}

	for day := month.From; day < month.To; day = day.Add(1) {
		d := contracts(day)
		for _, fee := range d.Fees {
			on := fee.Feature == ""
			for _, span := range granted {
				on = on || day >= span.From && day < span.To
			}

			if on {
				add(key{d, "fee " + fee.Name, fee.Amount.String(), rate(d, fee.Rate), 0}, 1)
			}
		}
	}

	bases := map[key]int64{}

	for _, k := range order {
		value := new(big.Rat).Mul(rat(k.unit), new(big.Rat).SetInt64(units[k]))
		if k.what[:3] == "fee" {
			value.Quo(value, new(big.Rat).SetInt64(int64(month.Days())))
		}

		amount := rounded(value.Mul(value, scale(first.Currency)), price.Half)
		nets[k.rate] += amount
		bases[key{of: k.of, rate: k.rate}] += amount
	}

	for k, base := range bases {
		for _, discount := range k.of.Discounts {
			value := new(big.Rat).Mul(rat(discount.Percent.String()), new(big.Rat).SetFrac64(base, 100))
			nets[k.rate] -= rounded(value, price.Half)
		}
	}

	least := new(big.Rat)
	for day := month.From; day < month.To; day = day.Add(1) {
		least.Add(least, rat(contracts(day).Minimum.String()))
	}

	least.Quo(least, new(big.Rat).SetInt64(int64(month.Days())))

	for _, one := range nets {
		net += one
	}

	last := contracts(month.To.Add(-1))
	if lacks := rounded(least.Mul(least, scale(first.Currency)), price.Half) - net; lacks > 0 {
		nets[last.Tax.Rate.String()] += lacks
		net += lacks
	}

	for percent, of := range nets {
		tax += rounded(new(big.Rat).Mul(rat(percent), new(big.Rat).SetFrac64(of, 100)), last.Tax.Rounding)
	}

	return net, tax
}

// unitOf is what the unit at a place costs, and the bound of its tier.
func unitOf(one price.Price, place, whole int64) (string, int64) {
	if one.Model == price.PerUnit {
		return one.Unit.String(), 0
	}

	if one.Model == price.Volume {
		place = whole
	}

	for _, tier := range one.Tiers {
		if tier.UpTo == 0 || place <= tier.UpTo {
			return tier.Unit.String(), tier.UpTo
		}
	}

	panic("no tier")
}

func rat(text string) *big.Rat {
	made, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}

	return made
}

func scale(of price.Currency) *big.Rat {
	if of == price.JPY {
		return big.NewRat(1, 1)
	}

	return big.NewRat(100, 1)
}

// rounded rounds a fraction that is not below 0.
func rounded(value *big.Rat, how price.Rounding) int64 {
	quotient, rest := new(big.Int).QuoRem(value.Num(), value.Denom(), new(big.Int))
	up := how == price.Up && rest.Sign() > 0 || how == price.Half && new(big.Int).Lsh(rest, 1).Cmp(value.Denom()) >= 0

	if up {
		quotient.Add(quotient, big.NewInt(1))
	}

	return quotient.Int64()
}

// Two contracts that follow one another at some midnight of some month in some zone: what every line says comes to what counting unit by
// unit comes to.
func TestABillEqualsCountingByHand(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		month, err := price.Month(rapid.SampledFrom([]string{"2026-02", "2028-02", "2026-03", "2026-10", "2026-11", "2026-12"}).Draw(t, "month"))
		require.NoError(t, err)

		currency, zone := rapid.SampledFrom([]price.Currency{price.JPY, price.USD, price.EUR}).Draw(t, "currency"), rapid.SampledFrom(zones()).Draw(t, "zone")
		before, after := contract(t, currency, zone), contract(t, currency, zone)
		change := month.From.Add(rapid.IntRange(0, month.Days()-1).Draw(t, "change"))
		used := days(t, month)
		begins := month.From.Add(rapid.IntRange(-5, month.Days()).Draw(t, "granted"))
		granted := []price.Period{{From: begins, To: begins.Add(rapid.IntRange(1, 40).Draw(t, "for"))}}

		segments, err := price.Plan(month, []price.Version{{2, change, after}, {1, "2025-01-01", before}})
		require.NoError(t, err)
		whole(t, month, zone, segments)

		parts := metered(segments, used)
		bill, err := price.Make(price.Input{Month: month, Parts: parts, Granted: map[string][]price.Period{"f": granted}})
		require.NoError(t, err)
		require.NoError(t, bill.Prove())

		net, tax := naive(func(day price.Day) *price.Definition {
			if day >= change {
				return after
			}

			return before
		}, month, used, granted)
		require.Equal(t, net, bill.Net)
		require.Equal(t, tax, bill.Tax)
		require.Equal(t, net+tax, bill.Total)

		// No unit is on two lines and none on no line.
		counted := map[string]int64{}
		for _, line := range bill.Lines {
			counted[line.Meter] += line.Quantity
		}

		for _, part := range parts {
			for meter, count := range part.Counts {
				counted[meter] -= count
			}
		}

		require.Zero(t, counted["verification"])
		require.Zero(t, counted["match"])
	})
}

// whole holds segments to cover a month without gap or overlap.
func whole(t *rapid.T, month price.Period, zone string, segments []price.Segment) {
	place, err := price.Zone(zone)
	require.NoError(t, err)

	day, at := month.From, month.From.Start(place)
	for _, segment := range segments {
		require.Equal(t, day, segment.From)
		require.Equal(t, at, segment.Begin)
		require.True(t, segment.End.After(segment.Begin))
		day, at = segment.To, segment.End
	}

	require.Equal(t, month.To, day)
	require.Equal(t, month.To.Start(place), at)
}

// A version that changes nothing changes no amount, wherever in the month it begins: units keep their places. Only rounding, once per
// line, can tell.
func TestAChangeThatChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		month, err := price.Month("2028-02")
		require.NoError(t, err)

		one := contract(t, price.JPY, "Asia/Tokyo")
		used := days(t, month)
		price1 := func(versions ...price.Version) *price.Bill {
			segments, err := price.Plan(month, versions)
			require.NoError(t, err)
			bill, err := price.Make(price.Input{Month: month, Parts: metered(segments, used)})
			require.NoError(t, err)

			return bill
		}

		change := month.From.Add(rapid.IntRange(1, 28).Draw(t, "change"))
		whole := price1(price.Version{Number: 1, From: "2025-01-01", Definition: one})
		cut := price1(price.Version{Number: 1, From: "2025-01-01", Definition: one}, price.Version{Number: 2, From: change, Definition: one})
		require.InDelta(t, whole.Net, cut.Net, float64(len(cut.Lines)))
		require.Equal(t, whole.Least, cut.Least)
	})
}

// One more unit costs what its tier says, also across a bound; in a graduated price nothing ever becomes cheaper by using more.
func TestTiersAreContinuous(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		month, err := price.Month("2026-11")
		require.NoError(t, err)

		one := contract(t, price.USD, "UTC")
		one.Minimum, one.Discounts, one.Fees = price.Figure{}, nil, nil
		one.Prices = one.Prices[:1]
		one.Prices[0].Model, one.Prices[0].Unit, one.Prices[0].Free = price.Graduated, price.Figure{}, 0

		if len(one.Prices[0].Tiers) == 0 {
			one.Prices[0].Tiers = []price.Tier{{UpTo: 5, Unit: figure(t, "a", 9)}, {Unit: figure(t, "b", 9)}}
		}

		segments, err := price.Plan(month, []price.Version{{1, "2026-01-01", one}})
		require.NoError(t, err)

		before := new(big.Rat)

		for count := int64(1); count < 300; count++ {
			bill, err := price.Make(price.Input{Month: month, Parts: []price.Metered{{Segment: segments[0], Counts: map[string]int64{"verification": count}}}})
			require.NoError(t, err)

			sum := new(big.Rat)
			for _, line := range bill.Lines {
				sum.Add(sum, new(big.Rat).Mul(rat(line.Unit.String()), new(big.Rat).SetInt64(line.Quantity)))
			}

			unit, _ := unitOf(one.Prices[0], count, count)
			require.Zero(t, new(big.Rat).Sub(sum, before).Cmp(rat(unit)))
			before = sum
		}
	})
}

func TestTrialsAndChangesOfZone(t *testing.T) {
	t.Parallel()

	month, err := price.Month("2026-11")
	require.NoError(t, err)

	tried := parsed(t, standard)
	tried.Trial, tried.Discounts, tried.Minimum = &price.Trial{Until: "2026-11-11"}, nil, price.Figure{}
	segments, err := price.Plan(month, []price.Version{{1, "2026-11-01", tried}})
	require.NoError(t, err)
	require.Len(t, segments, 2)

	bill, err := price.Make(price.Input{Month: month, Parts: []price.Metered{
		{segments[0], map[string]int64{"verification": 500}}, {segments[1], map[string]int64{"verification": 101}},
	}})
	require.NoError(t, err)
	require.NoError(t, bill.Prove())
	require.EqualValues(t, 120, bill.Net, "what was tried takes no place")
	require.Equal(t, price.KindTrial, bill.Lines[0].Kind)
	require.EqualValues(t, 500, bill.Lines[0].Quantity)

	elsewhere := parsed(t, standard)
	elsewhere.Zone = "Europe/Berlin"
	_, err = price.Plan(month, []price.Version{{1, "2026-01-01", tried}, {2, "2026-11-10", elsewhere}})
	require.ErrorIs(t, err, price.ErrVersions)

	none, err := price.Plan(month, []price.Version{{1, "2026-12-01", tried}})
	require.NoError(t, err)
	require.Empty(t, none)
	_, err = price.Make(price.Input{Month: month})
	require.ErrorIs(t, err, price.ErrNone)

	// Of two that begin on one day the later one counts, and one that never held makes no trouble.
	segments, err = price.Plan(month, []price.Version{{1, "2026-10-01", elsewhere}, {3, "2026-10-15", tried}, {2, "2026-10-15", elsewhere}})
	require.NoError(t, err)
	require.Equal(t, 3, segments[0].Version.Number)
	require.Equal(t, 11*24*time.Hour, segments[1].Begin.Sub(segments[0].Begin)+24*time.Hour)

	_, err = price.Make(price.Input{Month: month, Parts: []price.Metered{{segments[1], map[string]int64{"match": price.MaxUnits + 1}}}})
	require.ErrorIs(t, err, price.ErrCount)
}
