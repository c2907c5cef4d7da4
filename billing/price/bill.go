package price

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"
)

// Errors of pricing.
var (
	// ErrCount: a meter counted more in a month than [MaxUnits], either way.
	ErrCount = errors.New("price: a meter's count of a month is out of bounds")
	// ErrAmount: an amount is beyond what can be billed, 10^15 smallest units.
	ErrAmount = errors.New("price: an amount is out of bounds")
	// ErrNone: there is no contract in the month.
	ErrNone = errors.New("price: no contract is in force")
)

// maxMinor bounds every amount, far below where a sum of amounts could overflow.
const maxMinor = 1_000_000_000_000_000

// Metered is a segment and what was counted in it, by meter. A count is below 0 where corrections outweigh what was used.
type Metered struct {
	Segment

	Counts map[string]int64
}

// Input is a month to be priced.
type Input struct {
	Month Period
	// Parts are its segments, as [Plan] gave them, with their counts.
	Parts []Metered
	// Granted are the days on which each feature was granted.
	Granted map[string][]Period
}

// Make prices a month. The same input gives the same bill, and [Bill.Prove] agrees with it.
func Make(input Input) (*Bill, error) {
	if len(input.Parts) == 0 {
		return nil, ErrNone
	}

	last := input.Parts[len(input.Parts)-1].Version.Definition
	bill := &Bill{
		Period: input.Month, Currency: last.Currency, Zone: last.Zone, Rounding: last.Tax.Rounding, Due: last.Due, Review: last.Review,
	}

	if err := bill.usage(input.Parts); err != nil {
		return nil, err
	}

	for _, part := range input.Parts {
		bill.fees(part.Segment, input.Granted)
	}

	for _, part := range input.Parts {
		bill.discount(part.Segment)
	}

	bill.minimum(input.Parts)

	return bill, bill.sum()
}

// usage adds the lines of what was counted, meter by meter, and within one in the order of the days.
func (b *Bill) usage(parts []Metered) error {
	for _, meter := range meters(parts) {
		place, whole := int64(0), int64(0)

		for _, part := range parts {
			if !part.trial() {
				whole += part.Counts[meter]
			}
		}

		for _, part := range parts {
			count := part.Counts[meter]
			at := part.line(KindUsage)
			at.Meter = meter

			if part.trial() {
				b.trial(part, at, count)

				continue
			}

			if place+count < -MaxUnits || place+count > MaxUnits {
				return fmt.Errorf("%w: %s", ErrCount, meter)
			}

			if of, ok := part.Version.Definition.price(meter); ok {
				b.units(of, at, span{place, place + count, whole}, part.Version.Definition.Tax.Rate)
			}

			place += count
		}
	}

	return nil
}

// trial adds a line that says how much was used without a price.
func (b *Bill) trial(part Metered, at Line, count int64) {
	if of, ok := part.Version.Definition.price(at.Meter); ok && count != 0 {
		at.Kind, at.Quantity, at.Rate = KindTrial, count, of.rate(part.Version.Definition.Tax.Rate)
		b.Lines = append(b.Lines, at)
	}
}

// meters are those that were counted, in alphabetical order.
func meters(parts []Metered) []string {
	seen := map[string]bool{}

	for _, part := range parts {
		for meter := range part.Counts {
			seen[meter] = true
		}
	}

	return slices.Sorted(maps.Keys(seen))
}

// line begins one of the segment.
func (s Segment) line(kind Kind) Line {
	return Line{
		Kind: kind, Version: s.Version.Number, From: s.From, To: s.To, Begin: s.Begin, End: s.End, Rate: s.Version.Definition.Tax.Rate.Decimal,
	}
}

func (d *Definition) price(meter string) (Price, bool) {
	for _, one := range d.Prices {
		if one.Meter == meter {
			return one, true
		}
	}

	return Price{}, false
}

func (p Price) rate(otherwise Figure) decimal.Decimal {
	if p.Rate != nil {
		return p.Rate.Decimal
	}

	return otherwise.Decimal
}
