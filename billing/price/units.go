package price

import "github.com/shopspring/decimal"

// span is a run of units by their places in the month: those behind from, up to and with to. Whole is how many the month has. Where
// corrections outweigh what was used to is before from, and the units in between are taken back at their price.
type span struct{ from, to, whole int64 }

// units adds a line for every price that the units of the span have.
func (b *Bill) units(of Price, at Line, s span, rate Figure) {
	at.Rate = of.rate(rate)

	for _, step := range of.steps(s.whole) {
		low, high := max(min(s.from, s.to), step.from), min(max(s.from, s.to), step.to)
		if high <= low {
			continue
		}

		line := at
		line.Quantity, line.First, line.Unit = high-low, low+1, step.unit

		if s.to < s.from {
			line.Quantity = -line.Quantity
		}

		if step.free {
			line.Kind = KindFree
		}

		line.Amount = b.Currency.minor(line.Unit.Mul(decimal.NewFromInt(line.Quantity))).IntPart()
		b.Lines = append(b.Lines, line)
	}
}

// step is a run of places with one price: behind from, up to and with to.
type step struct {
	from, to int64
	unit     decimal.Decimal
	free     bool
}

// steps are the prices of every place in a month of that many units. They leave no gap and do not overlap. A month in which more is
// taken back than was used has places below its first; they are taken back at the price of the first unit that is paid for.
func (p Price) steps(whole int64) []step {
	from := p.Free
	list := []step{{from: -MaxUnits, to: 0}, {from: 0, to: from, free: true}}

	switch p.Model {
	case Graduated:
		for _, tier := range p.Tiers {
			if tier.UpTo == 0 || tier.UpTo > from {
				list = append(list, step{from: from, to: ends(tier), unit: tier.Unit.Decimal})
				from = tier.UpTo
			}
		}
	case Volume:
		list = append(list, step{from: from, to: MaxUnits, unit: p.tier(whole).Unit.Decimal})
	case PerUnit:
		list = append(list, step{from: from, to: MaxUnits, unit: p.Unit.Decimal})
	}

	list[0].unit = list[2].unit

	return list
}

func ends(tier Tier) int64 {
	if tier.UpTo == 0 {
		return MaxUnits
	}

	return tier.UpTo
}

// tier is the one that the unit at a place falls into.
func (p Price) tier(place int64) Tier {
	for _, tier := range p.Tiers {
		if tier.UpTo == 0 || place <= tier.UpTo {
			return tier
		}
	}

	return Tier{}
}
