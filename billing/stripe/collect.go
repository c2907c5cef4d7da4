package stripe

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/internal/fault"
)

// billKey is the metadata by which an invoice at Stripe is known as one of ours, lineKey that of its items.
const billKey, lineKey = "honnin_invoice", "honnin_line"

// recent is how long after it was issued an invoice is looked at for what is to be done about it.
const recent = 400 * 24 * time.Hour

// bills gives the invoices of the viewer's tenant that Stripe is to have and has not as they are.
func (t *Till) bills(ctx context.Context) (wanted []Bill, err error) {
	if t.ledger == nil {
		return nil, nil
	}

	all, err := t.ledger.Bills(ctx, t.now().Add(-recent))
	if err != nil {
		return nil, wrapped("bills", err)
	}

	about, err := t.about(ctx)
	if err != nil {
		return nil, err
	}

	for _, bill := range all {
		if bill.Due > 0 && (!about.settled(bill) || about.open(bill) && (about.unrelieved(bill) || t.chargeable(about, bill))) {
			wanted = append(wanted, bill)
		}
	}

	return wanted, nil
}

// knowledge is what we know without asking of the tenant's invoices at Stripe.
type knowledge struct {
	// invoices, notes and charges are by our names, card is what is charged.
	invoices, notes, charges map[string]*db.Mirror
	card                     string
}

func (t *Till) about(ctx context.Context) (k knowledge, err error) {
	for kind, into := range map[mirror.Kind]*map[string]*db.Mirror{
		mirror.KindInvoice: &k.invoices, mirror.KindNote: &k.notes, mirror.KindCharge: &k.charges,
	} {
		if *into, err = rows(ctx, kind); err != nil {
			return k, err
		}
	}

	row, err := t.row(ctx)
	if err != nil {
		return k, err
	}

	k.card = row.Card

	return k, nil
}

func (k *knowledge) settled(bill Bill) bool {
	row, known := k.invoices[bill.ID.String()]
	if !known {
		return settled(bill.State, "", false)
	}

	return settled(bill.State, row.State, true)
}

// open tells whether an invoice waits at both sides to be paid.
func (k *knowledge) open(bill Bill) bool {
	row, known := k.invoices[bill.ID.String()]

	return known && bill.State == Owed && (row.State == string(stripe.InvoiceStatusOpen) || row.State == failed)
}

// unrelieved tells whether Stripe would collect what was taken back here, or paid by other means.
func (k *knowledge) unrelieved(bill Bill) bool {
	for _, line := range bill.Later {
		if row, known := k.notes[noteKey(bill, line)]; !known || row.Remote == "" {
			return true
		}
	}

	return false
}

// settled tells whether nothing is to be done about an invoice that is in this state here and, if Stripe knows it, in that one there. One
// that nobody is to pay any more is not made there only to be ended.
func settled(here State, there string, known bool) bool {
	switch here {
	case Voided, WrittenOff:
		return !known || there == ended(here) || there == string(stripe.InvoiceStatusPaid)
	case Paid:
		return !known || there == string(stripe.InvoiceStatusPaid)
	case Owed:
		return there != "" && there != string(stripe.InvoiceStatusDraft)
	default:
		return true
	}
}

// ended is how Stripe calls an invoice that nobody is to pay any more.
func ended(state State) string {
	if state == Voided {
		return string(stripe.InvoiceStatusVoid)
	}

	return forgiven
}

// collect has Stripe collect invoices, or leave them be.
func (t *Till) collect(ctx context.Context, row *db.Collection, bills []Bill) error {
	for _, bill := range bills {
		if err := t.collectOne(ctx, row, bill); err != nil {
			return err
		}
	}

	return nil
}

// collectOne walks one invoice to where it is to be. Each step looks at what is there first, so it may end anywhere and begin again.
func (t *Till) collectOne(ctx context.Context, row *db.Collection, bill Bill) error {
	remote, err := t.draft(ctx, row, bill)
	if err != nil {
		return err
	}

	found, err := t.invoice(ctx, remote)
	if err != nil {
		return err
	}

	if found, err = t.step(ctx, row, bill, found); err != nil {
		return err
	}

	known, err := ent.From(ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice), mirror.Local(bill.ID.String())).Only(ctx)
	if err != nil {
		return wrapped("collect", err)
	}

	return t.follow(ctx, known, bill.ID, bill.State, found)
}

// step does what is next for an invoice: a draft is finished, and an open one collected or ended.
func (t *Till) step(ctx context.Context, row *db.Collection, bill Bill, found *stripe.Invoice) (next *stripe.Invoice, err error) {
	if found.Status == stripe.InvoiceStatusDraft && bill.State == Owed {
		if found, err = t.fill(ctx, row, bill, found); err != nil {
			return nil, err
		}
	}

	switch {
	case found.Status != stripe.InvoiceStatusOpen:
		return found, nil
	case bill.State == Owed:
		return t.carry(ctx, row, bill, found)
	default:
		return t.end(ctx, bill, found.ID)
	}
}

// carry does for an open invoice what came up since it was made: less is to be paid, or there is a card.
func (t *Till) carry(ctx context.Context, row *db.Collection, bill Bill, open *stripe.Invoice) (*stripe.Invoice, error) {
	if err := t.relieve(ctx, bill, open); err != nil {
		return nil, err
	}

	return t.charge(ctx, row, bill, open)
}

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

// end has Stripe leave an open invoice be: it was voided or written off here, or paid by other means.
func (t *Till) end(ctx context.Context, bill Bill, remote string) (*stripe.Invoice, error) {
	switch bill.State { //nolint:exhaustive // what is owed is not ended
	case Voided:
		params := &stripe.InvoiceVoidInvoiceParams{}

		return call(ctx, t, "", &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.VoidInvoice(remote, params) })
	case WrittenOff:
		params := &stripe.InvoiceMarkUncollectibleParams{}

		return call(ctx, t, "", &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.MarkUncollectible(remote, params) })
	default:
		params := &stripe.InvoicePayParams{PaidOutOfBand: new(true)}

		return call(ctx, t, "", &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.Pay(remote, params) })
	}
}
