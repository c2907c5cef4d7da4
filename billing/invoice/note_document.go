package invoice

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/creditnote"
	"github.com/honnin/honnin/internal/fault"
)

// Note is a credit note as a whole, as it is given to people. Amounts are in the currency's smallest unit.
type Note struct {
	Number   string
	IssuedOn string
	// Invoice is the number of the invoice that it takes part of back, InvoicedOn the day of that, Period its month.
	Invoice, InvoicedOn string
	Period              price.Period
	Zone                string
	Currency            price.Currency
	Parties             Parties
	Reason              string
	// Rate is of the tax, in percent.
	Rate            string
	Net, Tax, Total int64
}

// WholeNote gives a credit note of an invoice; another one is not found.
func WholeNote(ctx context.Context, of *db.Invoice, note uuid.UUID) (*Note, error) {
	row, err := ent.From(ctx).CreditNote.Query().Where(creditnote.ID(note), creditnote.InvoiceID(of.ID)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such credit note.", nil)
	}

	if err != nil {
		return nil, wrapped("credit note", err)
	}

	made := &Note{
		Number: row.Number, IssuedOn: row.IssuedOn, Invoice: text(of.Number), InvoicedOn: of.IssuedOn,
		Period: price.Period{From: price.Day(of.PeriodFrom), To: price.Day(of.PeriodTo)}, Zone: of.Zone, Currency: price.Currency(row.Currency),
		Reason: row.Reason, Rate: row.Rate, Net: row.Net, Tax: row.Tax, Total: row.Total,
	}

	if err := json.Unmarshal(row.Parties, &made.Parties); err != nil {
		return nil, fmt.Errorf("invoice: credit note: %w", err)
	}

	return made, nil
}
