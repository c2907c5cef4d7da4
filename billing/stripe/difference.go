package stripe

import (
	"context"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// Kind says in what our ledger and Stripe differ.
type Kind string

// The kinds. What is marked safe is put right by a repair.
const (
	// CustomerMissing: Stripe does not know the customer that we know the tenant by.
	CustomerMissing Kind = "customer_missing"
	// CustomerTwice: Stripe has several customers for the tenant.
	CustomerTwice Kind = "customer_twice"
	// CustomerBalance: Stripe keeps credit or debt of the tenant, which it sets off against the next invoice; credit is kept here alone.
	CustomerBalance Kind = "customer_balance"
	// CardDiffers: another card than we know of is charged. Safe.
	CardDiffers Kind = "card_differs"
	// EventMissed: something happened that no webhook told of. Safe.
	EventMissed Kind = "event_missed"
	// UsageUnsent: usage waits that could have been sent an hour ago. Safe.
	UsageUnsent Kind = "usage_unsent"
	// UsageDoubtful: usage was perhaps sent, so long ago that Stripe does not know a repeat; safe where the day's sums say which.
	UsageDoubtful Kind = "usage_doubtful"
	// UsageRefused: Stripe did not take it. Safe: what it refused it did not count, and it may take it by now.
	UsageRefused Kind = "usage_refused"
	// UsageSum: a day's use of a meter is another there.
	UsageSum Kind = "usage_sum"
	// InvoiceMissing: Stripe has not the invoice, or not finished. Safe.
	InvoiceMissing Kind = "invoice_missing"
	// InvoiceUnknown: Stripe has an invoice in our name that we do not know.
	InvoiceUnknown Kind = "invoice_unknown"
	// InvoiceTwice: Stripe has several for one of ours.
	InvoiceTwice Kind = "invoice_twice"
	// InvoiceAmount: it is over another amount.
	InvoiceAmount Kind = "invoice_amount"
	// InvoiceState: it is paid, voided or written off on one side alone. Safe, unless money came for what nobody owes, or went back since.
	InvoiceState Kind = "invoice_state"
	// InvoiceLeft: it is open, and less or more is left to be paid there than here. Safe where what was taken back here lacks there.
	InvoiceLeft Kind = "invoice_left"
	// InvoiceReturned: other money went back there than is noted here, by refunds or because a bank took it. Safe: it is heard.
	InvoiceReturned Kind = "invoice_returned"
	// InvoiceCredited: a credit note there took back more of it than any of ours did, after it was paid.
	InvoiceCredited Kind = "invoice_credited"
	// PriceMissing: Stripe does not show a price of the contract. Safe.
	PriceMissing Kind = "price_missing"
	// PriceDiffers: it shows another one, or one that is over. Safe: nothing is charged by it.
	PriceDiffers Kind = "price_differs"
	// PriceUnknown: it shows a price in the tenant's name that no contract has.
	PriceUnknown Kind = "price_unknown"
	// PriceCharges: a subscription has a price that is no counting one, and charges beside our invoice.
	PriceCharges Kind = "price_charges"
)

// Difference is one between our ledger and Stripe.
type Difference struct {
	Kind   Kind
	Tenant uuid.UUID
	// What names the thing: a number of an invoice, a meter and a day, a customer.
	What string
	// Ours and Theirs say how it is here and there.
	Ours, Theirs string
	// Repaired tells whether it was put right.
	Repaired bool

	repair func(ctx context.Context) error
}

// money is an amount of the currency's smallest unit, as people write it: 300 JPY, 49.90 USD. Stripe has currencies of no decimals and of two,
// as far as contracts know them.
func money(minor int64, currency string) string {
	digits := int32(2)
	if currency == baseCurrency {
		digits = 0
	}

	return decimal.New(minor, -digits).StringFixed(digits) + " " + strings.ToUpper(currency)
}

// Safe tells whether a repair can put it right.
func (d *Difference) Safe() bool { return d.repair != nil }
