package graph

import (
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/graph/gen"
)

// money is an amount with its currency.
func money(currency price.Currency, minor int64) *gen.Money {
	return &gen.Money{Currency: string(currency), Amount: currency.Major(minor).StringFixed(currency.Digits()), Minor: int(minor)}
}

// billOf is a priced month.
func billOf(priced *price.Bill) *gen.Bill {
	made := &gen.Bill{
		Month: priced.Period.Name(), Zone: priced.Zone, Lines: make([]*gen.BillLine, len(priced.Lines)), Taxes: taxesOf(priced.Currency, priced.Taxes),
		Net: money(priced.Currency, priced.Net), Tax: money(priced.Currency, priced.Tax), Total: money(priced.Currency, priced.Total),
	}
	for i, line := range priced.Lines {
		made.Lines[i] = lineOf(priced.Currency, line)
	}

	return made
}

func taxesOf(currency price.Currency, lines []price.TaxLine) []*gen.InvoiceTax {
	made := make([]*gen.InvoiceTax, len(lines))
	for i, line := range lines {
		made[i] = &gen.InvoiceTax{Rate: line.Rate.String(), Net: money(currency, line.Net), Tax: money(currency, line.Tax)}
	}

	return made
}

func lineOf(currency price.Currency, line price.Line) *gen.BillLine {
	made := &gen.BillLine{
		Kind: line.Kind, Meter: filled(line.Meter), Title: filled(line.Name), Version: line.Version, From: string(line.From), To: string(line.To),
		Quantity: int(line.Quantity), Unit: line.Unit.String(), Amount: money(currency, line.Amount), Rate: line.Rate.String(),
	}

	if line.Of > 0 {
		made.Of = new(line.Of)
	}

	if line.First > 0 {
		made.Place = new(int(line.First))
	}

	if line.Kind == price.KindDiscount || line.Kind == price.KindMinimum {
		made.Base = money(currency, line.Base)
	}

	return made
}
