package invoice

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent/db"
)

// Document is an invoice as a whole, as it is given to people and programs.
type Document struct {
	Number   string         `json:"number,omitempty"`
	State    State          `json:"state"`
	Period   price.Period   `json:"period"`
	Zone     string         `json:"zone"`
	Currency price.Currency `json:"currency"`
	IssuedOn string         `json:"issuedOn,omitempty"`
	DueOn    string         `json:"dueOn,omitempty"`
	Parties  Parties        `json:"parties"`
	// Amounts are in the currency's smallest unit.
	Lines    []price.Line    `json:"lines"`
	Taxes    []price.TaxLine `json:"taxes"`
	Net      int64           `json:"net"`
	Tax      int64           `json:"tax"`
	Total    int64           `json:"total"`
	Credited int64           `json:"credited"`
	Due      int64           `json:"due"`
}

// Whole gives an invoice with its lines, and has it prove itself: a document whose lines do not come to what it says is not given.
func Whole(ctx context.Context, row *db.Invoice) (*Document, error) {
	made := &Document{
		State: row.State, Period: price.Period{From: price.Day(row.PeriodFrom), To: price.Day(row.PeriodTo)}, Zone: row.Zone,
		Currency: price.Currency(row.Currency), IssuedOn: row.IssuedOn, DueOn: row.DueOn,
		Net: row.Net, Tax: row.Tax, Total: row.Total, Credited: row.Credited, Due: row.Due,
	}
	if row.Number != nil {
		made.Number = *row.Number
	}

	var terms Terms
	for data, into := range map[string]any{string(row.Taxes): &made.Taxes, string(row.Terms): &terms, string(row.Parties): &made.Parties} {
		if data == "" {
			continue
		}

		if err := json.Unmarshal([]byte(data), into); err != nil {
			return nil, fmt.Errorf("invoice: document: %w", err)
		}
	}

	rows, err := Lines(ctx, row.ID)
	if err != nil {
		return nil, err
	}

	made.Lines = make([]price.Line, len(rows))
	for i, one := range rows {
		if made.Lines[i], err = Detail(one); err != nil {
			return nil, err
		}
	}

	proof := price.Bill{
		Period: made.Period, Currency: made.Currency, Rounding: terms.Rounding, Lines: made.Lines, Taxes: made.Taxes,
		Net: made.Net, Tax: made.Tax, Total: made.Total,
	}

	return made, proof.Prove()
}

// WriteTable writes the lines as CSV for a spreadsheet, with the taxes and sums behind them. Amounts are in the currency, not in its
// smallest unit. What a spreadsheet would take for a formula is made text.
func (d *Document) WriteTable(to io.Writer) error {
	table := csv.NewWriter(to)
	major := func(minor int64) string { return d.Currency.Major(minor).StringFixed(d.Currency.Digits()) }
	records := [][]string{{"number", "kind", "what", "contract_version", "from", "to", "quantity", "of_days", "unit", "amount", "currency", "tax_rate"}}

	for _, line := range d.Lines {
		records = append(records, []string{
			d.Number, string(line.Kind), plainText(line.Meter + line.Name), strconv.Itoa(line.Version), string(line.From), string(line.To),
			strconv.FormatInt(line.Quantity, 10), strconv.Itoa(line.Of), line.Unit.String(), major(line.Amount), string(d.Currency), line.Rate.String(),
		})
	}

	sum := func(kind, rate string, amount int64) {
		records = append(records, []string{d.Number, kind, "", "", string(d.Period.From), string(d.Period.To), "", "", "", major(amount), string(d.Currency), rate})
	}

	for _, tax := range d.Taxes {
		sum("net", tax.Rate.String(), tax.Net)
		sum("tax", tax.Rate.String(), tax.Tax)
	}

	sum("total", "", d.Total)
	sum("credited", "", -d.Credited)
	sum("due", "", d.Due)

	if err := table.WriteAll(records); err != nil {
		return fmt.Errorf("invoice: table: %w", err)
	}

	return nil
}

func plainText(text string) string {
	if strings.ContainsAny(text[:min(len(text), 1)], "=+-@\t\r") {
		return "'" + text
	}

	return text
}
