package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
)

// Invoices gives one page of the tenant's.
func (query) Invoices(ctx context.Context, first *int, after *string, state *invoice.State) (*gen.InvoiceConnection, error) {
	return listed(ctx, first, after, state)
}

// listed gives one page of the invoices that the viewer in the context sees.
func listed(ctx context.Context, first *int, after *string, state *invoice.State) (*gen.InvoiceConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := invoice.List(ctx, invoice.Page{First: length, After: behind}, state)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Invoice) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Invoice) *gen.InvoiceEdge {
			return &gen.InvoiceEdge{Cursor: cursor, Node: row}
		})

	return &gen.InvoiceConnection{Edges: edges, PageInfo: info}, nil
}

// Invoice gives one; nil when there is none.
func (query) Invoice(ctx context.Context, shown string) (*db.Invoice, error) {
	return oneInvoice(ctx, shown)
}

func oneInvoice(ctx context.Context, shown string) (*db.Invoice, error) {
	of, err := id.Parse(id.Invoice, shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	row, err := invoice.Get(ctx, of)

	return row, unlessMissing(err)
}

// unlessMissing is nil for an error that says that there is no such thing: null is the answer then.
func unlessMissing(err error) error {
	if fault.Is(err, fault.NotFound) {
		return nil
	}

	return err
}

// InvoiceDraft prices a month as it stands.
func (query) InvoiceDraft(ctx context.Context, month string) (*gen.Bill, error) {
	return draftOfMonth(ctx, month)
}

func draftOfMonth(ctx context.Context, month string) (*gen.Bill, error) {
	priced, err := invoice.Draft(ctx, month)
	if err != nil {
		return nil, unlessMissing(err)
	}

	return billOf(priced), nil
}

// WhatIf prices a month under another contract.
func (query) WhatIf(ctx context.Context, month, contract string) (gen.WhatIfResult, error) {
	priced, err := invoice.WhatIf(ctx, month, contract)
	if err != nil {
		return refused[gen.WhatIfResult](err)
	}

	return billOf(priced), nil
}

// Contracts gives the versions of the tenant's contract.
func (query) Contracts(ctx context.Context) ([]*db.Contract, error) { return invoice.Contracts(ctx) }

// Credits gives one page of the ledger, and what is left by currency.
func (query) Credits(ctx context.Context, first *int, after *string) (*gen.CreditConnection, error) {
	return creditsOf(ctx, first, after)
}

func creditsOf(ctx context.Context, first *int, after *string) (*gen.CreditConnection, error) {
	length, behind := asked(first, after)

	rows, more, err := invoice.Credits(ctx, invoice.Page{First: length, After: behind})
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Credit) (time.Time, uuid.UUID) { return row.CreatedAt, row.ID },
		func(cursor string, row *db.Credit) *gen.CreditEdge { return &gen.CreditEdge{Cursor: cursor, Node: row} })

	made := &gen.CreditConnection{Edges: edges, PageInfo: info, Left: []*gen.Money{}}

	for _, currency := range []price.Currency{price.JPY, price.USD, price.EUR} {
		credits, err := invoice.Prepaid(ctx, currency)
		if err != nil {
			return nil, err
		}

		sum := int64(0)
		for _, credit := range credits {
			sum += credit.Left
		}

		if len(credits) > 0 {
			made.Left = append(made.Left, money(currency, sum))
		}
	}

	return made, nil
}

// Forecast says what the month will probably come to.
func (q query) Forecast(ctx context.Context) (*gen.Forecast, error) {
	ahead, err := q.api.Invoices.Ahead(ctx)
	if err != nil {
		return nil, unlessMissing(err)
	}

	return &gen.Forecast{
		Bill: billOf(ahead.Bill), SoFar: billOf(ahead.SoFar), From: string(ahead.From), To: string(ahead.To), Days: ahead.Days, DaysLeft: ahead.Left,
	}, nil
}

// Budget says how the month stands.
func (q query) Budget(ctx context.Context) (*gen.Budget, error) {
	stands, err := q.api.Invoices.BudgetOf(ctx)
	if err != nil || stands == nil {
		return nil, err
	}

	return &gen.Budget{
		Amount: money(stands.Currency, stands.Amount), Spent: money(stands.Currency, stands.Spent), Alerted: stands.Alerted,
	}, nil
}

// Payer says to whom invoices are made out.
func (query) Payer(ctx context.Context) (*db.Payer, error) { return invoice.PayerOf(ctx) }

// UpdatePayer changes that.
func (m mutation) UpdatePayer(ctx context.Context, input gen.UpdatePayerInput) (gen.UpdatePayerResult, error) {
	wanted := invoice.Payer{
		Name: input.Name, Address: input.Address, OrderNumber: input.OrderNumber, Contacts: input.Contacts, Language: input.Language,
	}
	if input.Budget != nil {
		wanted.Budget = new(int64(*input.Budget))
	}

	row, err := m.api.Invoices.Address(ctx, input.Revision, wanted)
	if err != nil {
		return refused[gen.UpdatePayerResult](err)
	}

	return gen.UpdatePayerPayload{Payer: row}, nil
}
