package invoice

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/honnin/honnin/billing"
)

// WriteLedger writes the ledger of a time as CSV for a spreadsheet: one table in which each kind of entry fills the columns that it has.
// What a spreadsheet would take for a formula is made text.
func WriteLedger(ctx context.Context, to io.Writer, of billing.Calendar) error {
	table := csv.NewWriter(to)
	_ = table.Write([]string{
		"kind", "id", "at", "number", "invoice", "month", "state", "currency", "amount", "net", "tax", "credited", "paid", "noted", "left", "tax_rate",
		"due_on", "method", "reference", "expires_on", "reason", "day", "meter", "quantity",
	}) // what goes wrong shows in Error

	err := Ledger(ctx, of, func(e Entry) error {
		quantity := ""
		if e.Quantity != nil {
			quantity = strconv.FormatInt(*e.Quantity, 10)
		}

		return wrapped("ledger", table.Write([]string{
			e.Kind, e.ID, e.At, e.Number, e.Invoice, e.Month, e.State, e.Currency, e.Amount, e.Net, e.Tax, e.Credited, e.Paid, e.Noted, e.Left, e.Rate,
			e.DueOn, e.Method, plainText(e.Reference), e.ExpiresOn, plainText(e.Reason), e.Day, e.Meter, quantity,
		}))
	})
	if err != nil {
		return err
	}

	table.Flush()

	return wrapped("ledger", table.Error())
}

// WriteLedgerJSON writes the ledger of a time as one JSON object: from, to, zone and entries, a list of [Entry].
func WriteLedgerJSON(ctx context.Context, to io.Writer, of billing.Calendar) error {
	_, err := fmt.Fprintf(to, `{"from":%q,"to":%q,"zone":%q,"entries":[`, instant(of.From), instant(of.To), of.Zone)
	if err != nil {
		return fmt.Errorf("invoice: ledger: %w", err)
	}

	separator := ""

	err = Ledger(ctx, of, func(e Entry) error {
		body, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("invoice: ledger: %w", err)
		}

		_, err = fmt.Fprintf(to, "%s\n%s", separator, body)
		separator = ","

		return wrapped("ledger", err)
	})
	if err != nil {
		return err
	}

	_, err = io.WriteString(to, "\n]}\n")

	return wrapped("ledger", err)
}
