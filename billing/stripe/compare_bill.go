package stripe

import (
	"context"
	"strconv"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
)

// compareBills compares a tenant's invoices.
func (t *Till) compareBills(ctx context.Context, row *db.Collection, away map[string]returned) (found []Difference, err error) {
	if t.ledger == nil {
		return nil, nil
	}

	ours, err := t.ledger.Bills(ctx, t.now().Add(-recent))
	if err != nil {
		return nil, wrapped("bills", err)
	}

	theirs, err := t.invoices(ctx, row.Customer)
	if err != nil {
		return nil, err
	}

	known, err := rows(ctx, mirror.KindInvoice)
	if err != nil {
		return nil, err
	}

	for _, bill := range ours {
		_, begun := known[bill.ID.String()]
		found = append(found, t.compareBill(row, bill, theirs[bill.ID], begun)...)

		if there := theirs[bill.ID]; len(there) == 1 {
			found = append(found, t.compareBack(row.TenantID, bill, there[0], away[there[0].ID])...)
		}

		delete(theirs, bill.ID)
	}

	for bill, invoices := range theirs {
		if _, ok := known[bill.String()]; !ok {
			found = append(found, Difference{Kind: InvoiceUnknown, Tenant: row.TenantID, What: invoices[0].ID, Theirs: amount(invoices[0])})
		}
	}

	return found, nil
}

func (t *Till) compareBill(row *db.Collection, bill Bill, theirs []*stripe.Invoice, begun bool) []Difference {
	made := Difference{Tenant: row.TenantID, What: bill.Number, Ours: string(bill.State)}
	again := func(ctx context.Context) error { return t.collectOne(ctx, row, bill) }

	switch {
	case len(theirs) > 1:
		made.Kind, made.Ours, made.Theirs = InvoiceTwice, "1", strconv.Itoa(len(theirs))
	case bill.Due <= 0:
		return nil
	case len(theirs) == 0 || theirs[0].Status == stripe.InvoiceStatusDraft && theirs[0].Total != bill.Due:
		if bill.State != Owed {
			return nil
		}

		made.Kind, made.repair = InvoiceMissing, again
		if begun && len(theirs) == 0 {
			made.repair = nil // it was there: somebody deleted it, which is for a person to understand
		}
	case theirs[0].Total != bill.Due:
		made.Kind, made.Ours, made.Theirs = InvoiceAmount, money(bill.Due, bill.Currency), amount(theirs[0])
	case !agree(bill.State, theirs[0].Status):
		made.Kind, made.Theirs = InvoiceState, string(theirs[0].Status)
		made.repair = t.reread(bill, theirs[0], again)
	default:
		return compareLeft(made, bill, theirs[0], again)
	}

	return []Difference{made}
}

// compareLeft compares what is left to be paid of an invoice that is open on both sides.
func compareLeft(made Difference, bill Bill, there *stripe.Invoice, again func(context.Context) error) []Difference {
	ours, theirs := bill.left(), there.AmountRemaining
	if bill.State != Owed || there.Status != stripe.InvoiceStatusOpen || ours == theirs {
		return nil
	}

	made.Kind, made.Ours, made.Theirs = InvoiceLeft, money(ours, bill.Currency), money(theirs, bill.Currency)
	if theirs > ours {
		made.repair = again
	}

	return []Difference{made}
}

// agree tells whether both sides say the same of an invoice.
func agree(here State, there stripe.InvoiceStatus) bool {
	switch here {
	case Paid:
		return there == stripe.InvoiceStatusPaid
	case Voided:
		return there == stripe.InvoiceStatusVoid
	case WrittenOff:
		return there == stripe.InvoiceStatusUncollectible
	case Owed:
		return there == stripe.InvoiceStatusOpen || there == stripe.InvoiceStatusUncollectible
	default:
		return false
	}
}

// reread says how two states are brought together; nil where a person must look.
func (t *Till) reread(bill Bill, there *stripe.Invoice, again func(context.Context) error) func(context.Context) error {
	switch {
	case bill.State == Owed && there.Status == stripe.InvoiceStatusPaid:
		return func(ctx context.Context) error {
			row, err := ent.From(ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice), mirror.Local(bill.ID.String())).Only(ctx)
			if err != nil {
				return wrapped("reread", err)
			}

			if err := t.follow(ctx, row, bill.ID, bill.State, there); err != nil {
				return err
			}

			// Where money went back since, there is nothing more to hear: a person has it paid again, or takes it back here.
			now, err := t.bill(ctx, bill.ID)
			if err == nil && now.State == Owed {
				return errStillOwed
			}

			return err
		}
	case there.Status == stripe.InvoiceStatusOpen, there.Status == stripe.InvoiceStatusDraft:
		return again
	default:
		return nil
	}
}

func amount(of *stripe.Invoice) string {
	return money(of.Total, string(of.Currency))
}

// invoices gives a customer's invoices that carry one of ours.
func (t *Till) invoices(ctx context.Context, customer string) (map[uuid.UUID][]*stripe.Invoice, error) {
	params := &stripe.InvoiceListParams{Customer: new(customer)}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	found := map[uuid.UUID][]*stripe.Invoice{}
	all := t.api.Invoices.List(params)

	for all.Next() {
		if bill, err := uuid.Parse(all.Invoice().Metadata[billKey]); err == nil {
			found[bill] = append(found[bill], all.Invoice())
		}
	}

	return found, wrapped("invoices", all.Err())
}
