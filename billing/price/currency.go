package price

import "github.com/shopspring/decimal"

// Currency is an ISO 4217 code.
type Currency string

// The currencies in which a contract can be.
const (
	JPY Currency = "JPY"
	USD Currency = "USD"
	EUR Currency = "EUR"
)

// Known tells whether a contract can be in the currency.
func (c Currency) Known() bool { return c == JPY || c == USD || c == EUR }

// Digits is how many decimal places the currency's smallest unit has: none for the yen, two for the others.
func (c Currency) Digits() int32 {
	if c == JPY {
		return 0
	}

	return 2
}

// Major is an amount in smallest units as people write it: 1234 is 1234 yen, and 12.34 dollars.
func (c Currency) Major(minor int64) decimal.Decimal { return decimal.New(minor, -c.Digits()) }

// minor rounds an amount half away from zero to smallest units.
func (c Currency) minor(amount decimal.Decimal) decimal.Decimal {
	return amount.Shift(c.Digits()).Round(0)
}
