package graph

import (
	"context"

	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
)

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
