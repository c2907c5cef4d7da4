package stripe

import (
	"context"
	"time"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
)

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
