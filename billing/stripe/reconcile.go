package stripe

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/notice"
	"github.com/honnin/honnin/internal/id"
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

	tenants, err := active(ctx)
	if err != nil {
		return found, err
	}

	for _, one := range tenants {
		inside := viewer.With(ctx, viewer.For(one, "reconcile with Stripe"))

		differences, err := t.compare(inside, one, customers[one], prices[one])
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
				found[i].Theirs += " (" + short(err) + ")"
			}
		}
	}

	return found
}

// compare compares one tenant, who has these customers and prices at Stripe.
func (t *Till) compare(
	ctx context.Context, tenant uuid.UUID, customers []*stripe.Customer, prices []*stripe.Price,
) (found []Difference, err error) {
	row, err := Standing(ctx)
	if err != nil {
		return nil, err
	}

	if len(customers) > 1 {
		found = append(found, Difference{Kind: CustomerTwice, Tenant: tenant, What: customers[0].ID, Ours: "1", Theirs: strconv.Itoa(len(customers))})
	}

	if row != nil && row.Customer != "" {
		found = append(found, t.compareCustomer(row, customers)...)
	}

	priced, err := t.comparePrices(ctx, tenant, prices)
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

	billed, err := t.compareBills(ctx, row)

	return append(append(found, charged...), billed...), err
}

func (t *Till) compareCustomer(row *db.Collection, customers []*stripe.Customer) []Difference {
	for _, one := range customers {
		if one.ID != row.Customer {
			continue
		}

		card := ""
		if one.InvoiceSettings != nil && one.InvoiceSettings.DefaultPaymentMethod != nil {
			card = one.InvoiceSettings.DefaultPaymentMethod.ID
		}

		if card == row.Card {
			return nil
		}

		return []Difference{{
			Kind: CardDiffers, Tenant: row.TenantID, What: row.Customer, Ours: row.Card, Theirs: card,
			repair: func(ctx context.Context) error {
				return t.lookCustomer(viewer.With(ctx, viewer.System("reconcile with Stripe")), row.Customer)
			},
		}}
	}

	return []Difference{{Kind: CustomerMissing, Tenant: row.TenantID, What: row.Customer, Ours: row.Customer}}
}

// customers gives the customers that carry a tenant of ours.
func (t *Till) customers(ctx context.Context) (map[uuid.UUID][]*stripe.Customer, error) {
	params := &stripe.CustomerListParams{}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	found := map[uuid.UUID][]*stripe.Customer{}
	all := t.api.Customers.List(params)

	for all.Next() {
		if tenant, err := id.Parse(id.Tenant, all.Customer().Metadata[tenantKey]); err == nil {
			found[tenant] = append(found[tenant], all.Customer())
		}
	}

	return found, wrapped("customers", all.Err())
}

// lookBack is how far back events are looked for that no webhook told of. Stripe keeps them for thirty days.
const lookBack = 29 * 24 * time.Hour

// ofNote are the events from which something follows.
func ofNote() []string {
	return []string{
		"invoice.finalized", "invoice.paid", "invoice.payment_failed", "invoice.voided", "invoice.marked_uncollectible",
		"checkout.session.completed", "customer.updated", "customer.deleted",
	}
}

// missed gives the events of note that no webhook told of.
func (t *Till) missed(ctx context.Context) (found []Difference, err error) {
	params := &stripe.EventListParams{
		CreatedRange: &stripe.RangeQueryParams{GreaterThanOrEqual: t.now().Add(-lookBack).Unix(), LesserThanOrEqual: t.now().Add(-time.Minute).Unix()},
		Types:        stripe.StringSlice(ofNote()),
	}
	params.Context, params.Limit = ctx, new(int64(100))

	if err := t.pace.wait(ctx); err != nil {
		return nil, err
	}

	all := t.api.Events.List(params)
	for all.Next() {
		event := all.Event()

		known, err := ent.From(ctx).Notice.Query().Where(notice.Event(event.ID)).Exist(ctx)
		if err != nil {
			return found, wrapped("events", err)
		}

		if known {
			continue
		}

		about, _ := event.Data.Object["id"].(string)
		found = append(found, Difference{
			Kind: EventMissed, What: event.ID, Theirs: fmt.Sprintf("%s %s", event.Type, about),
			repair: func(ctx context.Context) error { return t.hearLate(ctx, event, about) },
		})
	}

	return found, wrapped("events", all.Err())
}

// hearLate hears of an event as a webhook would have told of it.
func (t *Till) hearLate(ctx context.Context, event *stripe.Event, about string) error {
	if err := t.look(ctx, string(event.Type), about); err != nil {
		return err
	}

	return wrapped("event", ent.From(ctx).Notice.Create().SetEvent(event.ID).SetType(string(event.Type)).SetObject(about).
		SetHappenedAt(time.Unix(event.Created, 0)).SetDoneAt(t.now()).OnConflictColumns(notice.FieldEvent).Ignore().Exec(ctx))
}
