package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/platform"
)

// maxUnbilled is how many tenants are named whose usage is not billed.
const maxUnbilled = 100

// PlatformInvoices gives one page of every tenant's, or of one's.
func (query) PlatformInvoices(ctx context.Context, first *int, after *string, state *invoice.State, tenant *string) (*gen.InvoiceConnection, error) {
	if tenant == nil {
		everywhere, err := platform.Everywhere(ctx)
		if err != nil {
			return nil, err
		}

		return listed(everywhere, first, after, state)
	}

	inside, err := insideOf(ctx, *tenant)
	if err != nil {
		return nil, err
	}

	return listed(inside, first, after, state)
}

// PlatformCredits gives one page of what a tenant paid in advance.
func (query) PlatformCredits(ctx context.Context, tenant string, first *int, after *string) (*gen.CreditConnection, error) {
	inside, err := insideOf(ctx, tenant)
	if err != nil {
		return nil, err
	}

	return creditsOf(inside, first, after)
}

// PlatformInvoice gives one of a tenant; nil when there is none.
func (query) PlatformInvoice(ctx context.Context, tenant, shown string) (*db.Invoice, error) {
	inside, err := insideOf(ctx, tenant)
	if err != nil {
		return nil, unlessMissing(err)
	}

	return oneInvoice(inside, shown)
}

// insideOf is a context in which the operator acts on the tenant of a prefixed id.
func insideOf(ctx context.Context, shown string) (context.Context, error) {
	of, err := tenantID(shown)
	if err != nil {
		return ctx, err
	}

	known, err := platform.Names(ctx, []uuid.UUID{of})
	if err != nil {
		return ctx, err
	}

	if len(known) == 0 {
		return ctx, fault.New(fault.NotFound, noTenant, nil)
	}

	return platform.At(ctx, of)
}

// PlatformContracts gives the versions of a tenant's contract.
func (query) PlatformContracts(ctx context.Context, tenant string) ([]*db.Contract, error) {
	inside, err := insideOf(ctx, tenant)
	if err != nil {
		return []*db.Contract{}, unlessMissing(err)
	}

	return invoice.Contracts(inside)
}

// PlatformDraft prices a month of a tenant as it stands.
func (query) PlatformDraft(ctx context.Context, tenant, month string) (*gen.Bill, error) {
	inside, err := insideOf(ctx, tenant)
	if err != nil {
		return nil, unlessMissing(err)
	}

	return draftOfMonth(inside, month)
}

// PlatformWhatIf prices a month of a tenant under another contract.
func (query) PlatformWhatIf(ctx context.Context, tenant, month, contract string) (gen.WhatIfResult, error) {
	inside, err := insideOf(ctx, tenant)
	if err != nil {
		return refused[gen.WhatIfResult](err)
	}

	priced, err := invoice.WhatIf(inside, month, contract)
	if err != nil {
		return refused[gen.WhatIfResult](err)
	}

	return billOf(priced), nil
}

// PlatformRevenue sums a month over all tenants.
func (query) PlatformRevenue(ctx context.Context, month string) (*gen.Revenue, error) {
	everywhere, err := platform.Everywhere(ctx)
	if err != nil {
		return nil, err
	}

	sums, unbilled, err := invoice.RevenueOf(everywhere, month, maxUnbilled)
	if err != nil {
		return nil, err
	}

	known, err := platform.Names(ctx, unbilled)
	if err != nil {
		return nil, err
	}

	made := &gen.Revenue{Month: month, Sums: make([]*gen.RevenueSum, len(sums)), Unbilled: []*db.Tenant{}}
	if made.Failures, err = closingFailures(ctx, everywhere); err != nil {
		return nil, err
	}

	for _, tenant := range unbilled {
		if row := known[tenant]; row != nil {
			made.Unbilled = append(made.Unbilled, row)
		}
	}

	for i, sum := range sums {
		made.Sums[i] = &gen.RevenueSum{
			Net: money(sum.Currency, sum.Net), Tax: money(sum.Currency, sum.Tax), Credited: money(sum.Currency, sum.Credited), Noted: money(sum.Currency, sum.Noted),
			Paid: money(sum.Currency, sum.Paid), Open: money(sum.Currency, sum.Open),
			Drafts: money(sum.Currency, sum.Drafts), WrittenOff: money(sum.Currency, sum.WrittenOff), Count: sum.Count,
		}
	}

	return made, nil
}
