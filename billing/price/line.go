package price

import (
	"time"

	"github.com/shopspring/decimal"
)

// Kind says what a line is.
type Kind string

// The kinds.
const (
	// KindUsage: units at their price.
	KindUsage Kind = "usage"
	// KindFree: units that cost nothing because the contract includes them.
	KindFree Kind = "free"
	// KindTrial: units that cost nothing yet.
	KindTrial Kind = "trial"
	// KindFee: days of a monthly fee.
	KindFee Kind = "fee"
	// KindDiscount: a share of other lines, taken off.
	KindDiscount Kind = "discount"
	// KindMinimum: what lacks to the least that a month costs.
	KindMinimum Kind = "minimum"
)

// Line is one of an invoice, with everything that its amount can be recomputed from.
type Line struct {
	Kind Kind `json:"kind"`
	// Meter is what was counted; Name is a fee's or a discount's.
	Meter string `json:"meter,omitempty"`
	Name  string `json:"name,omitempty"`
	// Version is the number of the contract's version.
	Version int `json:"version"`
	// From is its first day, To the first after it, Begin and End the same as instants.
	From  Day       `json:"from"`
	To    Day       `json:"to"`
	Begin time.Time `json:"begin"`
	End   time.Time `json:"end"`
	// Quantity is how many units; of a fee, how many of the month's days, which are Of.
	Quantity int64 `json:"quantity"`
	Of       int   `json:"of,omitempty"`
	// First is the place in the month of the first of the units, from 1; 0 in a trial and where nothing is counted.
	First int64 `json:"first,omitempty"`
	// Unit is the price of one unit, of a whole month of a fee, or a discount's percentage.
	Unit decimal.Decimal `json:"unit"`
	// Base is what a discount is taken from, and what a minimum is measured against, in smallest units.
	Base int64 `json:"base,omitempty"`
	// Amount is without tax, in smallest units, and below 0 for a discount.
	Amount int64 `json:"amount"`
	// Rate is that of its tax, in percent.
	Rate decimal.Decimal `json:"rate"`
}

// TaxLine is the tax of one rate.
type TaxLine struct {
	Rate decimal.Decimal `json:"rate"`
	// Net is the sum of the lines of the rate, Tax what comes on top, in smallest units.
	Net int64 `json:"net"`
	Tax int64 `json:"tax"`
}

// Bill is what a month costs.
type Bill struct {
	Period   Period   `json:"period"`
	Currency Currency `json:"currency"`
	Zone     string   `json:"zone"`
	Rounding Rounding `json:"rounding"`
	Due      Due      `json:"terms"`
	Review   bool     `json:"review,omitempty"`
	// Least is the minimum of the days that the contract covered.
	Least int64  `json:"least,omitempty"`
	Lines []Line `json:"lines"`
	// Taxes are by rate, the highest first.
	Taxes []TaxLine `json:"taxes"`
	// Net, Tax and Total are in smallest units.
	Net   int64 `json:"net"`
	Tax   int64 `json:"tax"`
	Total int64 `json:"total"`
}
