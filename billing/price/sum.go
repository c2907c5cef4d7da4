package price

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// ErrProof says that a bill does not come to what it says.
var ErrProof = errors.New("price: the bill does not prove itself")

// sum adds up the lines and their tax.
func (b *Bill) sum() error {
	b.Taxes, b.Net, b.Tax = nil, 0, 0

	for _, line := range b.Lines {
		if line.Amount > maxMinor || line.Amount < -maxMinor {
			return ErrAmount
		}

		at := slices.IndexFunc(b.Taxes, func(t TaxLine) bool { return t.Rate.Equal(line.Rate) })
		if at < 0 {
			at = len(b.Taxes)
			b.Taxes = append(b.Taxes, TaxLine{Rate: line.Rate})
		}

		b.Taxes[at].Net += line.Amount
		b.Net += line.Amount
	}

	slices.SortFunc(b.Taxes, func(x, y TaxLine) int { return y.Rate.Cmp(x.Rate) })

	for i, rate := range b.Taxes {
		b.Taxes[i].Tax = b.Rounding.Tax(rate.Net, rate.Rate)
		b.Tax += b.Taxes[i].Tax
	}

	b.Total = b.Net + b.Tax

	if b.Total > maxMinor || b.Total < -maxMinor {
		return ErrAmount
	}

	return nil
}

// Tax gives the tax on a sum in smallest units, rounded to one; of a sum below 0, what is given back.
func (r Rounding) Tax(net int64, rate decimal.Decimal) int64 {
	tax := decimal.NewFromInt(net).Mul(rate).Shift(-2)

	switch r {
	case Up:
		tax = tax.RoundUp(0)
	case Half:
		tax = tax.Round(0)
	case Down:
		tax = tax.RoundDown(0)
	}

	return tax.IntPart()
}

// Prove recomputes every amount of a bill from what its lines say, and every sum from its lines. The error is [ErrProof] and says which.
func (b *Bill) Prove() error {
	charges := int64(0)

	for i, line := range b.Lines {
		if got := b.amount(line); got != line.Amount {
			return fmt.Errorf("%w: line %d is %d and comes to %d", ErrProof, i+1, line.Amount, got)
		}

		if line.Kind == KindMinimum && line.Base != charges {
			return fmt.Errorf("%w: line %d is measured against %d of %d", ErrProof, i+1, line.Base, charges)
		}

		charges += line.Amount
	}

	again := Bill{Rounding: b.Rounding, Lines: b.Lines}
	if err := again.sum(); err != nil {
		return err
	}

	if again.Net != b.Net || again.Tax != b.Tax || again.Total != b.Total || !slices.EqualFunc(again.Taxes, b.Taxes, func(x, y TaxLine) bool {
		return x.Rate.Equal(y.Rate) && x.Net == y.Net && x.Tax == y.Tax
	}) {
		return fmt.Errorf("%w: %d and %d of tax, and not %d and %d", ErrProof, again.Net, again.Tax, b.Net, b.Tax)
	}

	return nil
}

// amount is what a line comes to by its own words.
func (b *Bill) amount(line Line) int64 {
	quantity := decimal.NewFromInt(line.Quantity)

	switch line.Kind {
	case KindUsage:
		return b.Currency.minor(line.Unit.Mul(quantity)).IntPart()
	case KindFee:
		return b.share(line.Unit, int(line.Quantity))
	case KindDiscount:
		return -decimal.NewFromInt(line.Base).Mul(line.Unit).Shift(-2).Round(0).IntPart()
	case KindMinimum:
		return b.Currency.minor(line.Unit).IntPart() - line.Base
	case KindFree, KindTrial:
		return 0
	default:
		return line.Amount + 1 // nothing proves a line of another kind
	}
}
