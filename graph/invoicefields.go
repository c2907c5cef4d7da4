package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/platform"
)

// money is an amount with its currency.
func money(currency price.Currency, minor int64) *gen.Money {
	return &gen.Money{Currency: string(currency), Amount: currency.Major(minor).StringFixed(currency.Digits()), Minor: int(minor)}
}

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

type invoiceLineFields struct{}

// ID is the prefixed id.
func (invoiceLineFields) ID(_ context.Context, row *db.InvoiceLine) (string, error) {
	return id.Format(id.InvoiceLine, row.ID), nil
}

// Line is what it says.
func (invoiceLineFields) Line(ctx context.Context, row *db.InvoiceLine) (*gen.BillLine, error) {
	ctx, err := within(ctx, row.TenantID)
	if err != nil {
		return nil, err
	}

	line, err := invoice.Detail(row)
	if err != nil {
		return nil, err
	}

	currency, err := invoice.CurrencyOf(ctx, row)

	return lineOf(currency, line), err
}

// Usage gives one page of what is behind it.
func (invoiceLineFields) Usage(ctx context.Context, row *db.InvoiceLine, first *int, after *string) (*gen.InvoiceUsageConnection, error) {
	ctx, err := within(ctx, row.TenantID)
	if err != nil {
		return nil, err
	}

	length, behind := asked(first, after)

	rows, more, whole, err := invoice.Behind(ctx, row, length, behind)
	if err != nil {
		return nil, err
	}

	edges, info := paged(rows, behind != "", more,
		func(row *db.Usage) (time.Time, uuid.UUID) { return row.BookedAt, row.ID },
		func(cursor string, row *db.Usage) *gen.InvoiceUsageEdge {
			return &gen.InvoiceUsageEdge{Cursor: cursor, Node: &gen.InvoiceUse{
				VerificationID: id.Format(id.Verification, row.VerificationID), At: row.At, Quantity: row.Quantity, Late: billing.Late(row),
			}}
		})

	return &gen.InvoiceUsageConnection{Edges: edges, PageInfo: info, Whole: whole}, nil
}

type paymentFields struct{}

// ID is the prefixed id.
func (paymentFields) ID(_ context.Context, row *db.Payment) (string, error) {
	return id.Format(id.Payment, row.ID), nil
}

// Amount is what came in.
func (paymentFields) Amount(_ context.Context, row *db.Payment) (*gen.Money, error) {
	return money(price.Currency(row.Currency), row.Amount), nil
}

type creditNoteFields struct{}

// ID is the prefixed id.
func (creditNoteFields) ID(_ context.Context, row *db.CreditNote) (string, error) {
	return id.Format(id.CreditNote, row.ID), nil
}

// Net is without tax.
func (creditNoteFields) Net(_ context.Context, row *db.CreditNote) (*gen.Money, error) {
	return money(price.Currency(row.Currency), row.Net), nil
}

// Tax is of its rate.
func (creditNoteFields) Tax(_ context.Context, row *db.CreditNote) (*gen.Money, error) {
	return money(price.Currency(row.Currency), row.Tax), nil
}

// Total is net and tax.
func (creditNoteFields) Total(_ context.Context, row *db.CreditNote) (*gen.Money, error) {
	return money(price.Currency(row.Currency), row.Total), nil
}

type creditFields struct{}

// ID is the prefixed id.
func (creditFields) ID(_ context.Context, row *db.Credit) (string, error) {
	return id.Format(id.Credit, row.ID), nil
}

// Amount is below 0 for what was used.
func (creditFields) Amount(_ context.Context, row *db.Credit) (*gen.Money, error) {
	return money(price.Currency(row.Currency), row.Amount), nil
}

// ExpiresOn is null for what stays.
func (creditFields) ExpiresOn(_ context.Context, row *db.Credit) (*string, error) {
	return filled(row.ExpiresOn), nil
}

type contractFields struct{}

// ID is the prefixed id.
func (contractFields) ID(_ context.Context, row *db.Contract) (string, error) {
	return id.Format(id.Contract, row.ID), nil
}

// Yaml is what it says.
func (contractFields) Yaml(_ context.Context, row *db.Contract) (string, error) {
	terms, err := price.Stored(row.Definition)
	if err != nil {
		return "", err
	}

	return terms.Text()
}

type payerFields struct{}

// Name is null for the tenant's own.
func (payerFields) Name(_ context.Context, row *db.Payer) (*string, error) {
	return filled(row.Name), nil
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
