package stripe

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/collection"
	"github.com/honnin/honnin/ent/db/mirror"
	"github.com/honnin/honnin/ent/db/notice"
	"github.com/honnin/honnin/internal/viewer"
)

const (
	hearPage = 100
	// remember is how long an event is known, so that it is not heard twice: longer than a webhook is sent again.
	remember = 40 * 24 * time.Hour
)

// Hear looks into what Stripe told of. What an event says is not believed: the thing that it is about is read anew, so that events may come
// twice and in any order. It needs a viewer over all tenants.
func (t *Till) Hear(ctx context.Context) error {
	for {
		now := ent.Instant(t.now())

		rows, err := ent.From(ctx).Notice.Query().Where(notice.DoneAtIsNil(), notice.NextAtLTE(now)).
			Order(notice.ByHappenedAt(), notice.ByID()).Limit(hearPage).All(ctx)
		if err != nil || len(rows) == 0 {
			return wrapped("hear", err)
		}

		for _, row := range rows {
			claimed, err := ent.From(ctx).Notice.Update().Where(notice.ID(row.ID), notice.DoneAtIsNil(), notice.Tries(row.Tries)).
				AddTries(1).SetNextAt(now.Add(claim)).Save(ctx)
			if err != nil {
				return wrapped("hear", err)
			}

			if claimed == 0 {
				continue
			}

			if err := t.hearOne(ctx, row); err != nil {
				return err
			}
		}
	}
}

// hearOne looks into one event, and notes that it did. It gives an error when Stripe is away.
func (t *Till) hearOne(ctx context.Context, row *db.Notice) error {
	err := t.look(ctx, row.Type, row.Object)
	update := ent.From(ctx).Notice.UpdateOneID(row.ID)

	switch {
	case err == nil:
		update.SetDoneAt(t.now()).SetFailure("")
	case said(err) != nil && !away(err):
		update.SetDoneAt(t.now()).SetFailure(short(err))
	default:
		update.SetNextAt(ent.Instant(t.now().Add(pause(row.Tries)))).SetFailure(short(err))
	}

	if noted := update.Exec(ctx); noted != nil {
		return wrapped("hear", noted)
	}

	if err != nil && away(err) {
		return err
	}

	return nil
}

// look reads the thing of an event anew, and has it count.
func (t *Till) look(ctx context.Context, kind, about string) error {
	switch {
	case strings.HasPrefix(kind, "invoice."):
		return t.lookInvoice(ctx, about)
	case kind == "checkout.session.completed":
		return t.lookCheckout(ctx, about)
	case kind == "customer.updated", kind == "customer.deleted":
		return t.lookCustomer(ctx, about)
	case kind == "charge.refunded":
		return t.lookCharge(ctx, about)
	case kind == "charge.refund.updated":
		return t.lookRefund(ctx, about)
	case strings.HasPrefix(kind, "charge.dispute."):
		return t.lookDispute(ctx, about)
	default:
		return nil // heard, and nothing follows
	}
}

// lookInvoice follows one of our invoices.
func (t *Till) lookInvoice(ctx context.Context, remote string) error {
	row, err := ent.From(ctx).Mirror.Query().Where(mirror.KindEQ(mirror.KindInvoice), mirror.Remote(remote)).Only(ctx)
	if db.IsNotFound(err) {
		return nil // a subscription's own, which is of nothing; or not ours
	}

	if err != nil {
		return wrapped("invoice", err)
	}

	ctx = viewer.With(ctx, viewer.For(row.TenantID, "hear from Stripe"))

	found, err := t.invoice(ctx, remote)
	if err != nil {
		return err
	}

	bill, err := billOf(row)
	if err != nil {
		return err
	}

	return t.follow(ctx, row, bill, "", found)
}

// billOf is which invoice of ours a mirror is of.
func billOf(row *db.Mirror) (uuid.UUID, error) {
	bill, err := uuid.Parse(row.Local)

	return bill, wrapped("invoice", err)
}

func (t *Till) invoice(ctx context.Context, remote string) (*stripe.Invoice, error) {
	params := &stripe.InvoiceParams{}

	return call(ctx, t, "", &params.Params, func() (*stripe.Invoice, error) { return t.api.Invoices.Get(remote, params) })
}

// follow notes how an invoice stands at Stripe: in one transaction the money that came, its state, and what follows for the tenant. Ours
// is its state here, where that is known.
func (t *Till) follow(ctx context.Context, row *db.Mirror, bill uuid.UUID, ours State, found *stripe.Invoice) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		if found.Status == stripe.InvoiceStatusPaid && found.AmountPaid > 0 && !found.PaidOutOfBand && t.ledger != nil {
			at := time.Unix(found.StatusTransitions.PaidAt, 0)
			if err := t.ledger.Receive(ctx, bill, found.AmountPaid, at, found.ID); err != nil {
				return err
			}
		}

		// What was read a while ago never takes back that an invoice was paid or voided.
		err := ent.From(ctx).Mirror.Update().Where(mirror.ID(row.ID), mirror.StateNotIn(string(stripe.InvoiceStatusPaid), string(stripe.InvoiceStatusVoid))).
			SetState(standing(row, ours, found)).Exec(ctx)
		if err != nil {
			return wrapped("follow", err)
		}

		return t.weigh(ctx)
	})
}

// States of an invoice at Stripe, beside Stripe's own words.
const (
	// failed is open, and its payment was tried in vain.
	failed = "failed"
	// forgiven is uncollectible because we wrote it off: it is held against nobody.
	forgiven = "written_off"

	uncollectible = "uncollectible"
)

func standing(row *db.Mirror, ours State, of *stripe.Invoice) string {
	switch {
	case of.Status == stripe.InvoiceStatusOpen && of.Attempted && !of.Paid:
		return failed
	case of.Status == uncollectible && (ours == WrittenOff || row.State == forgiven):
		return forgiven
	default:
		return string(of.Status)
	}
}

// lookCheckout makes the card that somebody gave the one by which the tenant's invoices are paid.
func (t *Till) lookCheckout(ctx context.Context, session string) error {
	params := &stripe.CheckoutSessionParams{}
	params.AddExpand("setup_intent")

	found, err := call(ctx, t, "", &params.Params, func() (*stripe.CheckoutSession, error) { return t.api.CheckoutSessions.Get(session, params) })
	if err != nil {
		return err
	}

	if found.Customer == nil || found.SetupIntent == nil || found.SetupIntent.PaymentMethod == nil || found.Status != stripe.CheckoutSessionStatusComplete {
		return nil
	}

	change := &stripe.CustomerParams{
		InvoiceSettings: &stripe.CustomerInvoiceSettingsParams{DefaultPaymentMethod: new(found.SetupIntent.PaymentMethod.ID)},
	}

	_, err = call(ctx, t, "honnin/card/"+session, &change.Params, func() (*stripe.Customer, error) {
		return t.api.Customers.Update(found.Customer.ID, change)
	})
	if err != nil && !spent(err) {
		return err
	}

	return t.lookCustomer(ctx, found.Customer.ID)
}

// lookCustomer notes by which card a tenant's invoices are paid.
func (t *Till) lookCustomer(ctx context.Context, remote string) error {
	row, err := ent.From(ctx).Collection.Query().Where(collection.Customer(remote)).Only(ctx)
	if db.IsNotFound(err) {
		return nil
	}

	if err != nil {
		return wrapped("customer", err)
	}

	ctx = viewer.With(ctx, viewer.For(row.TenantID, "hear from Stripe"))
	params := &stripe.CustomerParams{}
	params.AddExpand("invoice_settings.default_payment_method")

	found, err := call(ctx, t, "", &params.Params, func() (*stripe.Customer, error) { return t.api.Customers.Get(remote, params) })
	if err != nil {
		return err
	}

	update := ent.From(ctx).Collection.UpdateOneID(row.ID).AddRevision(1).SetCard("").SetCardBrand("").SetCardLast4("")

	if found.InvoiceSettings != nil && found.InvoiceSettings.DefaultPaymentMethod != nil {
		method := found.InvoiceSettings.DefaultPaymentMethod
		update.SetCard(method.ID)

		if method.Card != nil {
			update.SetCardBrand(string(method.Card.Brand)).SetCardLast4(method.Card.Last4)
		}
	}

	return wrapped("customer", update.Exec(ctx))
}

// Tidy forgets events that Stripe does not send again. It needs a viewer over all tenants.
func Tidy(ctx context.Context, now time.Time) error {
	_, err := ent.From(ctx).Notice.Delete().Where(notice.DoneAtNotNil(), notice.CreatedAtLT(ent.Instant(now.Add(-remember)))).Exec(ctx)

	return wrapped("tidy", err)
}
