package graph

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/platform"
)

// within is a context in which what belongs to a row of a tenant is seen: an operator outside of every tenant acts on that one.
func within(ctx context.Context, tenant uuid.UUID) (context.Context, error) {
	if who, _ := viewer.From(ctx); who.Kind == viewer.Operator && who.Tenant == uuid.Nil {
		return platform.At(ctx, tenant)
	}

	return ctx, nil
}

type invoiceFields struct{}

// ID is the prefixed id.
func (invoiceFields) ID(_ context.Context, row *db.Invoice) (string, error) {
	return id.Format(id.Invoice, row.ID), nil
}

// TenantID is whose it is.
func (invoiceFields) TenantID(_ context.Context, row *db.Invoice) (string, error) {
	return id.Format(id.Tenant, row.TenantID), nil
}

// Month is the calendar month.
func (invoiceFields) Month(_ context.Context, row *db.Invoice) (string, error) {
	return row.PeriodFrom[:7], nil
}

func ofInvoice(row *db.Invoice, minor int64) (*gen.Money, error) {
	return money(price.Currency(row.Currency), minor), nil
}

// Net is without tax.
func (invoiceFields) Net(_ context.Context, row *db.Invoice) (*gen.Money, error) {
	return ofInvoice(row, row.Net)
}

// Tax is the sum over rates.
func (invoiceFields) Tax(_ context.Context, row *db.Invoice) (*gen.Money, error) {
	return ofInvoice(row, row.Tax)
}

// Total is net and tax.
func (invoiceFields) Total(_ context.Context, row *db.Invoice) (*gen.Money, error) {
	return ofInvoice(row, row.Total)
}

// Credited is what credit covered.
func (invoiceFields) Credited(_ context.Context, row *db.Invoice) (*gen.Money, error) {
	return ofInvoice(row, row.Credited)
}

// Due is the total less the credit.
func (invoiceFields) Due(_ context.Context, row *db.Invoice) (*gen.Money, error) {
	return ofInvoice(row, row.Due)
}

// Paid is what came in.
func (invoiceFields) Paid(_ context.Context, row *db.Invoice) (*gen.Money, error) {
	return ofInvoice(row, row.Paid)
}

// Noted is what was taken back.
func (invoiceFields) Noted(_ context.Context, row *db.Invoice) (*gen.Money, error) {
	return ofInvoice(row, row.Noted)
}

// Left is what is still to be paid.
func (invoiceFields) Left(_ context.Context, row *db.Invoice) (*gen.Money, error) {
	return ofInvoice(row, invoice.Left(row))
}

// Taxes are by rate.
func (invoiceFields) Taxes(_ context.Context, row *db.Invoice) ([]*gen.InvoiceTax, error) {
	var lines []price.TaxLine
	if err := json.Unmarshal(row.Taxes, &lines); err != nil {
		return nil, fmt.Errorf("graph: taxes: %w", err)
	}

	return taxesOf(price.Currency(row.Currency), lines), nil
}

func sides(row *db.Invoice) (invoice.Parties, error) {
	var found invoice.Parties
	if len(row.Parties) == 0 {
		return found, nil
	}

	if err := json.Unmarshal(row.Parties, &found); err != nil {
		return found, fmt.Errorf("graph: parties: %w", err)
	}

	return found, nil
}

func partyOf(one invoice.Party) *gen.InvoiceParty {
	if one.Name == "" {
		return nil
	}

	return &gen.InvoiceParty{Name: one.Name, Address: one.Address, Registration: filled(one.Registration), OrderNumber: filled(one.OrderNumber)}
}

// Issuer is who issued it; null before.
func (invoiceFields) Issuer(_ context.Context, row *db.Invoice) (*gen.InvoiceParty, error) {
	found, err := sides(row)

	return partyOf(found.Issuer), err
}

// Payer is to whom it was made out; null before it is issued.
func (invoiceFields) Payer(_ context.Context, row *db.Invoice) (*gen.InvoiceParty, error) {
	found, err := sides(row)

	return partyOf(found.Payer), err
}

// Lines are in their order.
func (invoiceFields) Lines(ctx context.Context, row *db.Invoice) ([]*db.InvoiceLine, error) {
	ctx, err := within(ctx, row.TenantID)
	if err != nil {
		return nil, err
	}

	return invoice.Lines(ctx, row.ID)
}

// Line is one of them; nil when there is none with this id.
func (invoiceFields) Line(ctx context.Context, row *db.Invoice, shown string) (*db.InvoiceLine, error) {
	of, err := id.Parse(id.InvoiceLine, shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	if ctx, err = within(ctx, row.TenantID); err != nil {
		return nil, err
	}

	line, err := invoice.Line(ctx, row.ID, of)

	return line, unlessMissing(err)
}

// Payments are the oldest first.
func (invoiceFields) Payments(ctx context.Context, row *db.Invoice) ([]*db.Payment, error) {
	ctx, err := within(ctx, row.TenantID)
	if err != nil {
		return nil, err
	}

	return invoice.Payments(ctx, row.ID)
}

// CreditNotes are the oldest first.
func (invoiceFields) CreditNotes(ctx context.Context, row *db.Invoice) ([]*db.CreditNote, error) {
	ctx, err := within(ctx, row.TenantID)
	if err != nil {
		return nil, err
	}

	return invoice.Notes(ctx, row.ID)
}

// IssuedOn is null before.
func (invoiceFields) IssuedOn(_ context.Context, row *db.Invoice) (*string, error) {
	return filled(row.IssuedOn), nil
}

// DueOn is null before it is issued.
func (invoiceFields) DueOn(_ context.Context, row *db.Invoice) (*string, error) {
	return filled(row.DueOn), nil
}

// Reason is null where none was needed.
func (invoiceFields) Reason(_ context.Context, row *db.Invoice) (*string, error) {
	return filled(row.Reason), nil
}
