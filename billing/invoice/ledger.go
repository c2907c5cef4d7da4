package invoice

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/price"
)

const (
	// MaxLedgerDays is the longest time of which a ledger is written: two years.
	MaxLedgerDays = 731
	ledgerPage    = 500
)

// Entry is one entry of the ledger. What does not belong to its kind is empty. Amounts are in the currency, not in its smallest unit.
type Entry struct {
	// Kind is invoice, credit_note, payment, credit_grant, credit_burn, credit_restore or usage.
	Kind string `json:"kind"`
	ID   string `json:"id,omitempty"`
	// At is when it counts: an invoice when it was issued, or closed while it is a draft; a payment when it was received.
	At string `json:"at,omitempty"`
	// Number is what people call it; Invoice is the invoice that it belongs to, by number, or by id where that has none.
	Number  string `json:"number,omitempty"`
	Invoice string `json:"invoice,omitempty"`
	Month   string `json:"month,omitempty"`
	State   string `json:"state,omitempty"`
	// Currency goes with every amount. Amount is what moves: of an invoice its total, of a credit note what it takes back, below 0.
	Currency string `json:"currency,omitempty"`
	Amount   string `json:"amount,omitempty"`
	Net      string `json:"net,omitempty"`
	Tax      string `json:"tax,omitempty"`
	// Credited is what prepaid credit covered of an invoice, Paid and Noted what came in and was taken back, Left what is still to be paid.
	Credited string `json:"credited,omitempty"`
	Paid     string `json:"paid,omitempty"`
	Noted    string `json:"noted,omitempty"`
	Left     string `json:"left,omitempty"`
	Rate     string `json:"rate,omitempty"`
	DueOn    string `json:"dueOn,omitempty"`
	// Method and Reference are of a payment, ExpiresOn of a grant of credit.
	Method    string `json:"method,omitempty"`
	Reference string `json:"reference,omitempty"`
	ExpiresOn string `json:"expiresOn,omitempty"`
	Reason    string `json:"reason,omitempty"`
	// Day, Meter and Quantity are of the sum of a day's use, by the clock of the calendar.
	Day      string `json:"day,omitempty"`
	Meter    string `json:"meter,omitempty"`
	Quantity *int64 `json:"quantity,omitempty"`
}

// Ledger gives everything of the viewer's tenant that counts in a time, one entry after the other: invoices, credit notes, payments and the
// ledger of credit, each by when it was made, and what was used by day and meter. It reads in pages, so that it is bounded however long
// the ledger is, and stops at the first error of each.
func Ledger(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	for _, part := range []func(context.Context, billing.Calendar, func(Entry) error) error{
		ledgerInvoices, ledgerNotes, ledgerPayments, ledgerCredits, ledgerUsage,
	} {
		if err := part(ctx, of, each); err != nil {
			return err
		}
	}

	return nil
}

// pages calls read for one page after the other, and each for every row.
func pages[T any](read func(after uuid.UUID) ([]*T, error), key func(*T) uuid.UUID, shown func([]*T) ([]Entry, error), each func(Entry) error) error {
	last := uuid.Nil

	for {
		rows, err := read(last)
		if err != nil {
			return wrapped("ledger", err)
		}

		entries, err := shown(rows)
		if err != nil {
			return err
		}

		for _, one := range entries {
			if err := each(one); err != nil {
				return err
			}
		}

		if len(rows) < ledgerPage {
			return nil
		}

		last = key(rows[len(rows)-1])
	}
}

func majorOf(currency string) func(minor int64) string {
	of := price.Currency(currency)

	return func(minor int64) string { return of.Major(minor).StringFixed(of.Digits()) }
}

func instant(at time.Time) string { return at.UTC().Format(time.RFC3339) }

func text(of *string) string {
	if of == nil {
		return ""
	}

	return *of
}
