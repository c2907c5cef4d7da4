package stripe

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/mirror"
)

// CardGrace is how long a card is known, unless [Options] say otherwise, before an invoice that Stripe mailed without one is charged to it: so
// that who registers a card to pay that invoice, or has just sent the money, is first.
const CardGrace = time.Hour

// chargeTries are when a charge is tried, counted from when the card was known: as often as Stripe tries by itself what it charges from the
// beginning.
func (t *Till) chargeTries() []time.Duration {
	return []time.Duration{t.cardGrace, 3 * day, 5 * day, 7 * day}
}

// chargeKey is what we call charging an invoice to a card. Another card is another charge.
func chargeKey(bill Bill, card string) string { return bill.ID.String() + "/" + card }

// automatic is the state of a charge that Stripe makes by itself.
const automatic = "automatic"

// mailed tells whether an invoice is one that Stripe does not charge by itself, since there was no card when it was made.
func mailed(open *stripe.Invoice) bool {
	return open.CollectionMethod == stripe.InvoiceCollectionMethodSendInvoice
}

// charge pays a mailed invoice by the card that is known by now, when it is time. Every try has a row and an idempotency key of its own, and
// the invoice is read before it: so a try that was cut off is not made twice, and nothing is charged that was paid. A card that is declined
// begins dunning, as everywhere.
func (t *Till) charge(ctx context.Context, row *db.Collection, bill Bill, open *stripe.Invoice) (*stripe.Invoice, error) {
	if row.Card == "" || open.Status != stripe.InvoiceStatusOpen {
		return open, nil
	}

	try, _, err := begin(ctx, made{kind: mirror.KindCharge, local: chargeKey(bill, row.Card)})
	if err != nil {
		return open, err
	}

	if !mailed(open) {
		return open, wrapped("charge", ent.From(ctx).Mirror.UpdateOneID(try.ID).SetState(automatic).Exec(ctx))
	}

	if !t.chargeDue(try) {
		return open, nil
	}

	return t.pay(ctx, try, row.Card, open)
}

// pay makes one try.
func (t *Till) pay(ctx context.Context, try *db.Mirror, card string, open *stripe.Invoice) (*stripe.Invoice, error) {
	params := &stripe.InvoicePayParams{PaymentMethod: new(card)}

	paid, err := call(ctx, t, fmt.Sprintf("honnin/charge/%s/%d", try.Local, try.Tries), &params.Params, func() (*stripe.Invoice, error) {
		return t.api.Invoices.Pay(open.ID, params)
	})
	if err == nil {
		return paid, nil
	}

	// Of a failure of theirs the money may have come all the same: the next round reads the invoice first, and tries at once. Only what was
	// refused waits.
	refused := said(err) != nil && !away(err) && !spent(err)
	if refused {
		if noted := ent.From(ctx).Mirror.UpdateOneID(try.ID).SetState(strconv.Itoa(refusals(try) + 1)).Exec(ctx); noted != nil {
			return nil, wrapped("charge", noted)
		}
	}

	if spent(err) || refused {
		if noted := failedWith(ctx, try, nil); noted != nil {
			return nil, noted
		}
	}

	if wrong := said(err); wrong != nil && wrong.HTTPStatusCode == http.StatusPaymentRequired {
		return t.invoice(ctx, open.ID)
	}

	return nil, err
}

// refusals is how often the card was declined, which stands in the state of a charge of ours.
func refusals(try *db.Mirror) int {
	count, err := strconv.Atoi(try.State)
	if err != nil {
		return 0 // none yet
	}

	return count
}

// chargeDue tells whether it is time for the next try.
func (t *Till) chargeDue(try *db.Mirror) bool {
	after, refused := t.chargeTries(), refusals(try)

	return try.State != automatic && refused < len(after) && !t.now().Before(try.CreatedAt.Add(after[refused]))
}

// chargeable tells whether an open invoice is to be looked at for a charge: none was begun to the card, or a try is due.
func (t *Till) chargeable(about knowledge, bill Bill) bool {
	if about.card == "" {
		return false
	}

	try, begun := about.charges[chargeKey(bill, about.card)]

	return !begun || t.chargeDue(try)
}

// rows gives what the viewer's tenant has of a kind, by our names.
func rows(ctx context.Context, kind mirror.Kind) (map[string]*db.Mirror, error) {
	all, err := ent.From(ctx).Mirror.Query().Where(mirror.KindEQ(kind)).All(ctx)
	if err != nil {
		return nil, wrapped("mirror", err)
	}

	found := make(map[string]*db.Mirror, len(all))
	for _, one := range all {
		found[one.Local] = one
	}

	return found, nil
}
