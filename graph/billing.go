package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
)

// AgreeContract adds a version.
func (m mutation) AgreeContract(ctx context.Context, input gen.AgreeContractInput) (gen.AgreeContractResult, error) {
	inside, err := insideOf(ctx, input.Tenant)
	if err != nil {
		return refused[gen.AgreeContractResult](err)
	}

	row, err := m.api.Invoices.Agree(inside, invoice.Offer{
		IdempotencyKey: input.IdempotencyKey, YAML: input.Yaml, From: input.EffectiveFrom, Note: input.Note,
	})
	if err != nil {
		return refused[gen.AgreeContractResult](err)
	}

	return gen.AgreeContractPayload{Contract: row}, nil
}

// GrantCredit adds to what a tenant paid in advance.
func (m mutation) GrantCredit(ctx context.Context, input gen.GrantCreditInput) (gen.GrantCreditResult, error) {
	inside, err := insideOf(ctx, input.Tenant)
	if err != nil {
		return refused[gen.GrantCreditResult](err)
	}

	row, err := m.api.Invoices.Prepay(inside, invoice.Gift{
		IdempotencyKey: input.IdempotencyKey, Currency: price.Currency(input.Currency), Amount: int64(input.Amount),
		ExpiresOn: input.ExpiresOn, Reason: input.Reason,
	})
	if err != nil {
		return refused[gen.GrantCreditResult](err)
	}

	return gen.GrantCreditPayload{Credit: row}, nil
}

// onInvoice does something to an invoice of a tenant by their prefixed ids.
func onInvoice(
	ctx context.Context, tenant, shown string, do func(ctx context.Context, of uuid.UUID) (*db.Invoice, error),
) (*db.Invoice, error) {
	inside, err := insideOf(ctx, tenant)
	if err != nil {
		return nil, err
	}

	of, err := id.Parse(id.Invoice, shown)
	if err != nil {
		return nil, invoice.ErrNone
	}

	return do(inside, of)
}

// IssueInvoice numbers and sends a draft.
func (m mutation) IssueInvoice(ctx context.Context, input gen.IssueInvoiceInput) (gen.IssueInvoiceResult, error) {
	row, err := onInvoice(ctx, input.Tenant, input.ID, m.api.Invoices.Issue)
	if err != nil {
		return refused[gen.IssueInvoiceResult](err)
	}

	return gen.IssueInvoicePayload{Invoice: row}, nil
}

// VoidInvoice takes one back.
func (m mutation) VoidInvoice(ctx context.Context, input gen.VoidInvoiceInput) (gen.VoidInvoiceResult, error) {
	row, err := onInvoice(ctx, input.Tenant, input.ID, func(ctx context.Context, of uuid.UUID) (*db.Invoice, error) {
		return m.api.Invoices.Void(ctx, of, input.Revision, input.Reason)
	})
	if err != nil {
		return refused[gen.VoidInvoiceResult](err)
	}

	return gen.VoidInvoicePayload{Invoice: row}, nil
}

// WriteOffInvoice gives one up.
func (m mutation) WriteOffInvoice(ctx context.Context, input gen.WriteOffInvoiceInput) (gen.WriteOffInvoiceResult, error) {
	row, err := onInvoice(ctx, input.Tenant, input.ID, func(ctx context.Context, of uuid.UUID) (*db.Invoice, error) {
		return m.api.Invoices.WriteOff(ctx, of, input.Revision, input.Reason)
	})
	if err != nil {
		return refused[gen.WriteOffInvoiceResult](err)
	}

	return gen.WriteOffInvoicePayload{Invoice: row}, nil
}

// CloseAgain closes a month again.
func (m mutation) CloseAgain(ctx context.Context, input gen.CloseAgainInput) (gen.CloseAgainResult, error) {
	row, err := onInvoice(ctx, input.Tenant, input.ID, m.api.Invoices.Again)
	if err != nil {
		return refused[gen.CloseAgainResult](err)
	}

	return gen.CloseAgainPayload{Invoice: row}, nil
}

// CreditInvoice writes a credit note.
func (m mutation) CreditInvoice(ctx context.Context, input gen.CreditInvoiceInput) (gen.CreditInvoiceResult, error) {
	var note *db.CreditNote

	row, err := onInvoice(ctx, input.Tenant, input.ID, func(ctx context.Context, of uuid.UUID) (row *db.Invoice, err error) {
		note, err = m.api.Invoices.Credit(ctx, of, invoice.Return{
			IdempotencyKey: input.IdempotencyKey, Net: int64(input.Net), Rate: input.Rate, Reason: input.Reason,
		})
		if err != nil {
			return nil, err
		}

		return invoice.Get(ctx, of)
	})
	if err != nil {
		return refused[gen.CreditInvoiceResult](err)
	}

	return gen.CreditInvoicePayload{CreditNote: note, Invoice: row}, nil
}

// RecordPayment notes money.
func (m mutation) RecordPayment(ctx context.Context, input gen.RecordPaymentInput) (gen.RecordPaymentResult, error) {
	var paid *db.Payment

	row, err := onInvoice(ctx, input.Tenant, input.ID, func(ctx context.Context, of uuid.UUID) (row *db.Invoice, err error) {
		paid, err = m.api.Invoices.Pay(ctx, of, invoice.Receipt{
			IdempotencyKey: input.IdempotencyKey, Method: input.Method, Amount: int64(input.Amount), At: input.ReceivedAt, Reference: input.Reference,
		})
		if err != nil {
			return nil, err
		}

		return invoice.Get(ctx, of)
	})
	if err != nil {
		return refused[gen.RecordPaymentResult](err)
	}

	return gen.RecordPaymentPayload{Payment: paid, Invoice: row}, nil
}
