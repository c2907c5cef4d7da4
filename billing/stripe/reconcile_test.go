package stripe_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	library "github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/push"
)

// kinds reconciles and gives what differs and stays so.
func (k *kit) kinds(t *testing.T, repair bool) (left, mended []stripe.Kind) {
	t.Helper()

	found, err := k.Reconcile(k.all, repair)
	require.NoError(t, err)

	left, mended = []stripe.Kind{}, []stripe.Kind{}

	for _, one := range found {
		if one.Repaired {
			mended = append(mended, one.Kind)
		} else {
			left = append(left, one.Kind)
		}
	}

	return left, mended
}

func (k *kit) agrees(t *testing.T) {
	t.Helper()

	left, mended := k.kinds(t, false)
	require.Empty(t, left)
	require.Empty(t, mended)
}

func TestNothingDiffers(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.agrees(t)
	k.use(t, time.Now().Add(-49*time.Hour), 3)
	k.use(t, time.Now(), 4)
	k.card(t, "good")
	k.ledger.issue(1000, 100)
	k.until(t, func() bool { return len(k.ledger.paid) == 1 && k.done() && k.heard(t) }, "it is paid")
	k.agrees(t)
}

func TestLostWebhooksAreFoundAgain(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.card(t, "good")
	k.fault(t, "deaf", "", -1, 1)
	k.ledger.issue(1000)
	k.pass(t, time.Hour)
	require.NoError(t, k.Round(k.all))
	require.NotEmpty(t, k.ledger.paid, "the answer to the finalization says it")
	k.pass(t, time.Hour)

	left, _ := k.kinds(t, false)
	require.Contains(t, left, stripe.EventMissed)

	left, mended := k.kinds(t, true)
	require.Empty(t, left)
	require.Contains(t, mended, stripe.EventMissed)
	k.agrees(t)
}

func TestUsageThatDiffers(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	sum := k.use(t, time.Now().Add(-48*time.Hour), 6)

	left, _ := k.kinds(t, false)
	require.Equal(t, []stripe.Kind{stripe.UsageUnsent}, left)

	left, mended := k.kinds(t, true)
	require.Empty(t, left)
	require.Equal(t, []stripe.Kind{stripe.UsageUnsent}, mended)
	require.Equal(t, sum, k.counted(t))

	// Some were sent and not noted, so long ago that a repeat would count twice.
	long := time.Now().Add(-30 * time.Hour)
	ent.From(k.tenant).Push.Update().SetState(push.StatePending).SetTriedAt(long).SetNextAt(long).ClearDoneAt().ExecX(k.tenant)
	require.NoError(t, k.Round(k.all))
	require.Equal(t, sum, k.counted(t), "what is in doubt is not sent")

	left, mended = k.kinds(t, true)
	require.Empty(t, left)
	require.Equal(t, []stripe.Kind{stripe.UsageDoubtful}, mended)
	k.agrees(t)

	// Others were never sent.
	k.use(t, time.Now().Add(-72*time.Hour), 2)
	require.NoError(t, k.Round(k.all))

	// Somebody counted at Stripe what is not ours.
	row, err := stripe.Standing(k.tenant)
	require.NoError(t, err)
	_, err = k.api.BillingMeterEvents.New(&library.BillingMeterEventParams{
		EventName: new("honnin_verification"), Payload: map[string]string{"stripe_customer_id": row.Customer, "value": "5"},
	})
	require.NoError(t, err)

	left, _ = k.kinds(t, true)
	require.Equal(t, []stripe.Kind{stripe.UsageSum}, left, "what cannot be understood is left to people")
}

func TestInvoicesThatDiffer(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.card(t, "bad")

	first, second := k.ledger.issue(100), k.ledger.issue(200)
	require.NoError(t, k.Round(k.all))

	third := k.ledger.issue(300)
	customer, err := stripe.Standing(k.tenant)
	require.NoError(t, err)

	k.fault(t, "deaf", "", -1, 1)

	// Another amount here than there; paid there and not here; never made; made by nobody of ours; twice.
	k.ledger.mu.Lock()
	k.ledger.bills[0].Due++
	k.ledger.mu.Unlock()

	for all := k.api.Invoices.List(nil); all.Next(); {
		if all.Invoice().Metadata["honnin_invoice"] == second.ID.String() {
			method, err := k.api.PaymentMethods.Attach("pm_card_visa", &library.PaymentMethodAttachParams{Customer: new(customer.Customer)})
			require.NoError(t, err)
			_, err = k.api.Invoices.Pay(all.Invoice().ID, &library.InvoicePayParams{PaymentMethod: new(method.ID)})
			require.NoError(t, err)
		}
	}

	stray := &library.InvoiceParams{Customer: new(customer.Customer)}
	stray.AddMetadata("honnin_invoice", "01900000-0000-7000-8000-000000000000")
	_, err = k.api.Invoices.New(stray)
	require.NoError(t, err)

	left, mended := k.kinds(t, true)
	require.ElementsMatch(t, []stripe.Kind{stripe.InvoiceAmount, stripe.InvoiceUnknown}, left)
	require.ElementsMatch(t, []stripe.Kind{stripe.InvoiceState, stripe.InvoiceMissing}, mended)
	require.Len(t, k.ledger.paid, 1)
	require.NotEqual(t, first.ID, third.ID)
}
