package stripe

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/internal/fault"
)

// billKey is the metadata by which an invoice at Stripe is known as one of ours, lineKey that of its items.
const billKey, lineKey = "honnin_invoice", "honnin_line"

// draft gives the invoice at Stripe for one of ours.
func (t *Till) draft(ctx context.Context, row *db.Collection, bill Bill) (string, error) {
	return t.ensure(ctx, made{
		kind: mirror.KindInvoice, local: bill.ID.String(),
		find: func(ctx context.Context) (string, error) { return t.findInvoice(ctx, row.Customer, bill.ID) },
		create: func(ctx context.Context, key string) (string, error) {
			params := &stripe.InvoiceParams{
				Customer: new(row.Customer), Currency: new(bill.Currency), AutoAdvance: new(false), Description: new(bill.Number),
				PendingInvoiceItemsBehavior: new("exclude"), CollectionMethod: new("charge_automatically"),
			}
			if row.Card == "" {
				params.CollectionMethod, params.DueDate = new("send_invoice"), new(max(bill.DueAt.Unix(), t.now().Add(time.Hour).Unix()))
			}

			params.AddMetadata(billKey, bill.ID.String())

			made, err := call(ctx, t, key, &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.New(params) })
			if err != nil {
				return "", err
			}

			return made.ID, nil
		},
	})
}

func (t *Till) findInvoice(ctx context.Context, customer string, bill uuid.UUID) (string, error) {
	params := &stripe.InvoiceListParams{Customer: new(customer)}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return "", err
	}

	all := t.api.Invoices.List(params)
	for all.Next() {
		if all.Invoice().Metadata[billKey] == bill.String() {
			return all.Invoice().ID, nil
		}
	}

	return "", wrapped("invoices", all.Err())
}

// fill puts the lines into a draft that it has not, and finalizes it when its total is ours to the yen.
func (t *Till) fill(ctx context.Context, row *db.Collection, bill Bill, draft *stripe.Invoice) (*stripe.Invoice, error) {
	for _, line := range bill.Lines {
		_, err := t.ensure(ctx, made{
			kind: mirror.KindLine, local: bill.ID.String() + "/" + line.Key,
			find: func(ctx context.Context) (string, error) { return t.findLine(ctx, draft.ID, line.Key) },
			create: func(ctx context.Context, key string) (string, error) {
				params := &stripe.InvoiceItemParams{
					Customer: new(row.Customer), Invoice: new(draft.ID), Currency: new(bill.Currency), Amount: new(line.Amount), Description: new(line.Text),
				}
				params.AddMetadata(lineKey, line.Key)

				made, err := call(ctx, t, key, &params.Params, func() (*stripe.InvoiceItem, error) { return t.api.InvoiceItems.New(params) })
				if err != nil {
					return "", err
				}

				return made.ID, nil
			},
		})
		if err != nil {
			return nil, err
		}
	}

	found, err := t.invoice(ctx, draft.ID)
	if err != nil {
		return nil, err
	}

	if found.Total != bill.Due {
		return nil, fault.New(fault.Internal, "", fmt.Errorf("stripe: invoice %s is %d there and %d here", bill.ID, found.Total, bill.Due)) //nolint:err113 // for the log
	}

	params := &stripe.InvoiceFinalizeInvoiceParams{AutoAdvance: new(true)}

	return call(ctx, t, "", &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.FinalizeInvoice(draft.ID, params) })
}

func (t *Till) findLine(ctx context.Context, invoice, key string) (string, error) {
	params := &stripe.InvoiceItemListParams{Invoice: new(invoice)}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return "", err
	}

	all := t.api.InvoiceItems.List(params)
	for all.Next() {
		if all.InvoiceItem().Metadata[lineKey] == key {
			return all.InvoiceItem().ID, nil
		}
	}

	return "", wrapped("items", all.Err())
}
