package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/id"
)

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
