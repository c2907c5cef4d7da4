package invoice

import (
	"context"
	"strconv"
	"strings"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/post"
)

// Money writes an amount as people read it: JPY 1,234 or USD 12.34.
func Money(currency price.Currency, minor int64) string {
	text, sign := currency.Major(minor).StringFixed(currency.Digits()), ""
	if minor < 0 {
		sign, text = "-", text[1:]
	}

	whole, part, _ := strings.Cut(text, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}

	if part != "" {
		part = "." + part
	}

	return string(currency) + " " + sign + whole + part
}

// letterIssued tells the finance contacts of an invoice that is to be paid.
func (d *Desk) letterIssued(ctx context.Context, row *db.Invoice, pays *db.Payer, sides Parties) error {
	order := sides.Payer.OrderNumber
	if order == "" {
		order = "–"
	}

	return tell(ctx, pays, "invoice-issued", map[string]string{
		"Issuer": sides.Issuer.Name, "Payer": sides.Payer.Name, "Number": *row.Number, "Month": row.PeriodFrom[:7],
		"Total": Money(price.Currency(row.Currency), row.Total), "Due": Money(price.Currency(row.Currency), row.Due), "DueOn": row.DueOn,
		"Order": order, "URL": d.url("/billing/" + id.Format(id.Invoice, row.ID)),
	})
}

// letterBudget tells them that a month has come to a share of its budget.
func (d *Desk) letterBudget(ctx context.Context, pays *db.Payer, month string, percent int, currency price.Currency, total int64) error {
	return tell(ctx, pays, "budget-reached", map[string]string{
		"Month": month, "Percent": strconv.Itoa(percent), "Total": Money(currency, total), "Budget": Money(currency, *pays.Budget), "URL": d.url("/billing"),
	})
}

func (d *Desk) url(path string) string { return strings.TrimSuffix(d.Console(), "/") + path }

func tell(ctx context.Context, pays *db.Payer, template string, data map[string]string) error {
	for _, to := range pays.Contacts {
		if err := post.Send(ctx, post.Message{Template: template, To: to, Language: pays.Language, Data: data}); err != nil {
			return err
		}
	}

	return nil
}
