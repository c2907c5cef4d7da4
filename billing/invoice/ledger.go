package invoice

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/credit"
	"github.com/honnin/honnin/ent/db/creditnote"
	"github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/payment"
	"github.com/honnin/honnin/internal/id"
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

func ledgerInvoices(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	from, to := ent.Instant(of.From), ent.Instant(of.To)
	made := invoice.Or(
		invoice.And(invoice.IssuedAtGTE(from), invoice.IssuedAtLT(to)),
		invoice.And(invoice.IssuedAtIsNil(), invoice.CreatedAtGTE(from), invoice.CreatedAtLT(to)),
	)

	return pages(
		func(after uuid.UUID) ([]*db.Invoice, error) {
			return ent.From(ctx).Invoice.Query().Where(made, invoice.IDGT(after)).Order(invoice.ByID()).Limit(ledgerPage).All(ctx)
		},
		func(row *db.Invoice) uuid.UUID { return row.ID },
		func(rows []*db.Invoice) ([]Entry, error) { return mapped(rows, entryOfInvoice), nil }, each)
}

func mapped[T any](rows []*T, entry func(*T) Entry) []Entry {
	entries := make([]Entry, len(rows))
	for i, row := range rows {
		entries[i] = entry(row)
	}

	return entries
}

func entryOfInvoice(row *db.Invoice) Entry {
	major := majorOf(row.Currency)

	at := row.CreatedAt
	if row.IssuedAt != nil {
		at = *row.IssuedAt
	}

	return Entry{
		Kind: "invoice", ID: id.Format(id.Invoice, row.ID), At: instant(at), Number: text(row.Number), Month: row.PeriodFrom[:7], State: string(row.State),
		Currency: row.Currency, Amount: major(row.Total), Net: major(row.Net), Tax: major(row.Tax), Credited: major(row.Credited),
		Paid: major(row.Paid), Noted: major(row.Noted), Left: major(Left(row)), DueOn: row.DueOn, Reason: row.Reason,
	}
}

func ledgerNotes(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	return pages(
		func(after uuid.UUID) ([]*db.CreditNote, error) {
			return ent.From(ctx).CreditNote.Query().Where(
				creditnote.CreatedAtGTE(ent.Instant(of.From)), creditnote.CreatedAtLT(ent.Instant(of.To)), creditnote.IDGT(after),
			).Order(creditnote.ByID()).Limit(ledgerPage).All(ctx)
		},
		func(row *db.CreditNote) uuid.UUID { return row.ID },
		func(rows []*db.CreditNote) ([]Entry, error) {
			names, err := numbers(ctx, rows, func(row *db.CreditNote) *uuid.UUID { return &row.InvoiceID })

			return mapped(rows, func(row *db.CreditNote) Entry {
				major := majorOf(row.Currency)

				return Entry{
					Kind: "credit_note", ID: id.Format(id.CreditNote, row.ID), At: instant(row.CreatedAt), Number: row.Number, Invoice: names[row.InvoiceID],
					Currency: row.Currency, Amount: major(-row.Total), Net: major(-row.Net), Tax: major(-row.Tax), Rate: row.Rate, Reason: row.Reason,
				}
			}), err
		}, each)
}

func ledgerPayments(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	return pages(
		func(after uuid.UUID) ([]*db.Payment, error) {
			return ent.From(ctx).Payment.Query().Where(
				payment.ReceivedAtGTE(ent.Instant(of.From)), payment.ReceivedAtLT(ent.Instant(of.To)), payment.IDGT(after),
			).Order(payment.ByID()).Limit(ledgerPage).All(ctx)
		},
		func(row *db.Payment) uuid.UUID { return row.ID },
		func(rows []*db.Payment) ([]Entry, error) {
			names, err := numbers(ctx, rows, func(row *db.Payment) *uuid.UUID { return &row.InvoiceID })

			return mapped(rows, func(row *db.Payment) Entry {
				return Entry{
					Kind: "payment", ID: id.Format(id.Payment, row.ID), At: instant(row.ReceivedAt), Invoice: names[row.InvoiceID], Currency: row.Currency,
					Amount: majorOf(row.Currency)(row.Amount), Method: string(row.Method), Reference: row.Reference,
				}
			}), err
		}, each)
}

func ledgerCredits(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	return pages(
		func(after uuid.UUID) ([]*db.Credit, error) {
			return ent.From(ctx).Credit.Query().Where(
				credit.CreatedAtGTE(ent.Instant(of.From)), credit.CreatedAtLT(ent.Instant(of.To)), credit.IDGT(after),
			).Order(credit.ByID()).Limit(ledgerPage).All(ctx)
		},
		func(row *db.Credit) uuid.UUID { return row.ID },
		func(rows []*db.Credit) ([]Entry, error) {
			names, err := numbers(ctx, rows, func(row *db.Credit) *uuid.UUID { return row.InvoiceID })

			return mapped(rows, func(row *db.Credit) Entry {
				shown := Entry{
					Kind: "credit_" + string(row.Kind), ID: id.Format(id.Credit, row.ID), At: instant(row.CreatedAt), Currency: row.Currency,
					Amount: majorOf(row.Currency)(row.Amount), ExpiresOn: row.ExpiresOn, Reason: row.Reason,
				}
				if row.InvoiceID != nil {
					shown.Invoice = names[*row.InvoiceID]
				}

				return shown
			}), err
		}, each)
}

// numbers gives what the invoices are called that rows belong to.
func numbers[T any](ctx context.Context, rows []*T, of func(*T) *uuid.UUID) (map[uuid.UUID]string, error) {
	var wanted []uuid.UUID

	for _, row := range rows {
		if key := of(row); key != nil {
			wanted = append(wanted, *key)
		}
	}

	found, err := ent.From(ctx).Invoice.Query().Where(invoice.IDIn(wanted...)).Select(invoice.FieldNumber).All(ctx)

	names := make(map[uuid.UUID]string, len(found))
	for _, row := range found {
		if names[row.ID] = text(row.Number); row.Number == nil {
			names[row.ID] = id.Format(id.Invoice, row.ID)
		}
	}

	return names, wrapped("ledger", err)
}

// ledgerUsage gives what was used by day and meter; test environments have none.
func ledgerUsage(ctx context.Context, of billing.Calendar, each func(Entry) error) error {
	parts, err := billing.Sum(ctx, billing.Filter{From: of.From, To: of.To}, billing.By{Day: true, Zone: of.Zone})
	if err != nil {
		return err
	}

	for _, part := range parts {
		if err := each(Entry{Kind: "usage", Day: part.Begin.Format(time.DateOnly), Meter: string(part.Meter), Quantity: &part.Quantity}); err != nil {
			return err
		}
	}

	return nil
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
