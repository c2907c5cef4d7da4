package stripe

import (
	"context"
	"strconv"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/internal/viewer"
)

// Reconcile compares everything that both sides know, and gives every difference. With repair it puts right what is safe: what sends, reads
// or ends something that was to be sent, read or ended anyhow. Nothing at Stripe is deleted, and no money moves but by an invoice that we
// issued. It needs a viewer over all tenants. Run it when Stripe answers: it gives up when it does not.
func (t *Till) Reconcile(ctx context.Context, repair bool) (found []Difference, err error) {
	missed, err := t.missed(ctx)
	if err != nil {
		return nil, err
	}

	found = append(found, t.mend(ctx, repair, missed)...)

	customers, err := t.customers(ctx)
	if err != nil {
		return found, err
	}

	prices, err := t.prices(ctx)
	if err != nil {
		return found, err
	}

	away, err := t.returns(ctx)
	if err != nil {
		return found, err
	}

	tenants, err := active(ctx)
	if err != nil {
		return found, err
	}

	for _, one := range tenants {
		inside := viewer.With(ctx, viewer.For(one, "reconcile with Stripe"))

		differences, err := t.compare(inside, one, theirs{customers[one], prices[one], away})
		found = append(found, t.mend(inside, repair, differences)...)

		if err != nil {
			return found, err
		}
	}

	return found, nil
}

// mend repairs differences where that is asked for and safe.
func (t *Till) mend(ctx context.Context, repair bool, found []Difference) []Difference {
	for i := range found {
		if repair && found[i].repair != nil {
			if err := found[i].repair(ctx); err == nil {
				found[i].Repaired = true
			} else {
				found[i].Theirs += " (" + why(err) + ")"
			}
		}
	}

	return found
}

// why says in short why a repair did not succeed.
func why(err error) string {
	if said(err) != nil || gone(err) {
		return short(err)
	}

	text := err.Error()

	return text[:min(len(text), maxText)]
}

// theirs is what Stripe has of a tenant; what went back is by invoice, of all tenants.
type theirs struct {
	customers []*stripe.Customer
	prices    []*stripe.Price
	away      map[string]returned
}

// compare compares one tenant.
func (t *Till) compare(ctx context.Context, tenant uuid.UUID, there theirs) (found []Difference, err error) {
	row, err := Standing(ctx)
	if err != nil {
		return nil, err
	}

	if len(there.customers) > 1 {
		found = append(found, Difference{Kind: CustomerTwice, Tenant: tenant, What: there.customers[0].ID, Ours: "1", Theirs: strconv.Itoa(len(there.customers))})
	}

	if row != nil && row.Customer != "" {
		found = append(found, t.compareCustomer(row, there.customers)...)
	}

	priced, err := t.comparePrices(ctx, tenant, there.prices)
	if err != nil {
		return found, err
	}

	used, err := t.compareUsage(ctx, tenant, row)
	found = append(append(found, priced...), used...)

	if err != nil || row == nil || row.Customer == "" {
		return found, err
	}

	charged, err := t.compareSubscriptions(ctx, row)
	if err != nil {
		return found, err
	}

	billed, err := t.compareBills(ctx, row, there.away)

	return append(append(found, charged...), billed...), err
}
