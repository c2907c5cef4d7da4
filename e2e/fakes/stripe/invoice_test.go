package main_test

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/stripe/stripe-go/v76"
)

// invoice makes a draft with these amounts.
func (s stage) invoice(t *testing.T, customer string, amounts ...int64) *stripe.Invoice {
	t.Helper()

	made, err := s.Invoices.New(&stripe.InvoiceParams{
		Customer: new(customer), Currency: new("jpy"), AutoAdvance: new(true), PendingInvoiceItemsBehavior: new("exclude"),
	})
	require.NoError(t, err)

	for _, amount := range amounts {
		_, err := s.InvoiceItems.New(&stripe.InvoiceItemParams{
			Customer: new(customer), Invoice: new(made.ID), Currency: new("jpy"), Amount: new(amount),
			Description: new("a line"),
		})
		require.NoError(t, err)
	}

	made, err = s.Invoices.Get(made.ID, nil)
	require.NoError(t, err)

	return made
}

func (s stage) card(t *testing.T, customer, name string) {
	t.Helper()

	card, err := s.PaymentMethods.Attach(name, &stripe.PaymentMethodAttachParams{Customer: new(customer)})
	require.NoError(t, err)
	_, err = s.Customers.Update(customer, &stripe.CustomerParams{
		InvoiceSettings: &stripe.CustomerInvoiceSettingsParams{DefaultPaymentMethod: new(card.ID)},
	})
	require.NoError(t, err)
}

func TestInvoice(t *testing.T) {
	t.Parallel()

	s := start(t)
	customer := s.customer(t).ID
	s.card(t, customer, "pm_card_visa")

	draft := s.invoice(t, customer, 1000, 100)
	require.Equal(t, stripe.InvoiceStatusDraft, draft.Status)
	require.EqualValues(t, 1100, draft.Total)
	require.Len(t, draft.Lines.Data, 2)

	_, err := s.Invoices.Pay(draft.ID, nil)
	require.Error(t, err, "not a draft")

	paid, err := s.Invoices.FinalizeInvoice(draft.ID, nil)
	require.NoError(t, err)
	require.Equal(t, stripe.InvoiceStatusPaid, paid.Status)
	require.EqualValues(t, 1100, paid.AmountPaid)
	require.Equal(t, customer, paid.Customer.ID)
	require.NotEmpty(t, paid.PaymentIntent.ID)

	_, err = s.InvoiceItems.New(&stripe.InvoiceItemParams{
		Customer: new(customer), Invoice: new(draft.ID), Currency: new("jpy"), Amount: stripe.Int64(1),
	})
	require.ErrorContains(t, err, "no longer editable")
	_, err = s.Invoices.VoidInvoice(draft.ID, nil)
	require.Error(t, err, "it is paid")

	free, err := s.Invoices.FinalizeInvoice(s.invoice(t, customer).ID, nil)
	require.NoError(t, err)
	require.Equal(t, stripe.InvoiceStatusPaid, free.Status, "nothing is to be paid")

	manual, err := s.Invoices.FinalizeInvoice(s.invoice(t, customer, 5).ID, &stripe.InvoiceFinalizeInvoiceParams{AutoAdvance: new(false)})
	require.NoError(t, err)
	require.Equal(t, stripe.InvoiceStatusOpen, manual.Status)
	voided, err := s.Invoices.VoidInvoice(manual.ID, nil)
	require.NoError(t, err)
	require.Equal(t, stripe.InvoiceStatusVoid, voided.Status)
}

func TestACardThatIsDeclined(t *testing.T) {
	t.Parallel()

	s := start(t)
	customer := s.customer(t).ID
	s.card(t, customer, "pm_card_chargeCustomerFail")

	open, err := s.Invoices.FinalizeInvoice(s.invoice(t, customer, 1000).ID, nil)
	require.NoError(t, err)
	require.Equal(t, stripe.InvoiceStatusOpen, open.Status)
	require.EqualValues(t, 1, open.AttemptCount)
	require.Positive(t, open.NextPaymentAttempt)

	_, err = s.Invoices.Pay(open.ID, nil)
	require.Equal(t, stripe.ErrorCodeCardDeclined, problem(t, err).Code)

	s.advance(t, 4*24*time.Hour)

	open, err = s.Invoices.Get(open.ID, nil)
	require.NoError(t, err)
	require.EqualValues(t, 3, open.AttemptCount, "tried again by itself")

	// Another card by the portal.
	portal, err := s.BillingPortalSessions.New(&stripe.BillingPortalSessionParams{Customer: new(customer), ReturnURL: new(s.url + "/calls")})
	require.NoError(t, err)
	response, err := http.PostForm(portal.URL, url.Values{"card": {"good"}})
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())

	open, err = s.Invoices.Get(open.ID, nil)
	require.NoError(t, err)
	require.Equal(t, stripe.InvoiceStatusPaid, open.Status)
}

func TestCheckout(t *testing.T) {
	t.Parallel()

	s := start(t)
	customer := s.customer(t).ID

	made, err := s.CheckoutSessions.New(&stripe.CheckoutSessionParams{
		Mode: new("setup"), Customer: new(customer), SuccessURL: new(s.url + "/calls"), Currency: new("jpy"),
	})
	require.NoError(t, err)
	require.Equal(t, stripe.CheckoutSessionStatusOpen, made.Status)

	page, err := http.Get(made.URL)
	require.NoError(t, err)
	require.NoError(t, page.Body.Close())
	require.Equal(t, http.StatusOK, page.StatusCode)

	for _, want := range []int{http.StatusOK, http.StatusGone} {
		response, err := http.PostForm(made.URL, url.Values{"card": {"good"}})
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		require.Equal(t, want, response.StatusCode)
	}

	params := &stripe.CheckoutSessionParams{}
	params.AddExpand("setup_intent.payment_method")
	done, err := s.CheckoutSessions.Get(made.ID, params)
	require.NoError(t, err)
	require.Equal(t, stripe.CheckoutSessionStatusComplete, done.Status)
	require.Equal(t, "4242", done.SetupIntent.PaymentMethod.Card.Last4)
}
