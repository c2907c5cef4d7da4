package stripe_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	library "github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent/db/collection"
)

// only gives the one invoice that there is.
func (k *kit) only(t *testing.T) *library.Invoice {
	t.Helper()

	all := k.api.Invoices.List(nil)
	require.True(t, all.Next())

	found := all.Invoice()
	require.False(t, all.Next(), "one")

	return found
}

// comeToAgree waits until both sides say the same: a webhook that was put off comes a moment later.
func (k *kit) comeToAgree(t *testing.T) {
	t.Helper()
	k.until(t, func() bool {
		found, err := k.Reconcile(k.all, false)

		return err == nil && len(found) == 0
	}, "both agree")
}

// An invoice that was mailed since there was no card is charged once there is one, after a while and once.
func TestACardThatComesLater(t *testing.T) {
	t.Parallel()

	for _, trouble := range []string{"", "error", "cut"} {
		t.Run(trouble, func(t *testing.T) {
			t.Parallel()

			k := newKit(t)
			k.ledger.issue(1000, 100)
			require.NoError(t, k.Round(k.all))
			require.Equal(t, library.InvoiceCollectionMethodSendInvoice, k.only(t).CollectionMethod)

			k.card(t, "good")

			for range 3 {
				require.NoError(t, k.Round(k.all))
			}

			require.Equal(t, library.InvoiceStatusOpen, k.only(t).Status, "whoever just gave a card may pay first")
			k.pass(t, 2*time.Hour)

			if trouble != "" {
				k.fault(t, trouble, "invoices", 3, 0.7)
			}

			k.until(t, func() bool { return len(k.ledger.paid) == 1 && k.heard(t) }, "it is paid")
			require.EqualValues(t, 1100, k.ledger.paid[k.only(t).ID])
			require.EqualValues(t, 1, k.only(t).AttemptCount, "the card was charged once")
			require.Equal(t, collection.StateCurrent, k.standing(t).state)
			k.comeToAgree(t)
		})
	}
}

// A card that is declined is tried as often as Stripe tries by itself, dunning begins, and another card ends it.
func TestACardThatComesLaterAndIsDeclined(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.ledger.issue(1000)
	require.NoError(t, k.Round(k.all))
	k.card(t, "bad")
	require.NoError(t, k.Round(k.all))
	k.pass(t, 2*time.Hour)
	k.until(t, func() bool { return k.standing(t).state == collection.StatePastDue }, "it is past due")

	for range 8 {
		k.pass(t, 2*24*time.Hour)

		for range 2 {
			_ = k.Round(k.all)
		}
	}

	require.EqualValues(t, 4, k.only(t).AttemptCount)
	require.Equal(t, collection.StateRestricted, k.standing(t).state)

	page, err := k.Portal(k.tenant, k.fake.URL+"/calls")
	require.NoError(t, err)
	k.fill(t, page, "good")
	k.until(t, func() bool { return k.standing(t).card == "4242" }, "the card is known")
	require.NoError(t, k.Round(k.all))
	k.pass(t, 2*time.Hour)
	k.until(t, func() bool { return k.standing(t).state == collection.StateCurrent }, "it is paid")
	require.Len(t, k.ledger.paid, 1)
}

// later has a part of the first bill be paid by other means.
func (k *kit) later(key string, amount int64) {
	k.ledger.mu.Lock()
	defer k.ledger.mu.Unlock()

	k.ledger.bills[0].Later = append(k.ledger.bills[0].Later, stripe.Line{Key: key, Text: "入金済 / Paid", Amount: amount})
}

// What was paid by other means since Stripe finalized an invoice is not collected, once, whatever fails.
func TestAPartThatWasPaidElsewhere(t *testing.T) {
	t.Parallel()

	for _, trouble := range []string{"", "error", "cut"} {
		t.Run(trouble, func(t *testing.T) {
			t.Parallel()

			k := newKit(t)
			k.ledger.issue(1000, 100)
			require.NoError(t, k.Round(k.all))
			k.later("paid-1", 300)

			left, _ := k.kinds(t, false)
			require.Equal(t, []stripe.Kind{stripe.InvoiceLeft}, left)

			if trouble != "" {
				k.fault(t, trouble, "credit_notes", 3, 0.7)
			}

			k.until(t, func() bool { return k.only(t).AmountRemaining == 800 }, "less is left")
			k.later("note-1", 50)
			k.until(t, func() bool { return k.only(t).AmountRemaining == 750 }, "less is left")
			require.NoError(t, k.Round(k.all))
			k.until(t, func() bool { return k.heard(t) }, "all is heard")
			k.comeToAgree(t)

			k.card(t, "good")
			require.NoError(t, k.Round(k.all))
			k.pass(t, 2*time.Hour)
			k.until(t, func() bool { return len(k.ledger.paid) == 1 && k.heard(t) }, "it is paid")
			require.EqualValues(t, 750, k.ledger.paid[k.only(t).ID])
			k.comeToAgree(t)
		})
	}
}

// A repair does at once what the next round would do; a part that somebody took back at Stripe alone is for a person.
func TestWhatIsLeftDiffers(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	k.ledger.issue(1000)
	require.NoError(t, k.Round(k.all))
	k.later("paid-1", 300)

	left, mended := k.kinds(t, true)
	require.Empty(t, left)
	require.Equal(t, []stripe.Kind{stripe.InvoiceLeft}, mended)
	k.comeToAgree(t)

	_, err := k.api.CreditNotes.New(&library.CreditNoteParams{Invoice: new(k.only(t).ID), Amount: new(int64(100))})
	require.NoError(t, err)

	left, _ = k.kinds(t, true)
	require.Equal(t, []stripe.Kind{stripe.InvoiceLeft}, left)
}
