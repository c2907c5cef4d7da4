package price

import (
	"slices"

	"github.com/shopspring/decimal"
)

// fees adds what is due by the month in a segment, for the days on which it is due.
func (b *Bill) fees(of Segment, granted map[string][]Period) {
	if of.trial() {
		return
	}

	for _, fee := range of.Version.Definition.Fees {
		days := of.Days()
		if fee.Feature != "" {
			days = common(Period{of.From, of.To}, granted[fee.Feature])
		}

		if days == 0 {
			continue
		}

		line := of.line(KindFee)
		line.Name, line.Quantity, line.Of, line.Unit = fee.Name, int64(days), b.Period.Days(), fee.Amount.Decimal

		if fee.Rate != nil {
			line.Rate = fee.Rate.Decimal
		}

		line.Amount = b.share(fee.Amount.Decimal, days)
		b.Lines = append(b.Lines, line)
	}
}

// share is an amount of a whole month for some of its days, in smallest units, rounded once.
func (b *Bill) share(amount decimal.Decimal, days int) int64 {
	whole := decimal.NewFromInt(int64(b.Period.Days()))

	return amount.Mul(decimal.NewFromInt(int64(days))).DivRound(whole, b.Currency.Digits()).Shift(b.Currency.Digits()).IntPart()
}

// common counts the days of a span that are in at least one of the others.
func common(of Period, others []Period) (days int) {
	sorted := slices.Clone(others)
	slices.SortFunc(sorted, func(a, b Period) int { return b.From.Until(a.From) })

	from := of.From

	for _, other := range sorted {
		begin, end := max(from, other.From), min(of.To, other.To)
		if begin < end {
			days += begin.Until(end)
			from = end
		}
	}

	return days
}

// discount adds the discounts of a segment: one line for each and each rate of tax, from what the lines that it is for come to.
func (b *Bill) discount(of Segment) {
	for _, one := range of.discounts() {
		bases := map[string]int64{}

		var rates []decimal.Decimal

		for _, line := range b.Lines {
			if line.Version != of.Version.Number || line.From != of.From || !one.covers(line) {
				continue
			}

			if _, seen := bases[line.Rate.String()]; !seen {
				rates = append(rates, line.Rate)
			}

			bases[line.Rate.String()] += line.Amount
		}

		for _, rate := range rates {
			line := of.line(KindDiscount)
			line.Name, line.Unit, line.Base, line.Rate = one.Name, one.Percent.Decimal, bases[rate.String()], rate
			line.Amount = -decimal.NewFromInt(line.Base).Mul(line.Unit).Shift(-2).Round(0).IntPart()

			if line.Base != 0 {
				b.Lines = append(b.Lines, line)
			}
		}
	}
}

func (d Discount) covers(line Line) bool {
	switch line.Kind { //nolint:exhaustive // nothing else has a price of its own
	case KindUsage:
		return len(d.Meters) == 0 || slices.Contains(d.Meters, line.Meter)
	case KindFee:
		return len(d.Meters) == 0
	default:
		return false
	}
}

// minimum adds what lacks to the least that the month costs. Each version's minimum counts for its own days, and none for a trial's.
func (b *Bill) minimum(parts []Metered) {
	sum, charges := decimal.Zero, int64(0)

	for _, part := range parts {
		if !part.trial() {
			sum = sum.Add(part.Version.Definition.Minimum.Mul(decimal.NewFromInt(int64(part.Days()))))
		}
	}

	for _, line := range b.Lines {
		charges += line.Amount
	}

	b.Least = b.share(sum, 1)
	if b.Least == 0 || b.Least <= charges {
		return
	}

	// It is measured over every day of the contract in the month.
	line := parts[len(parts)-1].line(KindMinimum)
	line.From, line.Begin = parts[0].From, parts[0].Begin
	line.Unit, line.Base, line.Amount = b.Currency.Major(b.Least), charges, b.Least-charges
	b.Lines = append(b.Lines, line)
}
