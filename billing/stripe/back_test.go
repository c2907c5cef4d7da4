package stripe_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
	library "github.com/stripe/stripe-go/v76"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent/db/collection"
)

// bought has the first bill be paid by card, and gives the charge.
func (k *kit) bought(t *testing.T) *library.Charge {
	t.Helper()

	k.card(t, "good")
	k.ledger.issue(1000, 100)
	k.until(t, func() bool { return len(k.ledger.paid) == 1 && k.heard(t) }, "it is paid")

	return k.only(t).Charge
}

func (k *kit) backs() int64 {
	k.ledger.mu.Lock()
	defer k.ledger.mu.Unlock()

	return k.ledger.bills[0].Back
}

// ask posts to a door of the fake, and gives the id that it answers with.
func (k *kit) ask(t *testing.T, path string, form url.Values) string {
	t.Helper()

	response, err := http.PostForm(k.fake.URL+path, form)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, response.StatusCode)

	var said struct{ ID string }

	// A control of the fake answers nothing.
	if err := json.NewDecoder(response.Body).Decode(&said); !errors.Is(err, io.EOF) {
		require.NoError(t, err)
	}

	require.NoError(t, response.Body.Close())

	return said.ID
}

// Money that goes back at Stripe is noted here, and noted away again when it comes back; whatever is done to webhooks.
func TestMoneyThatGoesBack(t *testing.T) {
	t.Parallel()

	for _, trouble := range []string{"", "twice", "shuffle"} {
		t.Run(trouble, func(t *testing.T) {
			t.Parallel()

			k := newKit(t)
			charge := k.bought(t)

			if trouble != "" {
				k.fault(t, trouble, "", -1, 1)
			}

			refund, err := k.api.Refunds.New(&library.RefundParams{Charge: new(charge.ID), Amount: new(int64(300))})
			require.NoError(t, err)
			k.until(t, func() bool { return k.backs() == 300 && k.heard(t) }, "it is noted")

			_, err = k.api.Refunds.New(&library.RefundParams{Charge: new(charge.ID), Amount: new(int64(50))})
			require.NoError(t, err)
			k.ask(t, "/bounce", url.Values{"id": {refund.ID}})
			k.until(t, func() bool { return k.backs() == 50 && k.heard(t) }, "one came again")

			asked := k.ask(t, "/dispute", url.Values{"charge": {charge.ID}, "warning": {"true"}})
			k.until(t, func() bool { return k.heard(t) }, "a bank asks")
			require.EqualValues(t, 50, k.backs(), "and takes nothing")
			k.ask(t, "/dispute", url.Values{"id": {asked}, "status": {"needs_response"}})
			k.until(t, func() bool { return k.backs() == 1100 && k.heard(t) }, "it takes all that is left")

			left, _ := k.kinds(t, true)
			require.Equal(t, []stripe.Kind{stripe.InvoiceState}, left, "owed here, and not to be collected there: a person looks")

			k.ask(t, "/dispute", url.Values{"id": {asked}, "status": {"won"}})
			k.until(t, func() bool { return k.backs() == 50 && k.heard(t) }, "we win")
			require.Equal(t, collection.StateCurrent, k.standing(t).state, "no payment failed")
			require.Len(t, k.ledger.paid, 1)
		})
	}
}

// What no webhook told of is found, and a repair hears it. What a person did at Stripe alone is said, and left to people.
func TestMoneyThatWentBackUnheard(t *testing.T) {
	t.Parallel()

	k := newKit(t)
	charge := k.bought(t)
	paid := k.only(t)
	k.comeToAgree(t)
	k.fault(t, "deaf", "", -1, 1)

	_, err := k.api.Refunds.New(&library.RefundParams{Charge: new(charge.ID), Amount: new(int64(300))})
	require.NoError(t, err)

	left, _ := k.kinds(t, false)
	require.Equal(t, []stripe.Kind{stripe.InvoiceReturned}, left)

	left, mended := k.kinds(t, true)
	require.Empty(t, left)
	require.Equal(t, []stripe.Kind{stripe.InvoiceReturned}, mended)
	require.EqualValues(t, 300, k.backs())

	_, err = k.api.CreditNotes.New(&library.CreditNoteParams{
		Invoice: new(paid.ID), Amount: new(int64(200)), CreditAmount: new(int64(200)),
	})
	require.NoError(t, err)

	left, _ = k.kinds(t, true)
	require.ElementsMatch(t, []stripe.Kind{stripe.CustomerBalance, stripe.InvoiceState, stripe.InvoiceCredited}, left)
}
